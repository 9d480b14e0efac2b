package loopscope.capture;

import loopscope.picture.Caption;
import loopscope.picture.plots.ScalingPlot;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;
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
        return of(title, scaling, PictureFrame.plain(theme, width));
    }

    /** The same in a frame; an inspector has nothing to show of a chart. */
    public static Picture of(String title, Scaling scaling, PictureFrame frame) {
        PictureSize size = frame.size();
        Theme theme = frame.theme();
        double width = size.width();
        Caption caption = Caption.of(frame.words(), width);
        boolean given = size.height() > 0;
        double plot = given ? size.height() - caption.height() : Math.rint(width * SHAPE);
        double height = plot + caption.height();
        return new Picture(
                width,
                height,
                size.zoom(),
                size.density(),
                title,
                (ScalingPlot.words(scaling) + " " + String.join(" ", frame.words())).strip(),
                surface -> {
                    if (!frame.transparent()) {
                        surface.rect(0, 0, width, height, theme.of(Tone.GROUND));
                    }
                    ScalingPlot.paintOn(surface, theme, scaling, title, width, plot);
                    caption.paint(surface, theme, plot);
                });
    }
}
