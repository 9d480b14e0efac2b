package loopscope.capture;

import loopscope.picture.surface.Surface;

import java.util.function.Consumer;

/**
 * A picture that can be saved.
 *
 * @param width in pixels at 100%
 * @param height in pixels at 100%
 * @param title what it shows, in a few words
 * @param description what it shows, in sentences, for screen readers; may be empty
 * @param painter draws it all, its ground included, and the same each time: a large PNG is drawn in
 *     tiles, once per tile
 */
public record Picture(
        double width, double height, String title, String description, Consumer<Surface> painter) {}
