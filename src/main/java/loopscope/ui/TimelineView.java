package loopscope.ui;

import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import javafx.stage.Window;

import loopscope.lab.LabClient;
import loopscope.picture.CanvasSurface;
import loopscope.picture.Layout;
import loopscope.picture.Painter;
import loopscope.picture.Shot;

import org.jspecify.annotations.Nullable;

import java.util.List;

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
    private static final double INVITATION_X = 14;
    private static final double GAP = 12;

    /** All that the last painting depended on. */
    private record Painted(
            Shot shot,
            int lanes,
            @Nullable LabClient selected,
            double scroll,
            double scale,
            double density) {}

    private final Pane pane;
    private final Region below;
    private final Region axis;
    private final WindowModel model;
    private final List<? extends Node> headers;
    private final Canvas canvas = new Canvas();
    private final Scale unscaled = new Scale();
    private final Group sheet = new Group(canvas);
    private final Invitation invitation = new Invitation();
    private final CanvasSurface surface = new CanvasSurface(canvas.getGraphicsContext2D());
    private @Nullable Painted painted;
    private @Nullable Layout layout;
    private double scroll;
    private double room = LEAST_ROOM;

    /**
     * Fills a pane.
     *
     * @param below a child of the pane that belongs under the picture
     * @param axis a child of the pane that belongs at the ruler's left end
     * @param headers one for each stage
     */
    TimelineView(
            Pane pane, Region below, Region axis, WindowModel model, List<? extends Node> headers) {
        this.pane = pane;
        this.below = below;
        this.axis = axis;
        this.model = model;
        this.headers = headers;
        canvas.setId("canvas");
        below.setManaged(false);
        axis.setManaged(false);
        headers.forEach(header -> header.setManaged(false));
        // The canvas has the screen's pixels, so that it is sharp at every size.
        canvas.getTransforms().add(unscaled);
        sheet.setManaged(false);
        pane.getChildren().addFirst(sheet);
        pane.getChildren().addAll(1, headers);
        pane.getChildren().add(invitation.node());
        Rectangle inside = new Rectangle();
        inside.widthProperty().bind(pane.widthProperty());
        inside.heightProperty().bind(pane.heightProperty());
        pane.setClip(inside);
    }

    /** What is pointed at; its pixels are the picture's. */
    Node sheet() {
        return sheet;
    }

    /** Takes the keys, from a line of text for example. */
    void focus() {
        pane.requestFocus();
    }

    /** Where everything is now; null before the first painting. */
    @Nullable Layout layout() {
        return layout;
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
        return layout != null && layout.bottom() > room;
    }

    /** Paints what there is now, unless it looks as it did. */
    void pulse() {
        double width = Math.floor(pane.getWidth());
        double under = Math.ceil(below.prefHeight(width));
        double height = Math.floor(pane.getHeight() - pane.getInsets().getBottom());
        room = Math.max(LEAST_ROOM, height - under);
        if (width < 1 || pane.getHeight() < 1) {
            return;
        }
        Shot shot = model.shot(width, room);
        Layout next = Layout.of(shot);
        scroll = Math.clamp(scroll, 0, Math.max(0, Math.ceil(next.bottom() - room)));
        Painted now =
                new Painted(
                        shot,
                        lanes(shot),
                        model.talk().selectedProperty().get(),
                        scroll,
                        model.look().scale(),
                        density());
        if (!now.equals(painted)) {
            painted = now;
            paint(now, width);
        }
        place(width, under);
    }

    private static int lanes(Shot shot) {
        return shot.stages().stream()
                .mapToInt(s -> s.lanes().clients().size() + s.lanes().threads().size())
                .sum();
    }

    private double density() {
        Window window = pane.getScene().getWindow();
        return window == null ? 1 : window.getOutputScaleX();
    }

    private void paint(Painted now, double width) {
        canvas.setWidth(Math.ceil(width * now.scale()));
        canvas.setHeight(Math.ceil(room * now.scale()));
        unscaled.setX(1 / now.scale());
        unscaled.setY(1 / now.scale());
        surface.begin(now.scale(), now.density(), 0, now.scroll());
        layout = Painter.paint(surface, now.shot());
        LabClient selected = now.selected();
        if (selected != null) {
            SelectionPainter.paint(surface, layout, now.shot().theme(), selected.ordinal());
        }
    }

    /** Between the screen's pixels, a picture made of them would be smeared over two. */
    private void snap(double scale) {
        Point2D corner = pane.localToScene(0, 0);
        sheet.setLayoutX((Math.rint(corner.getX()) - corner.getX()) / scale);
        sheet.setLayoutY((Math.rint(corner.getY()) - corner.getY()) / scale);
    }

    private void place(double width, double under) {
        snap(model.look().scale());
        Layout known = layout;
        if (known == null) {
            return;
        }
        for (int i = 0; i < headers.size(); i++) {
            double top = known.stages().get(i).top() - scroll;
            headers.get(i).resizeRelocate(0, top, Layout.CONTROLS, Layout.HEADER - 4);
        }
        axis.resizeRelocate(0, known.ruler() - scroll, Layout.HEAD, Layout.RULER);
        below.resizeRelocate(0, Math.min(known.bottom(), room), width, under);
        double free = Math.min(known.bottom(), room) + under;
        invitation.place(
                model.isEmpty(), INVITATION_X, free + GAP, pane.getHeight() - free - 2 * GAP);
    }
}
