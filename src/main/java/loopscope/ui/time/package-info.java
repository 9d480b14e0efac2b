/** The stretch of time in view and the selected instant. */
@NullMarked
package loopscope.ui.time;

import org.jspecify.annotations.NullMarked;
