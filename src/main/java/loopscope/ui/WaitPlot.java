package loopscope.ui;

import loopscope.picture.CanvasSurface;
import loopscope.picture.WaitBars;

/** The longest wait of each client on each stage, as bars. */
final class WaitPlot extends Plot {
    WaitPlot(WindowModel window) {
        super(window, "waits");
    }

    @Override
    double height(NumbersModel.Figures figures) {
        return figures.waits().isEmpty() ? 0 : WaitBars.height(figures.waits());
    }

    @Override
    void paint(CanvasSurface surface, NumbersModel.Figures figures, double width) {
        if (!figures.waits().isEmpty()) {
            WaitBars.paint(surface, window().theme(), figures.waits(), width);
        }
    }

    @Override
    String words(NumbersModel.Figures figures) {
        return figures.waits().isEmpty()
                ? "Nobody has waited yet."
                : LongestWaits.words(figures.waits());
    }
}
