/** Which stretch of time is seen, and which instant is selected: pure maths and properties. */
@NullMarked
package loopscope.ui.time;

import org.jspecify.annotations.NullMarked;
