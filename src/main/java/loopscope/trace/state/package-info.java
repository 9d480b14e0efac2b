/** The state at an instant, folded from the log: connections, threads and their phases. */
@NullMarked
package loopscope.trace.state;

import org.jspecify.annotations.NullMarked;
