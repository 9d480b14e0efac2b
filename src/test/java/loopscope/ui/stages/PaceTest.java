package loopscope.ui.stages;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import loopscope.lab.Lab;
import loopscope.lab.ModelInfo;
import loopscope.lab.Pace;
import loopscope.lab.Stage;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Role;
import loopscope.ui.OpenWindow;
import loopscope.ui.WindowCase;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The real servers held and let go, clicked and typed. */
class PaceTest extends WindowCase {
    private static final Set<Op> NO_CALLS =
            EnumSet.of(Op.DUP, Op.HOLD, Op.START, Op.EXIT, Op.QUEUE, Op.TAKE, Op.WATCH);

    @BeforeEach
    void open() {
        OpenWindow.await(
                "both servers to be inside a call",
                () ->
                        window.model.stages().stream()
                                .allMatch(stage -> isSettled(stage) && isKnown(stage)));
    }

    @Test
    void freeSlowAndStepHoldEveryServerAndShowWhatBelongsToThem() {
        assertThat(chosen()).isEqualTo("free");
        window.user.clickOn("#slow");
        assertPaces(Pace.slow(Duration.ofMillis(250)), Pace.slow(Duration.ofMillis(250)));
        assertThat(isShown("#hold")).isTrue();
        assertThat(isShown("#next")).isFalse();
        window.user.clickOn("#step").clickOn("#step");
        assertThat(chosen()).as("a second click changes nothing").isEqualTo("step");
        assertPaces(Pace.STEP, Pace.STEP);
        assertThat(isShown("#hold")).isFalse();
        assertThat(isShown("#next")).isTrue();
        window.user.clickOn("#free");
        assertPaces(Pace.FREE, Pace.FREE);
        assertThat(isShown("#next")).isFalse();
    }

    @Test
    void pTurnsThroughThePaces() {
        window.user.write("p");
        assertThat(chosen()).isEqualTo("slow");
        window.user.write("p");
        assertThat(chosen()).isEqualTo("step");
        assertPaces(Pace.STEP, Pace.STEP);
        window.user.write("p");
        assertThat(chosen()).isEqualTo("free");
    }

    @Test
    void theHoldCanBeSetByClickAndByKey() {
        window.user.clickOn("#slow").clickOn("#hold");
        OpenWindow.await(
                "the list", () -> window.user.lookup("1.00 s a call").tryQuery().isPresent());
        window.user.clickOn("1.00 s a call");
        assertPaces(Pace.slow(Duration.ofSeconds(1)), Pace.slow(Duration.ofSeconds(1)));
        OpenWindow.onFx(
                () -> {
                    hold().requestFocus();
                    return null;
                });
        window.user.push(KeyCode.DOWN);
        assertPaces(Pace.slow(Duration.ofSeconds(2)), Pace.slow(Duration.ofSeconds(2)));
        assertThat(hold().getItems().getFirst()).isEqualTo(Pace.SHORTEST);
        assertThat(hold().getItems().getLast()).isEqualTo(Pace.LONGEST);
    }

    @Test
    void nLetsEachServerMakeOneCallAndNoMore() {
        aClientComesWhileHeld();
        long before = ended(window.lower());
        while (isHeld(window.lower())) {
            step(() -> window.user.write("n"));
        }
        assertThat(ended(window.lower()))
                .as("accept(A), at least, until it is inside select()")
                .isGreaterThan(before);
        window.type("Hi");
        window.user.push(KeyCode.ESCAPE);
        OpenWindow.await("both to be held", () -> isHeld(window.upper()) && isHeld(window.lower()));
        while (!hasSent(window.lower())) {
            step(() -> window.user.clickOn("#next"));
        }
        OpenWindow.await("echo below", () -> window.hasHeard(window.lower(), 0));
        OpenWindow.await("echo above", () -> window.hasHeard(window.upper(), 0));
    }

    @Test
    void aStepIsSeenAlsoAfterAnEarlierInstantWasSelected() {
        aClientComesWhileHeld();
        window.clickOnPicture();
        OpenWindow.await("the instant", () -> window.model.time().selectedInstant().isPresent());
        window.user.write("n");
        OpenWindow.await(
                "live",
                () ->
                        window.model.time().isLive()
                                && window.model.instantTextProperty().get().equals("now"));
    }

    /** Lets one call end on each stage that is held, or none where that call waits. */
    private void step(Runnable how) {
        List<StageViewModel> held =
                window.model.stages().stream().filter(PaceTest::isHeld).toList();
        List<Long> before = held.stream().map(PaceTest::ended).toList();
        how.run();
        for (int i = 0; i < held.size(); i++) {
            StageViewModel stage = held.get(i);
            long after = before.get(i) + 1;
            OpenWindow.await(
                    "one call to end, or to wait",
                    () -> isSettled(stage) && ended(stage) == (isHeld(stage) ? after : after - 1));
        }
    }

    private static boolean hasSent(StageViewModel stage) {
        Event event = stage.stage().trace().event();
        boolean sent = false;
        for (long number = 0; event.moveTo(number); number++) {
            sent |= event.op() == Op.SEND && event.result() > 0;
        }
        return sent;
    }

    /** Its thread has a lane by which words can name it. */
    private static boolean isKnown(StageViewModel stage) {
        return !stage.record().lanes().threads().isEmpty();
    }

