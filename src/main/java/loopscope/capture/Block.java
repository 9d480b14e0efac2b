package loopscope.capture;

import loopscope.picture.surface.Surface;

import java.util.function.Consumer;

/**
 * A part of a picture, as wide as the others that are below each other in it.
 *
 * @param height in pixels at 100%
 * @param painter draws it from (0, 0) on
 */
public record Block(double height, Consumer<Surface> painter) {}
