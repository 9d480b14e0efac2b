package loopscope.ui;

import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

import loopscope.Patience;
import loopscope.capture.Captures;
import loopscope.picture.FxThread;
import loopscope.picture.layout.Layout;
import loopscope.takeaway.runs.KeptRuns;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.state.EventNumbers;
import loopscope.ui.appearance.Look;
import loopscope.ui.appearance.LookViewModel;
import loopscope.ui.appearance.SystemColours;
import loopscope.ui.preferences.Preferences;
import loopscope.ui.stages.StageViewModel;

import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.api.FxRobotInterface;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** The window as a user has it, without a display, and someone at its mouse and keys. */
public final class OpenWindow implements AutoCloseable {
    public final WindowViewModel model;
    public final Hand user = new Hand();
    public final Stage stage;
    private final MainWindow window;

    private record Parts(WindowViewModel model, Stage stage, MainWindow window) {}

    OpenWindow(Path captures) {
        this(captures, "sequential", "select");
    }

    public OpenWindow(Path captures, String... models) {
        this(captures, null, models);
    }

    /**
     * @param kept where its runs are kept by themselves; null where they are not
     */
    OpenWindow(Path captures, @Nullable KeptRuns kept, String... models) {
        FxThread.start();
        Look.loadFonts();
        Parts parts =
                onFx(
                        () -> {
                            WindowViewModel made =
                                    new WindowViewModel(
                                            List.of(models),
                                            new Captures(() -> captures),
                                            new LookViewModel(SystemColours.theme()),
                                            kept);
                            Stage stage = new Stage();
                            MainWindow window =
                                    new MainWindow(
                                            stage, made.look(), () -> made, Preferences.USUAL);
                            // The headless screen ends at 1000 x 1000.
                            stage.setX(0);
                            stage.setY(0);
                            window.show(() -> {});
                            return new Parts(made, stage, window);
                        });
        model = parts.model();
        stage = parts.stage();
        window = parts.window();
        user.targetWindow(stage);
        await("the focus", () -> stage.isFocused());
        awaitMouse();
        await("both stages listen", () -> model.stages().stream().allMatch(s -> s.stage() != null));
    }

    /** A window that has just been shown may not yet be there for the mouse. */
    private void awaitMouse() {
        AtomicBoolean moved = new AtomicBoolean();
        EventHandler<MouseEvent> seen = event -> moved.set(true);
        onFx(
                () -> {
                    scene().addEventFilter(MouseEvent.MOUSE_MOVED, seen);
                    return null;
                });
        Patience.await(
                "the mouse",
                () -> {
                    user.moveTo(new Point2D(3, 3));
                    return moved.get();
                });
        onFx(
                () -> {
                    scene().removeEventFilter(MouseEvent.MOUSE_MOVED, seen);
                    return null;
                });
    }

    /** What would be remembered now. */
    public Preferences preferences() {
        return window.preferences();
    }

    public StageViewModel upper() {
        return model.stages().getFirst();
    }

    public StageViewModel lower() {
        return model.stages().getLast();
    }

    /** The lane of an own client on a stage. */
    public ClientLane lane(StageViewModel on, int ordinal) {
        return on.record().lanes().clients().stream()
                .filter(lane -> lane.connection().ordinal() == ordinal)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no lane " + ordinal));
    }

    /** Whether the first words of a client have come back on a stage, as both have recorded it. */
    public boolean hasHeard(StageViewModel on, int ordinal) {
        ClientLane lane = lane(on, ordinal);
        var said = lane.messages();
        var all = on.record().states().before(on.record().trace().followed());
        var state = all.connection(lane.connection().id());
        return said.size() > 0
                && said.heard(0) != ClientLane.OPEN
                && (state == null || state.replied() >= state.heard()); // forgotten once both left
    }

    /** Whether a client of a stage has said that it will say no more. */
    public boolean hasHalfClosed(StageViewModel on, int ordinal) {
        StageRecord record = on.record();
        boolean there =
                record.lanes().clients().stream()
                        .anyMatch(lane -> lane.connection().ordinal() == ordinal);
        if (!there) {
            return false;
        }
        Event event = record.trace().event();
        EventNumbers numbers = record.index().ofConnection(lane(on, ordinal).connection().id());
        return IntStream.range(0, numbers == null ? 0 : numbers.size())
                .anyMatch(i -> event.moveTo(numbers.number(i)) && event.op() == Op.SHUTDOWN);
    }

