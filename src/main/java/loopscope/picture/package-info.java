/**
 * Painters that draw on a small {@link loopscope.picture.surface.Surface}. A canvas and an SVG file
 * are surfaces, so what you see is what you capture.
 *
 * <p>Two bundled families of fonts and one table of their metrics ({@link
 * loopscope.picture.surface.Text}) serve every surface. All lengths are in pixels at 100% size, y
 * grows downwards. Only {@link loopscope.picture.surface.CanvasSurface} and its palette use JavaFX.
 */
@NullMarked
package loopscope.picture;

import org.jspecify.annotations.NullMarked;
