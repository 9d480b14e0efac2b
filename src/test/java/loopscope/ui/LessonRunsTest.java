package loopscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;

import loopscope.foreign.live.Python;
import loopscope.lab.LabClient;
import loopscope.lab.Pace;
import loopscope.lab.Script;
import loopscope.lab.ShellWords;
import loopscope.lab.Stage;
import loopscope.takeaway.RunQuestion;
import loopscope.takeaway.RunStep;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A lesson among the runs of a window: its scenes, its pace, and how it is left. */
class LessonRunsTest extends ModelCase {
    private static final String TWO_SCENES =
            """
            lesson: 1
            title: Two scenes
            goal: Watch A.
            stages:
              - model: threads
            steps:
              - title: A comes
                narration: A comes.
                do:
                  - A connects
                  - A says "Hi"
                expect:
                  - A is answered
              - title: A comes to another server
                stages:
                  - model: select
                narration: A comes.
                ask:
                  question: Is A answered?
                  choices:
                    It is: A is answered
                    It is not: A is unanswered
                do:
                  - A connects
                  - A says "Hi"
                expect:
                  - A is answered
            """;

    private static final String HELD =
            """
            lesson: 1
            title: Held
            goal: Watch the server.
            stages:
              - model: select
            steps:
              - title: The server is held
                narration: It goes on once it is let.
                do:
                  - the server is held before each call
            """;

    private static final String IN_VAIN =
            """
            lesson: 1
            title: In vain
            goal: Watch nobody.
            stages:
              - model: threads
            steps:
              - title: Nobody says anything
                narration: A is silent.
                do:
                  - A connects
                expect:
                  - A is answered
            """;

    private int dumps;

    @Test
    void aQuestionThatIsSeenAgainIsAskedOverTheStagesItIsAbout() throws IOException {
        begin(TWO_SCENES, "threads");
        next();
        next();
        assertThat(titles()).containsExactly("select");
        onFx(() -> model.lessons().previous());
        assertThat(titles()).containsExactly("threads");
        next();
        assertThat(titles()).as("the stages of the question").containsExactly("select");
    }

    @Test
    void theStepsOfTheSceneThatIsShownAreTakenAwayWithIt() throws IOException {
        begin(TWO_SCENES, "threads");
        next();
        assertThat(OpenWindow.onFx(() -> model.recorded()).title()).isEqualTo("Two scenes");
        next();
        assertThat(OpenWindow.onFx(() -> model.recorded()).steps()).isEmpty();
        onFx(() -> model.lessons().skip());
        OpenWindow.await("the step", () -> !model.lessons().isBusy());
        List<RunStep> steps = OpenWindow.onFx(() -> model.recorded()).steps();
        assertThat(steps).extracting(RunStep::title).containsExactly("A comes to another server");
        RunQuestion question = steps.getFirst().question();
        assertThat(question == null ? "" : question.text()).isEqualTo("Is A answered?");
        onFx(() -> model.lessons().previous());
        assertThat(OpenWindow.onFx(() -> model.recorded()).steps())
                .extracting(RunStep::title)
                .containsExactly("A comes");
    }

    @Test
    void aServerThatALessonHoldsIsLetGoByNoOtherKeyThanN() throws IOException {
        begin(HELD, "select");
        next();
        Stage held = OpenWindow.onFx(() -> stage().stage());
        onFx(() -> model.lessons().previous());
        next();
        onFx(() -> model.pace().turn());
        onFx(() -> model.stagesViewModel().add());
        assertThat(held.pace()).isEqualTo(Pace.STEP);
        LabClient who =
                OpenWindow.onFx(() -> model.runs().present().lab().addClient(Script.oneShot()));
        OpenWindow.await("the server to be held", () -> held.held() > 0);
        onFx(() -> model.pace().next());
        assertThat(notice()).isEmpty();
        OpenWindow.await("the client’s turn", () -> isGoneAfterAStep(who));
    }

    private boolean isGoneAfterAStep(LabClient who) {
        model.pace().next();
        return who.isGone();
    }

    @Test
    void neitherWhoLeavesALessonNorWhoClosesTheWindowLeavesItsThread() throws IOException {
        begin(IN_VAIN, "threads");
        playInVain();
        onFx(() -> model.lessonFiles().end());
        OpenWindow.await("the thread’s end", () -> !isThreadThere());
        assertThat(titles()).containsExactly("sequential");
        begin(IN_VAIN, "threads");
        playInVain();
        OpenWindow.onFx(() -> model.close(Duration.ofSeconds(5))).join();
        OpenWindow.await("the thread’s end", () -> !isThreadThere());
    }

    @Test
    void aLessonThatStartsProgramsBeginsOnlyOnceThatIsAllowed() throws IOException {
        Python.assumeTracer();
        String command = ShellWords.join(Python.command("blocking.py", 0));
        List<List<String>> asked = new ArrayList<>();
        List<Runnable> answers = new ArrayList<>();
        onFx(
                () ->
                        model.lessonFiles()
                                .askWith(
                                        (commands, go) -> {
                                            asked.add(commands);
                                            answers.add(go);
                                        }));
        Path file = folder.resolve("lesson.yaml");
        Files.writeString(
                file,
                IN_VAIN.replace("model: threads", "command: '" + command.replace("'", "''") + "'"));
        onFx(() -> model.lessonFiles().open(file));
        OpenWindow.await("the question", () -> !answers.isEmpty());
        assertThat(asked).containsExactly(List.of(command));
        assertThat(titles()).containsExactly("sequential");
        onFx(answers.getFirst());
        OpenWindow.await("its stage", () -> titles().equals(List.of("program")));
    }

    /** Begins a step that waits for what never happens. */
    private void playInVain() throws IOException {
        onFx(() -> model.lessons().next());
        OpenWindow.await("A", () -> stage().hadClients());
        assertThat(model.lessons().isBusy()).isTrue();
        assertThat(isThreadThere()).isTrue();
    }

    private void begin(String lesson, String model) throws IOException {
        Path file = folder.resolve("lesson.yaml");
        Files.writeString(file, lesson);
        onFx(() -> this.model.lessonFiles().open(file));
        OpenWindow.await(
                "its stage, or word of what is wrong with it",
                () -> titles().equals(List.of(model)) || !notice().isEmpty());
        assertThat(notice()).isEmpty();
        awaitIdle();
    }

    /** Shows the next step, and waits until it was played or is asked about. */
    private void next() {
        onFx(() -> model.lessons().next());
        awaitIdle();
    }

    private void awaitIdle() {
        OpenWindow.await("the end of the step", () -> !model.lessons().isBusy());
    }

    private List<String> titles() {
        return model.stages().stream().map(stage -> stage.title()).toList();
    }

    /** Whether the thread of a lesson is there; it is a virtual one, which only a dump names. */
    private boolean isThreadThere() throws IOException {
        Path dump = folder.resolve("threads" + dumps++).toAbsolutePath();
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
        return Files.readString(dump).contains("\"loopscope-lesson\"");
    }
}
