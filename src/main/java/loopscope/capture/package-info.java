/**
 * Writes pictures to files, whole or not at all: an old file stays until the new one is complete,
 * and no failure leaves half a file behind.
 *
 * <p>{@link loopscope.capture.PictureFile} writes every {@link loopscope.capture.PictureFormat},
 * for the window and the command line. {@link loopscope.capture.SvgFile} works on any thread and
 * needs no toolkit; {@link loopscope.capture.PngFile} borrows the JavaFX thread to draw, and
 * encodes and writes on the caller's.
 */
@NullMarked
package loopscope.capture;

import org.jspecify.annotations.NullMarked;