    /** Its one thread is held, or inside a call that waits. */
    private static boolean isSettled(StageViewModel stage) {
        return isHeld(stage)
                || stage.stage().trace().openCalls().stream()
                        .anyMatch(
                                call ->
                                        call.op() != Op.HOLD
                                                && call.isBlocking()
                                                && (call.flags() & Recorder.SERVER) != 0);
    }

    @Test
    void whereNoThreadIsHeldTheCallIsNamedThatTheyAreInside() {
        window.user.write("n");
        awaitNotice("No server waits for a step: choose step first (P).");
        window.user.clickOn("#step").write("n");
        awaitNotice(
                "No server thread is held. On sequential all threads are inside a call: server"
                        + " thread is in accept(), waiting for anyone. On select all threads are"
                        + " inside a call: server thread is in select(), waiting for anyone.");
        window.addClients(1);
        awaitNotice("");
    }

    @Test
    void whileHeldTheHeaderTheSentenceAndEveryCaptureSayIt() {
        aClientComesWhileHeld();
        assertThat(OpenWindow.onFx(() -> window.upper().marks())).containsExactly("PACE: step");
        OpenWindow.await(
                "the sentence",
                () -> {
                    var words = window.model.sentenceProperty().get();
                    String all = words.text() + " " + words.contrast();
                    return all.contains("sequential is held before read(A): press N.")
                            && all.contains("select is held before accept(): press N.");
                });
        window.user.clickOn("#slow");
        assertThat(OpenWindow.onFx(() -> window.upper().marks()))
                .containsExactly("PACE: 250 ms before each call");
        window.user.clickOn("#free");
        assertThat(OpenWindow.onFx(() -> window.upper().marks())).isEmpty();
    }

    @Test
    void oneStageCanHaveAnotherPaceThanTheRest() {
        window.user.clickOn("#step").clickOn("#header2 #pace").clickOn(window.entry("free"));
        assertPaces(Pace.STEP, Pace.FREE);
        assertThat(menu(2).getText()).isEqualTo("free");
        window.addClients(1);
        OpenWindow.await("the upper one to be held", () -> isHeld(window.upper()));
        assertThat(isHeld(window.lower())).isFalse();
        window.user.clickOn("#slow");
        assertThat(window.lower().stage().pace()).isEqualTo(Pace.FREE);
        window.user.clickOn("#header2 #pace").clickOn(window.entry("as all"));
        assertPaces(Pace.slow(Duration.ofMillis(250)), Pace.slow(Duration.ofMillis(250)));
    }

    @Test
    void aChangedModelTakesThePaceOver() {
        window.user.clickOn("#step");
        ModelInfo other =
                Lab.models().stream()
                        .filter(model -> model.id().equals("threads"))
                        .findFirst()
                        .orElseThrow();
        OpenWindow.onFx(
                () -> {
                    window.upper().open(other);
                    return null;
                });
        OpenWindow.await("the new one", () -> !window.upper().openingProperty().get());
        assertPaces(Pace.STEP, Pace.STEP);
        OpenWindow.await("it to be held from the start", () -> isHeld(window.upper()));
    }

    @Test
    void whatIsTypedToAClientIsNoStep() {
        aClientComesWhileHeld();
        long before = ended(window.lower());
        window.type("nnp");
        assertThat(chosen()).isEqualTo("step");
        assertThat(ended(window.lower())).isEqualTo(before);
        assertThat(isHeld(window.lower())).isTrue();
    }

    @Test
    void theWindowClosesInTimeWhileServersAreHeld() throws Exception {
        aClientComesWhileHeld();
        List<Stage> held = window.model.stages().stream().map(StageViewModel::stage).toList();
        window.leave().join();
        OpenWindow.await(
                "the servers to end",
                () ->
                        held.stream()
                                .allMatch(s -> s.isStopped() && s.trace().openCalls().isEmpty()));
        assertThat(held).allMatch(stage -> stage.failure() == null);
    }

    private void aClientComesWhileHeld() {
        window.user.clickOn("#step");
        window.addClients(1);
        OpenWindow.await("both to be held", () -> isHeld(window.upper()) && isHeld(window.lower()));
    }

    private void assertPaces(Pace upper, Pace lower) {
        assertThat(window.upper().stage().pace()).isEqualTo(upper);
        assertThat(window.lower().stage().pace()).isEqualTo(lower);
    }

    private void awaitNotice(String text) {
        OpenWindow.await(
                "word of it",
                () -> window.model.notices().latestProperty().get().text().equals(text));
    }

    private static boolean isHeld(StageViewModel stage) {
        return stage.stage().held() > 0;
    }

    /** How many calls of a server's threads are over, as its record has it. */
    private static long ended(StageViewModel stage) {
        Event event = stage.stage().trace().event();
        long ended = 0;
        for (long number = 0; event.moveTo(number); number++) {
            boolean call = event.role() == Role.SERVER && !NO_CALLS.contains(event.op());
            ended += call && !event.isBegin() ? 1 : 0;
        }
        return ended;
    }

    private String chosen() {
        return List.of("free", "slow", "step").stream()
                .filter(id -> window.user.lookup("#" + id).queryAs(ToggleButton.class).isSelected())
                .reduce((one, two) -> one + " and " + two)
                .orElse("none");
    }

    private boolean isShown(String query) {
        return window.scene().lookup(query).isVisible();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Duration> hold() {
        return (ComboBox<Duration>) window.scene().lookup("#hold");
    }

    private MenuButton menu(int stage) {
        return (MenuButton) window.scene().lookup("#header" + stage + " #pace");
    }
}
