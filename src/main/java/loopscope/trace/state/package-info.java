/** What the log folds to: connections, threads, tables and phases at an instant. */
@NullMarked
package loopscope.trace.state;

import org.jspecify.annotations.NullMarked;
