package loopscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import loopscope.picture.layout.Layout;
import loopscope.picture.layout.Notes;
import loopscope.timeline.axis.Axis;
import loopscope.timeline.axis.EventOrder;
import loopscope.timeline.lanes.ClientLane;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.ui.stages.StageViewModel;
import loopscope.ui.time.SelectedEvent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Time as the keys and the mouse move in it, on real servers. */
class TimeKeysTest extends WindowCase {
    @BeforeEach
    void open() {
        window.addClients(1);
        window.type("Hi");
        OpenWindow.await("its echo", () -> window.hasHeard(window.lower(), 0));
        OpenWindow.await("its echo above", () -> window.hasHeard(window.upper(), 0));
        window.user.push(KeyCode.ESCAPE);
    }

    @Test
    void eChangesTheAxisAndSoDoesItsControl() {
        window.user.write("e");
        assertThat(axis()).isInstanceOf(EventOrder.class);
        assertThat(window.user.lookup("#ordered").queryAs(ToggleButton.class).isSelected())
                .isTrue();
        window.user.clickOn("#linear");
        assertThat(axis()).isNotInstanceOf(EventOrder.class);
        assertThat(window.user.lookup("#linear").queryAs(ToggleButton.class).isSelected()).isTrue();
    }

    @Test
    void zoomPanAndFitWorkInEventOrderToo() {
        window.user.write("e ");
        double before = ((EventOrder) axis()).look().step();
        window.user.write("w");
        assertThat(((EventOrder) axis()).look().step()).isGreaterThan(before);
        double from = axis().from();
        window.user.write("d");
        assertThat(axis().from()).isGreaterThan(from);
        window.user.write("0");
        assertThat(axis().shows(0)).isTrue();
    }

    @Test
    void theControlOfTheWholeRunIsOnUntilItIsLeft() {
        awaitTimeFor(160);
        window.user.write("0");
        assertThat(isFitted()).isTrue();
        window.user.write("l");
        assertThat(isFitted()).isFalse();
        window.user.clickOn("#fit");
        assertThat(isFitted()).isTrue();
        window.user.clickOn("#fit");
        assertThat(isFitted()).isFalse();
        window.user.write("0").push(KeyCode.CONTROL, KeyCode.N);
        OpenWindow.await("the new run", () -> !isFitted() && window.model.time().isLive());
    }

    private boolean isFitted() {
        return window.user.lookup("#fit").queryAs(ToggleButton.class).isSelected();
    }

    @Test
    void aDragMeasuresEscForgetsAndFLooksClosely() {
        drag(MouseButton.PRIMARY);
        Notes.Range range = window.model.notes().range();
        assertThat(range).isNotNull();
        assertThat(range.to()).isGreaterThan(range.from());
        assertThat(window.model.time().isLive()).isFalse();
        window.user.write("f");
        assertThat(axis().shows(range.from())).isTrue();
        assertThat(axis().shows(range.to())).isTrue();
        assertThat(axis().to() - axis().from()).isLessThan(1.5 * (range.to() - range.from()));
        window.user.push(KeyCode.ESCAPE);
        assertThat(window.model.notes().range()).isNull();
    }

    @Test
    void withTheMiddleButtonOrShiftADragMovesInTime() {
        window.user.write(" ");
        double from = axis().from();
        drag(MouseButton.MIDDLE);
        assertThat(axis().from()).isLessThan(from);
        from = axis().from();
        shiftDrag();
        assertThat(axis().from()).isLessThan(from);
        assertThat(window.model.notes().range()).isNull();
    }

    @Test
    void mMarksForNowAndShiftMKeeps() {
        window.user.write(" m");
        assertThat(window.model.notes().flags()).hasSize(1);
        window.user.write("m");
        assertThat(window.model.notes().flags()).isEmpty();
        window.user.write("mM");
        assertThat(window.model.notes().flags())
                .extracting(Notes.Flag::name)
                .containsExactly("flag 1");
    }

