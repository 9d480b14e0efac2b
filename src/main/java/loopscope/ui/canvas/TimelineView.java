package loopscope.ui.canvas;

import javafx.collections.ListChangeListener;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import javafx.stage.Window;

import loopscope.lab.LabClient;
import loopscope.picture.Frame;
import loopscope.picture.Painter;
import loopscope.picture.layout.Layout;
import loopscope.picture.layout.PictureSpec;
import loopscope.picture.surface.CanvasSurface;
import loopscope.trace.Connection;
import loopscope.ui.appearance.Enlarged;
import loopscope.ui.clients.ClientNameField;
import loopscope.ui.clients.SelectedClientViewModel;
import loopscope.ui.stages.StageViewModel;
import loopscope.ui.stages.header.StageHeader;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The picture in the window: one canvas, the stages' controls on their headers, and the words
 * below. Confined to the JavaFX thread.
 *
 * <pre>
 *   ┌ header of stage 1 │ summary ┐  canvas, painted at most once per pulse
 *   │ lanes                       │  and only if something changed
 *   ├ header of stage 2 ──────────┤
 *   │ lanes, ruler, legend        │
 *   └─────────────────────────────┘
 *     below: a node
 * </pre>
 */
public final class TimelineView {
    private static final double LEAST_ROOM = 120;

    /** Enough for {@code longest wait 3.60 s: B for the server}, with the space about it. */
    private static final double SUMMARY_WIDTH = 264;

    /** Enough for three lines below the picture. */
    private static final double SENTENCE = 70;

    private static final double INVITATION_X = 14;
    private static final double GAP = 12;

    /** Everything that a painting depends on. */
    private record Painted(
            PictureSpec spec,
            long events,
            @Nullable LabClient selected,
            @Nullable Connection stranger,
            EventNavigator.ThreadChoice threads,
            int renamed,
            double room,
            double scroll,
            double scale,
            double density) {
        boolean looksLike(@Nullable Painted before) {
            return before != null
                    && spec.looksLike(before.spec)
                    && with(before.spec).equals(before);
        }

        private Painted with(PictureSpec other) {
            return new Painted(
                    other, events, selected, stranger, threads, renamed, room, scroll, scale,
                    density);
        }
    }

    /**
     * The room for the picture, in its own pixels.
     *
     * @param height of the picture
     * @param under height of what is below it
     * @param notice height that a notice covers
     */
    private record Room(double width, double height, double under, double notice) {}

    /** What the size of the picture is chosen for at once. */
    private record Situation(
            double width, double height, List<StageViewModel> open, boolean empty) {}

    private final Enlarged outer;
    private final Pane pane;
    private final Region below;
    private final Region axis;
    private final PictureViewModel picture;
    private final SelectedClientViewModel talk;
    private final List<Parent> headers = new ArrayList<>();
    private final Map<StageViewModel, Parent> headerOf = new HashMap<>();
    private final Function<StageViewModel, Parent> makeHeader;
    private final ScrollBars bars;
    private final LaneButtons buttons;
    private final ClientNameField nameField;
    private final Canvas canvas = new Canvas();
    private final Scale unscaled = new Scale();
    private final Group sheet = new Group(canvas);
    private final Invitation invitation = new Invitation();
    private final CanvasSurface surface = new CanvasSurface(canvas.getGraphicsContext2D());
    private @Nullable Painted painted;
    private @Nullable Frame frame;
    private final Enlargement enlargement = new Enlargement(this::draft);
    private double scroll;
    private Room room = new Room(0, LEAST_ROOM, 0, 0);

    /**
     * Fills a pane.
     *
     * @param outer enlarges the pane, as far as there is room
     * @param below a child of the pane that belongs under the picture
     * @param axis a child of the pane that belongs at the ruler's left end
     * @param makeHeader makes the header of a stage
     * @param speak puts the caret into the selected client's line
     */
    public TimelineView(
            Enlarged outer,
            Pane pane,
            Region below,
            Region axis,
            PictureViewModel picture,
            SelectedClientViewModel talk,
            Function<StageViewModel, Parent> makeHeader,
            Runnable speak) {
        this.outer = outer;
        this.pane = pane;
        this.below = below;
        this.axis = axis;
        this.picture = picture;
        this.talk = talk;
        this.makeHeader = makeHeader;
        canvas.setId("canvas");
        below.setManaged(false);
        axis.setManaged(false);
        // The canvas has the screen's pixels, so that it is sharp at every scale.
        canvas.getTransforms().add(unscaled);
        sheet.setManaged(false);
        pane.getChildren().addFirst(sheet);
        pane.getChildren().add(invitation.node());
        this.bars = new ScrollBars(pane, picture.stages(), picture.scroll());
        this.buttons = new LaneButtons(pane, talk, speak);
        this.nameField = new ClientNameField(pane, talk.names());
        picture.stages().addListener((ListChangeListener<StageViewModel>) change -> placeHeaders());
        placeHeaders();
        Rectangle inside = new Rectangle();
        inside.widthProperty().bind(pane.widthProperty());
        inside.heightProperty().bind(pane.heightProperty());
        pane.setClip(inside);
    }

    /** Adds a header for each stage, in their order. */
    private void placeHeaders() {
        headerOf.keySet().retainAll(picture.stages());
        pane.getChildren().removeAll(headers);
        headers.clear();
        for (StageViewModel stage : picture.stages()) {
            Parent header = headerOf.computeIfAbsent(stage, makeHeader);
            header.setManaged(false);
            headers.add(header);
            StageHeader.number(header, headers.size());
        }
        pane.getChildren().addAll(1, headers);
    }

    /** The node that gets the mouse events; its pixels are the picture's. */
    Node sheet() {
        return sheet;
    }

