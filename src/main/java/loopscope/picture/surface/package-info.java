/**
 * Surfaces and what is drawn on them: rectangles, hatches, text, colours, fonts. This room knows no
 * stage.
 */
@NullMarked
package loopscope.picture.surface;

import org.jspecify.annotations.NullMarked;