    @Test
    void aClickOnAFlagGoesThereAndARightClickNamesOrRemovesIt() {
        awaitTimeFor(260);
        window.user.write(" ");
        long time = (long) axis().time(200);
        onFx(() -> window.model.notes().keep(time));
        moveToRuler(203);
        window.user.clickOn(MouseButton.PRIMARY);
        assertThat(window.model.time().selectedInstant()).hasValue(time);
        moveToRuler(203);
        window.user.clickOn(MouseButton.SECONDARY);
        window.user.clickOn("#flagName").eraseText(6).write("here").push(KeyCode.ENTER);
        assertThat(window.model.notes().flags()).containsExactly(new Notes.Flag(time, "here"));
        moveToRuler(203);
        window.user.clickOn(MouseButton.SECONDARY).clickOn("#removeFlag");
        assertThat(window.model.notes().flags()).isEmpty();
        window.user.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(window.model.notes().flags()).containsExactly(new Notes.Flag(time, "here"));
    }

    @Test
    void commaAndPeriodHomeAndEndGoAlongTheLane() {
        window.user.push(KeyCode.HOME);
        Event first = selectedEvent();
        assertThat(first.op()).isEqualTo(Op.CONNECT);
        window.user.write(".");
        Event next = selectedEvent();
        assertThat(next.number()).isGreaterThan(first.number());
        assertThat(next.connection()).isEqualTo(first.connection());
        window.user.write(",");
        assertThat(selectedEvent().number()).isEqualTo(first.number());
        window.user.push(KeyCode.END);
        assertThat(selectedEvent().number()).isGreaterThan(next.number());
    }

    @Test
    void bracketsGoAlongTheChainOfCauses() {
        choose(row(1, 1));
        window.user.push(KeyCode.END);
        while (!(selectedEvent().op().receives()
                && !selectedEvent().isBegin()
                && selectedEvent().result() > 0)) {
            window.user.write(",");
        }
        List<Op> back = new ArrayList<>();
        long latest = selectedEvent().number();
        for (int i = 0; i < 5; i++) {
            back.add(selectedEvent().op());
            window.user.write("[");
        }
        assertThat(back).containsExactly(Op.READ, Op.SEND, Op.QUEUE, Op.RECV, Op.SELECT);
        assertThat(selectedEvent().op()).isEqualTo(Op.WRITE);
        window.user.write("]]]]]");
        assertThat(selectedEvent().number()).isEqualTo(latest);
    }

    @Test
    void aThreadsLaneThatWasClickedIsWalkedToo() {
        choose(row(1, 0));
        window.user.push(KeyCode.HOME).write("...");
        assertThat(selectedEvent().thread()).isEqualTo(row(1, 0).threads().getFirst().id());
    }

    @Test
    void theLaneOfAClientFromOutsideIsWalkedOnceItIsHighlighted() throws IOException {
        StageViewModel on = window.lower();
        try (Socket outsider = new Socket(InetAddress.getLoopbackAddress(), on.stage().port())) {
            outsider.getOutputStream().write("Hello".getBytes(StandardCharsets.US_ASCII));
            assertThat(outsider.getInputStream().readNBytes(5)).hasSize(5);
            OpenWindow.await(
                    "its row",
                    () ->
                            lastRow().client() instanceof ClientLane lane
                                    && lane.isOutsider()
                                    && lane.messages().size() > 0);
            choose(lastRow());
            int connection = lastRow().client().connection().id();
            window.user.push(KeyCode.HOME);
            Event first = selectedEvent();
            assertThat(first.connection()).isEqualTo(connection);
            window.user.write(".");
            Event next = selectedEvent();
            assertThat(next.number()).isGreaterThan(first.number());
            assertThat(next.connection()).isEqualTo(connection);
            window.user.write(",");
            assertThat(selectedEvent().number()).isEqualTo(first.number());
            window.user.push(KeyCode.END);
            assertThat(selectedEvent().connection()).isEqualTo(connection);
        }
    }

    private Layout.Row lastRow() {
        return layout().stages().getLast().rows().getLast();
    }

    @Test
    void rReplaysSaysSoAndSpacePausesIt() {
        window.user.write("r");
        OpenWindow.await(
                "word of it", () -> window.model.time().textProperty().get().startsWith("Replay"));
        assertThat(marks()).allMatch(marks -> marks.stream().anyMatch(m -> m.startsWith("VIEW")));
        window.user.write(" ");
        assertThat(window.model.time().textProperty().get()).startsWith("Paused at");
        assertThat(marks()).allMatch(marks -> marks.stream().noneMatch(m -> m.startsWith("VIEW")));
        window.user.write("l");
        assertThat(window.model.time().isLive()).isTrue();
    }

