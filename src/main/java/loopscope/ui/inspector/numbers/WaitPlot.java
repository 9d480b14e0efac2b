package loopscope.ui.inspector.numbers;

import loopscope.picture.plots.WaitBars;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.CanvasSurface;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;

import java.util.function.Supplier;

/** A plot of the longest wait of each client on each stage, as bars. */
final class WaitPlot extends Plot {
    private static final String NOBODY = "Nobody has waited yet.";
    private static final TextStyle WORDS = TextStyle.sans(12, TextStyle.Weight.REGULAR);
    private static final double LINE = 18;

    WaitPlot(Supplier<Theme> theme) {
        super(theme, "waits");
    }

    @Override
    double height(NumbersViewModel.Figures figures) {
        return heightOf(figures);
    }

    /** The height of the bars, in pixels. */
    static double heightOf(NumbersViewModel.Figures figures) {
        return figures.waits().isEmpty() ? LINE : WaitBars.height(figures.waits());
    }

    @Override
    void paint(CanvasSurface surface, NumbersViewModel.Figures figures, double width) {
        paint(surface, theme(), figures, width);
    }

    /** Draws the bars from (0, 0) on. */
    static void paint(
            Surface surface, Theme theme, NumbersViewModel.Figures figures, double width) {
        if (figures.waits().isEmpty()) {
            int ink = theme.of(Tone.DIM_INK);
            surface.text(NOBODY, 0, LINE - 5, WORDS, ink, Anchor.START);
        } else {
            WaitBars.paint(surface, theme, figures.waits(), width);
        }
    }

    @Override
    String words(NumbersViewModel.Figures figures) {
        return figures.waits().isEmpty() ? NOBODY : LongestWaits.words(figures.waits());
    }
}
