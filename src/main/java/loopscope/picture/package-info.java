/**
 * The picture is drawn once, against a small {@link loopscope.picture.surface.Surface}; a canvas
 * and an SVG file are surfaces, so what you see is what you capture.
 *
 * <p>Two bundled fonts and one table of their metrics ({@link loopscope.picture.surface.Text})
 * serve every surface. All lengths are in pixels at 100% size, y grows downwards. JavaFX is used in
 * {@link loopscope.picture.surface.CanvasSurface} and nowhere else.
 */
@NullMarked
package loopscope.picture;

import org.jspecify.annotations.NullMarked;