    @Test
    void theWindowOnTheWholeRunIsDragged() {
        window.user.write(" wwwwwww");
        double from = axis().from();
        double strip = layout().strip() + Layout.STRIP / 2;
        moveTo(Layout.HEAD + 20, strip);
        window.user.clickOn(MouseButton.PRIMARY);
        assertThat(axis().from()).isLessThan(from);
        from = axis().from();
        moveTo(Layout.HEAD + 20, strip);
        window.user.press(MouseButton.PRIMARY).moveBy(60, 0).release(MouseButton.PRIMARY);
        assertThat(axis().from()).isGreaterThan(from);
    }

    @Test
    void whatIsPointedAtIsNamed() {
        Layout.Row client = row(1, 1);
        window.user.write(" 0");
        moveTo(Layout.HEAD - 120, client.middle()); // further right are its buttons
        OpenWindow.await("a card", () -> window.scene().lookup("#card").isVisible());
        assertThat(cardTitle()).startsWith("A: ");
        moveTo(Layout.HEAD + 5, layout().ruler() + Layout.RULER + 10);
        OpenWindow.await("none", () -> !window.scene().lookup("#card").isVisible());
    }

    private String cardTitle() {
        return window.user.lookup("#card .card-title").queryAs(Labeled.class).getText();
    }

    private List<List<String>> marks() {
        return onFx(
                () ->
                        window.model.picture().spec(1000, 500).stages().stream()
                                .map(s -> s.marks())
                                .toList());
    }

    private Event selectedEvent() {
        return onFx(
                () -> {
                    SelectedEvent selectedEvent = window.model.time().selectedEventProperty().get();
                    Event event = selectedEvent.stage().record().trace().event();
                    assertThat(event.moveTo(selectedEvent.number())).isTrue();
                    return event;
                });
    }

    private Axis axis() {
        return onFx(() -> window.model.time().view());
    }

    private Layout layout() {
        return onFx(() -> window.model.scroll().layout());
    }

    private Layout.Row row(int stage, int row) {
        return layout().stages().get(stage).rows().get(row);
    }

    private void choose(Layout.Row row) {
        onFx(() -> window.model.navigator().choose(1, row));
    }

    private void moveToRuler(double x) {
        moveTo(Layout.HEAD + x, layout().ruler() + 12);
    }

    private void moveTo(double x, double y) {
        var at = onFx(() -> window.sheet().localToScreen(x, y));
        window.user.moveTo(at.getX(), at.getY());
    }

    private void awaitTimeFor(double x) {
        OpenWindow.await(
                "as much to be recorded",
                () -> window.model.time().recorded() > window.model.time().view().time(x));
    }

    private void drag(MouseButton button) {
        awaitTimeFor(160);
        moveTo(Layout.HEAD + 60, row(1, 1).middle());
        window.user.press(button).moveBy(40, 0).moveBy(60, 0).release(button);
    }

    /** The headless platform tells no mouse event of the keys that are down. */
    private void shiftDrag() {
        double y = row(1, 1).middle();
        onFx(
                () -> {
                    shifted(MouseEvent.MOUSE_PRESSED, 300, y);
                    shifted(MouseEvent.MOUSE_DRAGGED, 350, y);
                    shifted(MouseEvent.MOUSE_RELEASED, 350, y);
                });
    }

    private void shifted(EventType<MouseEvent> type, double x, double y) {
        Node canvas = window.scene().lookup("#canvas");
        MouseEvent event =
                new MouseEvent(
                        type,
                        x,
                        y,
                        x,
                        y,
                        MouseButton.PRIMARY,
                        1,
                        true,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null);
        canvas.fireEvent(event);
    }

    private static void onFx(Runnable work) {
        OpenWindow.onFx(
                () -> {
                    work.run();
                    return null;
                });
    }

    private static <T> T onFx(java.util.concurrent.Callable<T> work) {
        return OpenWindow.onFx(work);
    }
}
