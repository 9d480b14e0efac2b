/**
 * Servers that no one here wrote, as the system's call tracer sees them.
 *
 * <pre>
 *   strace ─▸ bytes ─▸ lines ─▸ calls begun and ended ─▸ what they mean ─▸ trace
 * </pre>
 *
 * @see <a href="https://man7.org/linux/man-pages/man1/strace.1.html">strace(1)</a>
 */
@NullMarked
package loopscope.foreign;

import org.jspecify.annotations.NullMarked;