    /** Moves the focus to the picture. */
    void focus() {
        pane.requestFocus();
    }

    /** What was painted last; null before the first painting. */
    @Nullable Frame frame() {
        return frame;
    }

    /** The layout of the last painting; null before the first. */
    @Nullable Layout layout() {
        return frame == null ? null : frame.layout();
    }

    /** How far the lanes are scrolled up, in pixels. */
    double scroll() {
        return scroll;
    }

    /** Scrolls by pixels; a positive number scrolls down. */
    void scrollBy(double pixels) {
        scroll += pixels;
    }

    /** Whether the picture is higher than its room. */
    boolean overflows() {
        return frame != null && frame.layout().bottom() > room.height();
    }

    /** Paints the picture, unless it looks the same as last time, and places the controls. */
    public void pulse() {
        if (outer.getWidth() < 1 || outer.getHeight() < 1) {
            return;
        }
        long time = System.nanoTime();
        double width = outer.getWidth();
        enlargement.choose(time, width, situation());
        Layout next = layOut();
        if (enlargement.shrinks(time, width, next)) {
            next = layOut();
        }
        scroll = Math.clamp(scroll, 0, Math.max(0, Math.ceil(next.bottom() - room.height())));
        Painted now =
                new Painted(
                        next.spec(),
                        picture.events(),
                        talk.selectedProperty().get(),
                        talk.strangerProperty().get(),
                        picture.walkedThreads(),
                        talk.names().changesProperty().get(),
                        room.height(),
                        scroll,
                        scale(),
                        density());
        if (!now.looksLike(painted)) {
            painted = now;
            paint(now, next);
        }
        place();
    }

    private Situation situation() {
        List<StageViewModel> open =
                picture.stages().stream().filter(stage -> !stage.mutedProperty().get()).toList();
        return new Situation(outer.getWidth(), outer.getHeight(), open, picture.isEmpty());
    }

    /** Lays the picture out as large as was chosen, in a pane as large. */
    private Layout layOut() {
        double factor = enlargement.factor();
        outer.setScale(factor);
        // Now, not with the next pulse: the pane's size belongs to the factor.
        outer.layout();
        room = room(factor);
        double width = room.width();
        double height = room.height() + room.notice();
        return Layout.of(
                picture.spec(width, height, stage -> controls(stage, width)), room.notice());
    }

    /** The layout with a factor, with room for a sentence longer than the one that is there. */
    private Layout draft(double factor) {
        Room free = room(factor);
        double longer = Math.max(0, SENTENCE - free.under());
        double height = free.height() + free.notice() - longer;
        return Layout.of(
                picture.draft(free.width(), height, stage -> controls(stage, free.width())));
    }

    private Room room(double factor) {
        double width = Math.floor(outer.getWidth() / factor);
        double notice = outer.getInsets().getBottom() / factor;
        double under = Math.ceil(below.prefHeight(width));
        double height = Math.floor(outer.getHeight() / factor - notice);
        return new Room(width, Math.max(LEAST_ROOM, height - under), under, notice);
    }

    /** How many pixels of the window's scene a pixel of the picture takes. */
    private double scale() {
        return picture.scale() * enlargement.factor();
    }

    /**
     * How far a stage's controls reach, in pixels: they leave room for the stage's summary, if they
     * can.
     */
    private double controls(StageViewModel stage, double width) {
        Parent header = headerOf.get(stage);
        if (header == null) {
            return 0;
        }
        double room = Math.max(width - SUMMARY_WIDTH, header.minWidth(-1));
        return Math.ceil(Math.min(header.prefWidth(-1), room));
    }

    private double density() {
        Window window = pane.getScene().getWindow();
        return window == null ? 1 : window.getOutputScaleX();
    }

    private void paint(Painted now, Layout layout) {
        // Whole pixels: one painted in part would keep some of what was there before.
        canvas.setWidth(Math.floor(room.width() * now.scale()));
        canvas.setHeight(Math.floor(room.height() * now.scale()));
        unscaled.setX(1 / now.scale());
        unscaled.setY(1 / now.scale());
        surface.begin(now.scale(), now.density(), 0, now.scroll());
        frame = Painter.paint(surface, layout);
        SelectionPainter.paint(surface, layout, now.spec().theme(), talk::isChosen, now.threads());
        picture.scroll().laidOut(layout);
    }

    /** Puts the canvas on whole pixels of the screen: between two it would be blurred. */
    private void snap(double scale) {
        Point2D corner = pane.localToScene(0, 0);
        sheet.setLayoutX((Math.rint(corner.getX()) - corner.getX()) / scale);
        sheet.setLayoutY((Math.rint(corner.getY()) - corner.getY()) / scale);
    }

    private void place() {
        snap(scale());
        if (frame == null || frame.layout().stages().size() != headers.size()) {
            return;
        }
        Layout known = frame.layout();
        double width = room.width();
        for (int i = 0; i < headers.size(); i++) {
            double top = known.stages().get(i).top() - scroll;
            double reach = controls(picture.stages().get(i), width);
            headers.get(i).resizeRelocate(0, top, reach, Layout.HEADER - 4);
        }
        bars.place(known, width, scroll);
        buttons.place(known, scroll);
        nameField.place(known, scroll);
        axis.resizeRelocate(0, known.ruler() - scroll, Layout.HEAD, Layout.RULER);
        double top = Math.min(known.bottom(), room.height());
        below.resizeRelocate(0, top, width, room.under());
        double free = top + room.under();
        invitation.place(
                picture.isEmpty() && !picture.stages().isEmpty() && !talk.lessonProperty().get(),
                INVITATION_X,
                free + GAP,
                pane.getHeight() - free - 2 * GAP);
    }
}
