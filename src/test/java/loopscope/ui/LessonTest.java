package loopscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import loopscope.lab.Lab;
import loopscope.lab.LabClient;
import loopscope.lab.Stage;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A lesson in the window: played by keys, predicted, left, and read again from its file. */
class LessonTest extends WindowCase {
    /** Nanoseconds. */
    private static final long BEFORE_STEP = 1_000_000_000;

    private static final String SHORT =
            """
            lesson: 1
            title: A short one
            goal: Watch B.
            stages:
              - model: sequential
              - model: threads
            steps:
              - title: A comes
                narration: A says Hi.
                do:
                  - A connects
                  - A says "Hi"
                  - A waits for its echo
                expect:
                  - A is answered
              - title: B comes
                narration: B waits in vain.
                ask:
                  question: What happens to B?
                  choices:
                    It waits: B waits for A on sequential
                    It is answered: B is answered on sequential
                do:
                  - B connects
                  - B says "Ping"
                expect:
                  - B waits for A on sequential
                  - B is answered on threads
            """;

    private static final String MEASURING =
            """
            lesson: 1
            title: A measurement
            goal: Watch the calls.
            stages:
              - model: select
            steps:
              - title: One speaks
                experiment:
                  figure: calls a message
                  clients: [1, 3]
                  rounds: 2
                  messages: 50
            """;

    @Test
    void aLessonIsPlayedByKeysAloneAndTellsNothingBeforeThePrediction() throws IOException {
        open(SHORT);
        awaitWords("lessonWords", "Watch B.");
        OpenWindow.await("its stages", () -> titles().equals(List.of("sequential", "threads")));
        awaitWords("sentence", "PageDown goes on with the lesson; its clients come by themselves.");
        press(KeyCode.PAGE_DOWN);
        awaitWords("lessonOutcome", "All that must be observed was observed: 1 expectation.");
        press(KeyCode.PAGE_DOWN);
        awaitWords("lessonQuestion", "What happens to B?");
        press(KeyCode.PAGE_DOWN);
        OpenWindow.await("the hint", () -> text("lessonStatus").startsWith("Predict first"));
        assertThat(text("lessonWords")).isEmpty();
        assertThat(clients()).isEqualTo(1);
        window.user.write("c");
        OpenWindow.await("a refusal", () -> notice().startsWith("A lesson is on"));
        assertThat(text("lessonHint")).isEqualTo("Choose one: click it, or press its number.");
        OpenWindow.await(
                "some time before the step",
                () -> window.model.time().recorded() > 2 * BEFORE_STEP);
        window.user.write("2").write("1");
        assertThat(text("lessonStatus")).isEmpty();
        assertThat(text("lessonHint")).startsWith("PageDown plays the step");
        assertThat(window.user.lookup("#option1").queryButton().getText())
                .isEqualTo("1  It waits · chosen");
        press(KeyCode.PAGE_DOWN);
        awaitWords("lessonPredicted", "✓ Right. Predicted: It waits");
        assertThat(OpenWindow.onFx(() -> window.model.time().view().from()))
                .isGreaterThan(BEFORE_STEP);
        assertThat(text("lessonObserved")).startsWith("Observed: It waits (");
        assertThat(text("lessonWords")).isEqualTo("B waits in vain.");
        press(KeyCode.PAGE_UP);
        awaitWords("lessonStep", "A short one · Step 1 of 2");
        assertThat(window.model.time().selectedInstant()).isPresent();
        assertThat(clients()).isEqualTo(2);
        press(KeyCode.PAGE_DOWN);
        awaitWords("lessonStep", "A short one · Step 2 of 2");
        press(KeyCode.PAGE_DOWN);
        OpenWindow.await("its end", () -> text("lessonStatus").startsWith("This was the last"));
        assertThat(window.scene().lookup("#lessonNext").isVisible()).isFalse();
        window.user.clickOn("#lessonEnd");
        OpenWindow.await("the stages of before", () -> titles().contains("select"));
    }

