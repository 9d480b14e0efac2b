/**
 * What the system's call tracer prints, as data: it knows the tracer's syntax and no server.
 *
 * @see <a href="https://man7.org/linux/man-pages/man1/strace.1.html">strace(1)</a>
 */
@NullMarked
package loopscope.foreign.tracer;

import org.jspecify.annotations.NullMarked;
