/** Themes, sizes, and the style sheet. */
@NullMarked
package loopscope.ui.appearance;

import org.jspecify.annotations.NullMarked;