    @Test
    void aChartIsSeenInPlaceOfTheStagesThatItWasMeasuredOn() throws IOException {
        open(MEASURING);
        awaitWords("lessonWords", "Watch the calls.");
        OpenWindow.await("its stage", () -> titles().equals(List.of("select")) && areOpen());
        Node chart = window.scene().lookup("#lessonChart");
        assertThat(chart.isVisible()).isFalse();
        press(KeyCode.PAGE_DOWN);
        OpenWindow.await("the chart", chart::isVisible);
        assertThat(chart.getAccessibleText()).startsWith("select: calls a message at least ");
        ToggleButton wanted = (ToggleButton) window.scene().lookup("#lessonChartWanted");
        Platform.runLater(wanted::fire);
        OpenWindow.await("the stage", () -> !chart.isVisible());
        Platform.runLater(wanted::fire);
        OpenWindow.await("the chart again", chart::isVisible);
        press(KeyCode.PAGE_UP);
        OpenWindow.await("the goal", () -> !chart.isVisible() && !wanted.isVisible());
    }

    @Test
    void whoLeavesInMidLessonFindsTheStagesOfBeforeAndNothingOfTheLesson() throws IOException {
        window.addClients(1);
        Stage own = window.upper().stage();
        // Its step waits for what never comes.
        open(SHORT.replace("A is answered", "B is answered"));
        OpenWindow.await("its stages", () -> titles().contains("threads") && areOpen());
        List<Stage> lessons = window.model.stages().stream().map(s -> s.stage()).toList();
        Lab lab = window.model.runs().present().lab();
        assertThat(OpenWindow.onFx(window::preferences).models())
                .as("what is remembered")
                .containsExactly("sequential", "select");
        press(KeyCode.PAGE_DOWN);
        OpenWindow.await("A", () -> clients() == 1);
        OpenWindow.fire((MenuButton) window.scene().lookup("#lessonMenu"), "end");
        OpenWindow.await("the stages of before", () -> titles().contains("select"));
        OpenWindow.await("the lesson’s end", () -> lessons.stream().allMatch(Stage::isStopped));
        OpenWindow.await("no client", () -> lab.clients().stream().allMatch(LabClient::isGone));
        assertThat(window.upper().stage()).isSameAs(own);
        assertThat(own.isStopped()).isFalse();
        assertThat(clients()).isEqualTo(1);
        window.user.write("c");
        OpenWindow.await("a client of the user’s", () -> clients() == 2);
    }

    @Test
    void aFileThatIsNoLessonBeginsNothingAndOneThatIsSavedAgainIsReadAgain() throws IOException {
        Path file = open(SHORT.replace("steps:", "stepps:"));
        OpenWindow.await("what is wrong", () -> notice().startsWith("short.yaml, line "));
        assertThat(titles()).containsExactly("sequential", "select");
        assertThat(window.scene().lookup("#lessonStrip").isVisible()).isFalse();
        Files.writeString(file, SHORT);
        awaitWords("lessonWords", "Watch B.");
        Files.writeString(file, SHORT.replace("Watch B.", "Watch A and B."));
        awaitWords("lessonWords", "Watch A and B.");
        Files.writeString(file, "no lesson");
        OpenWindow.await("what is wrong now", () -> notice().startsWith("short.yaml, line 1"));
        assertThat(text("lessonWords")).isEqualTo("Watch A and B.");
    }

    private Path open(String text) throws IOException {
        Path file = folder.resolve("short.yaml");
        Files.writeString(file, text);
        OpenWindow.onFx(
                () -> {
                    window.model.lessonFiles().open(file);
                    return true;
                });
        return file;
    }

    /** Presses a key once nothing is under way. */
    private void press(KeyCode key) {
        OpenWindow.await("the step to be over", () -> !window.model.lessons().isBusy());
        window.user.push(key);
    }

    private void awaitWords(String id, String words) {
        OpenWindow.await(words, () -> text(id).equals(words));
    }

    private String text(String id) {
        Node node = window.scene().lookup("#" + id);
        return node instanceof Label label ? label.getText() : "";
    }

    private boolean areOpen() {
        return window.model.stages().stream().allMatch(stage -> stage.isServing());
    }

    private int clients() {
        return window.upper().record().lanes().clients().size();
    }

    private List<String> titles() {
        return window.model.stages().stream().map(stage -> stage.title()).toList();
    }

    private String notice() {
        return window.model.notices().latestProperty().get().text();
    }
}
