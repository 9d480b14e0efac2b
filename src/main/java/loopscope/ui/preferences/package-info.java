/** Preferences: what the window keeps from one start to the next. */
@NullMarked
package loopscope.ui.preferences;

import org.jspecify.annotations.NullMarked;
