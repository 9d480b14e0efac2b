package loopscope.ui.canvas;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Pane;

import loopscope.picture.layout.Band;
import loopscope.picture.layout.Layout;
import loopscope.ui.stages.StageViewModel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Scroll bars beside the bands of lanes that have more rows than are shown. */
final class ScrollBars {
    private static final double WIDTH = 12;

    /** One bar; each placing may give it to another band. */
    private final class Bar {
        private final ScrollBar node = new ScrollBar();
        private IntConsumer scroll = row -> {};
        private boolean placing;

        Bar() {
            node.setOrientation(Orientation.VERTICAL);
            node.setManaged(false);
            node.setFocusTraversable(false);
            node.valueProperty().addListener((value, before, now) -> moved(now.intValue()));
            pane.getChildren().add(node);
        }

        private void moved(int row) {
            if (!placing) {
                scroll.accept(row);
            }
        }

        void place(Band band, double x, double up, String name, IntConsumer target) {
            scroll = target;
            placing = true;
            node.setVisible(true);
            node.setAccessibleText(name);
            node.setMax(band.all() - band.shown());
            node.setVisibleAmount(node.getMax() * band.shown() / band.all());
            node.setBlockIncrement(Math.max(1, band.shown() - 1));
            node.setUnitIncrement(1);
            if ((int) node.getValue() != band.first()) {
                node.setValue(band.first());
            }
            node.resizeRelocate(x, band.top() - up, WIDTH, band.bottom() - band.top());
            placing = false;
        }
    }

    private final Pane pane;
    private final List<StageViewModel> stages;
    private final LaneScroll lanes;
    private final List<Bar> bars = new ArrayList<>();

    ScrollBars(Pane pane, List<StageViewModel> stages, LaneScroll lanes) {
        this.pane = pane;
        this.stages = stages;
        this.lanes = lanes;
    }

    /** Places the bars that are needed now, and hides the others. */
    void place(Layout layout, double width, double up) {
        int used = 0;
        for (int i = 0; i < layout.stages().size(); i++) {
            Layout.StageRows rows = layout.stages().get(i);
            StageViewModel stage = stages.get(i);
            String of = " of " + stage.title();
            if (rows.threads().overflows()) {
                bar(used++)
                        .place(
                                rows.threads(),
                                width - WIDTH - 1,
                                up,
                                "Threads" + of,
                                stage::setFirstThread);
            }
            if (rows.clients().overflows()) {
                bar(used++)
                        .place(
                                rows.clients(),
                                width - WIDTH - 1,
                                up,
                                "Clients" + of,
                                row -> lanes.toClient(rows, row));
            }
        }
        for (Bar rest : bars.subList(used, bars.size())) {
            rest.node.setVisible(false);
        }
    }

    private Bar bar(int place) {
        if (place == bars.size()) {
            bars.add(new Bar());
        }
        return bars.get(place);
    }
}
