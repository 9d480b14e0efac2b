package loopscope.capture;

import loopscope.picture.plots.ScalingPlot;
import loopscope.picture.surface.Theme;
import loopscope.timeline.figures.Scaling;

/** The picture of what an experiment found, understood without the window. */
public final class ScalingPicture {
    /** In pixels at 100%: less than of lanes, for larger words on a slide. */
    public static final double USUAL_WIDTH = 960;

    /** Height to width, as a slide has it. */
    private static final double SHAPE = 10.0 / 16;

    private ScalingPicture() {}

    /**
     * The picture of a chart.
     *
     * @param title what is shown, in a few words
     * @param scaling what was found
     * @param theme the palette
     * @param width of the whole picture in pixels at 100%
     */
    public static Picture of(String title, Scaling scaling, Theme theme, double width) {
        double height = Math.rint(width * SHAPE);
        return new Picture(
                width,
                height,
                title,
                ScalingPlot.words(scaling),
                surface -> ScalingPlot.paint(surface, theme, scaling, title, width, height));
    }
}
