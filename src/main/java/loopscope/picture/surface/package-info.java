/**
 * What can be drawn on, and with what: rectangles, hatches, text, colours, fonts. It knows no
 * stage.
 */
@NullMarked
package loopscope.picture.surface;

import org.jspecify.annotations.NullMarked;
