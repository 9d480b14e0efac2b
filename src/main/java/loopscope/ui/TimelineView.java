package loopscope.ui;

import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;

import loopscope.lab.LabClient;
import loopscope.picture.CanvasSurface;
import loopscope.picture.Layout;
import loopscope.picture.Painter;
import loopscope.picture.Shot;
import loopscope.trace.Connection;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The picture in the window: one canvas, the stages' controls on their headers, and below it what
 * is said of it.
 *
 * <pre>
 *   ┌ header of stage 1 │ moral ┐  canvas, painted once per pulse
 *   │ lanes                     │  and only if something moved
 *   ├ header of stage 2 ────────┤
 *   │ lanes, ruler, legend      │
 *   └───────────────────────────┘
 *     below: a node
 * </pre>
 */
final class TimelineView {
    private static final double LEAST_ROOM = 120;
    private static final double MORAL = 230;

    /** All that the last painting depended on. */
    private record Painted(
            Shot shot,
            @Nullable LabClient selected,
            @Nullable Connection stranger,
            double scroll,
            double density) {}

    private final Pane pane;
    private final Region below;
    private final WindowModel model;
    private final List<Parent> headers = new ArrayList<>();
    private final Map<StageModel, Parent> headerOf = new HashMap<>();
    private final Function<StageModel, Parent> makeHeader;
    private final ScrollBars bars;
    private final LaneButtons buttons;
    private final Canvas canvas = new Canvas();
    private final CanvasSurface surface = new CanvasSurface(canvas.getGraphicsContext2D());
    private @Nullable Painted painted;
    private double scroll;

    /**
     * Fills a pane.
     *
     * @param below a child of the pane that belongs under the picture
     * @param makeHeader makes the header of a stage
     * @param speak puts the caret into the selected client's line
     */
    TimelineView(
            Pane pane,
            Region below,
            WindowModel model,
            Function<StageModel, Parent> makeHeader,
            Runnable speak) {
        this.pane = pane;
        this.below = below;
        this.model = model;
        this.makeHeader = makeHeader;
        canvas.setId("canvas");
        below.setManaged(false);
        pane.getChildren().addFirst(canvas);
        this.bars = new ScrollBars(pane, model);
        this.buttons = new LaneButtons(pane, model, speak);
        model.stages().addListener((ListChangeListener<StageModel>) change -> placeHeaders());
        placeHeaders();
        Rectangle inside = new Rectangle();
        inside.widthProperty().bind(pane.widthProperty());
        inside.heightProperty().bind(pane.heightProperty());
        pane.setClip(inside);
    }

    /** One header for each stage there is, in their order. */
    private void placeHeaders() {
        headerOf.keySet().retainAll(model.stages());
        pane.getChildren().removeAll(headers);
        headers.clear();
        for (StageModel stage : model.stages()) {
            Parent header = headerOf.computeIfAbsent(stage, makeHeader);
            header.setManaged(false);
            headers.add(header);
            StageHeader.number(header, headers.size());
        }
        pane.getChildren().addAll(1, headers);
    }

    /** What is painted on, and pointed at. */
    Canvas canvas() {
        return canvas;
    }

    /** Takes the keys, from a line of text for example. */
    void focus() {
        pane.requestFocus();
    }

    /** Where everything is now; null before the first painting. */
    @Nullable Layout layout() {
        return model.layout();
    }

    /** How far the lanes are scrolled up, in pixels. */
    double scroll() {
        return scroll;
    }

    /** Scrolls by pixels, a positive number to what is further down. */
    void scrollBy(double pixels) {
        scroll += pixels;
    }

    /** Whether there are more lanes than there is room. */
    boolean overflows() {
        Layout known = model.layout();
        return known != null && known.bottom() > canvas.getHeight();
    }

    /** Paints what there is now, unless it looks as it did. */
    void pulse() {
        double width = Math.floor(pane.getWidth());
        double under = Math.ceil(below.prefHeight(width));
        double height = Math.floor(pane.getHeight() - pane.getInsets().getBottom());
        double room = Math.max(LEAST_ROOM, height - under);
        if (width < 1 || pane.getHeight() < 1) {
            return;
        }
        Shot shot = model.shot(width, room, stage -> controls(stage, width));
        Layout next = Layout.of(shot);
        scroll = Math.clamp(scroll, 0, Math.max(0, Math.ceil(next.bottom() - room)));
        Painted now =
                new Painted(
                        shot,
                        model.talk().selectedProperty().get(),
                        model.talk().strangerProperty().get(),
                        scroll,
                        density());
        if (!now.equals(painted)) {
            painted = now;
            paint(now, width, room);
        }
        place(width, room, under);
    }

    /** How far a stage's controls reach: as far as they need, and leave the moral some room. */
    private double controls(StageModel stage, double width) {
        Parent header = headerOf.get(stage);
        double needed = header == null ? 0 : Math.ceil(header.prefWidth(-1));
        return Math.min(needed, Math.max(0, width - MORAL));
    }

    private double density() {
        Window window = pane.getScene().getWindow();
        return window == null ? 1 : window.getOutputScaleX();
    }

    private void paint(Painted now, double width, double room) {
        canvas.setWidth(width);
        canvas.setHeight(room);
        surface.begin(1, now.density(), 0, now.scroll());
        Layout layout = Painter.paint(surface, now.shot());
        SelectionPainter.paint(surface, layout, now.shot().theme(), model.talk()::isChosen);
        model.painted(layout);
    }

    private void place(double width, double room, double under) {
        Layout known = model.layout();
        if (known == null || known.stages().size() != headers.size()) {
            return;
        }
        for (int i = 0; i < headers.size(); i++) {
            double top = known.stages().get(i).top() - scroll;
            double reach = controls(model.stages().get(i), width);
            headers.get(i).resizeRelocate(0, top, reach, Layout.HEADER - 4);
        }
        bars.place(known, width, scroll);
        buttons.place(known, scroll);
        below.resizeRelocate(0, Math.min(known.bottom(), room), width, under);
    }
}