    /** Adds clients, and waits until their lanes are seen. */
    public void addClients(int count) {
        int before = upper().record().lanes().clients().size();
        for (int i = 0; i < count; i++) {
            user.clickOn("#add");
        }
        await(
                "their lanes",
                () ->
                        model.stages().stream()
                                .allMatch(
                                        s ->
                                                s.record().lanes().clients().size()
                                                        == before + count));
        await(
                "their rows",
                () -> model.stages().stream().allMatch(s -> drawn(s) >= before + count));
    }

    /** How many clients of a stage are in the picture as it was last painted. */
    private int drawn(StageViewModel on) {
        Layout layout = model.scroll().layout();
        int place = model.stages().indexOf(on);
        return layout == null || layout.stages().size() <= place
                ? 0
                : layout.stages().get(place).stage().digest().clients().size();
    }

    /** Says a line as the selected client. */
    public void type(String text) {
        user.clickOn("#line").write(text).push(KeyCode.ENTER);
    }

    /** Writes over what a field has. */
    public FxRobot write(String field, String text) {
        user.clickOn(field);
        onFx(
                () -> {
                    ((TextField) scene().lookup(field)).selectAll();
                    return null;
                });
        return user.write(text);
    }

    /** Clicks into the picture, right of the headers' controls and amid the lanes. */
    public void clickOnPicture() {
        Node canvas = scene().lookup("#canvas");
        user.moveTo(canvas).moveBy(250, -150).clickOn();
    }

    /** An entry of the menu that is open, once it is. */
    public Node entry(String text) {
        await("the entry " + text, () -> findEntry(text) != null);
        return onFx(() -> findEntry(text));
    }

    private static Node findEntry(String text) {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .flatMap(popup -> popup.getScene().getRoot().lookupAll(".label").stream())
                .filter(label -> ((Label) label).getText().equals(text))
                .findFirst()
                .orElse(null);
    }

    /** Chooses an entry of a stage's menu; menus near its edge are too much for this screen. */
    public void choose(int stage, String id) {
        MenuButton more = (MenuButton) scene().lookup("#header" + stage + " #more");
        fire(more, id);
    }

    /** Chooses an entry of a menu. */
    public static void fire(MenuButton menu, String id) {
        MenuItem item = item(menu, id);
        onFx(
                () -> {
                    item.fire();
                    return null;
                });
    }

    /** An entry of a menu. */
    public static MenuItem item(MenuButton menu, String id) {
        return menu.getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no entry " + id));
    }

    /** Chooses a stage's model by keys, as a user who knows its name does. */
    public void chooseModel(int stage, String id) {
        user.clickOn("#header" + stage + " #models");
        await("the list", () -> modelSearch() != null);
        user.write(id).push(KeyCode.ENTER);
        await("it to go", () -> modelSearch() == null);
    }

    /** Where a model is searched; null while no list of models is open. */
    public @Nullable Node modelSearch() {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .map(popup -> popup.getScene().lookup("#modelSearch"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Points at the middle of a client's lane on a stage, at its head. */
    public FxRobotInterface pointAt(StageViewModel on, int ordinal) {
        Layout.Row row = row(on, ordinal);
        double x = Layout.HEAD / 3;
        Point2D point = onFx(() -> sheet().localToScreen(x, row.middle()));
        return user.moveTo(point);
    }

    /** The node whose pixels are the picture's. */
    public Node sheet() {
        return scene().lookup("#canvas").getParent();
    }

    /** The row of a client that is in view, once it is. */
    public Layout.Row row(StageViewModel on, int ordinal) {
        await("its row", () -> findRow(on, ordinal) != null);
        return onFx(() -> findRow(on, ordinal));
    }

    private Layout.Row findRow(StageViewModel on, int ordinal) {
        Layout layout = model.scroll().layout();
        int place = model.stages().indexOf(on);
        return layout == null || layout.stages().size() <= place
                ? null
                : layout.stages().get(place).rows().stream()
                        .filter(row -> row.client() != null)
                        .filter(row -> row.client().connection().ordinal() == ordinal)
                        .findFirst()
                        .orElse(null);
    }

    public Scene scene() {
        return stage.getScene();
    }

    public static <T> T onFx(Callable<T> work) {
        try {
            return FxThread.call(work);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public static void await(String what, Callable<Boolean> condition) {
        Patience.await(what, () -> onFx(condition));
    }

    /** Closes it as its cross does. */
    public CompletableFuture<Void> leave() {
        return onFx(
                () -> {
                    stage.hide();
                    return window.close(Duration.ofSeconds(2));
                });
    }

    @Override
    public void close() {
        leave().join();
    }
}
