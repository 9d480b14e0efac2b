/** What the window remembers from one start to the next. */
@NullMarked
package loopscope.ui.preferences;

import org.jspecify.annotations.NullMarked;
