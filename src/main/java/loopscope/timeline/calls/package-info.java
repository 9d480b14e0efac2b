/** The list of calls, its filter, and the line of code that made a call. */
@NullMarked
package loopscope.timeline.calls;

import org.jspecify.annotations.NullMarked;
