package loopscope.ui.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.lab.CannotStartException;
import loopscope.lab.Lab;
import loopscope.lab.Setup;
import loopscope.lesson.plan.Lesson;
import loopscope.picture.FxThread;
import loopscope.ui.OpenWindow;
import loopscope.ui.base.Background;
import loopscope.ui.base.Notices;
import loopscope.ui.stages.StageViewModel;
import loopscope.ui.time.RunClock;
import loopscope.ui.time.TimeViewModel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Which file a lesson comes from, and what is said of it; no server runs. */
class LessonFilesTest {
    private static final String LESSON =
            """
            lesson: 1
            title: Mine
            goal: Watch A.
            stages:
              - model: threads
            steps:
              - title: A comes
                narration: A comes.
                do:
                  - A connects
            """;

    /** Stages that cannot be opened, or else never are. */
    private static final class Stages implements LessonStages {
        private boolean refused;

        @Override
        public CompletableFuture<List<StageViewModel>> open(Lab lab, List<Setup> setups) {
            return refused
                    ? CompletableFuture.failedFuture(new CannotStartException("No room."))
                    : new CompletableFuture<>();
        }

        @Override
        public void show(int scene) {}

        @Override
        public void flag(long time, String name) {}

        @Override
        public void leave() {}
    }

    private static final class StoppedClock implements RunClock {
        @Override
        public long now() {
            return 0;
        }

        @Override
        public boolean isOver() {
            return true;
        }
    }

    @TempDir Path folder;
    private final Background background = new Background();
    private final Notices notices = new Notices();
    private final Stages stages = new Stages();
    private LessonViewModel player;
    private LessonFiles files;

    @BeforeEach
    void start() {
        FxThread.start();
        TimeViewModel time = new TimeViewModel(new StoppedClock(), List::of, () -> {});
        player = new LessonViewModel(stages, time, notices);
        files = new LessonFiles(player, background, notices);
    }

    @AfterEach
    void end() {
        onFx(files::end);
        background.close();
    }

    @Test
    void aCopyIsOneOfTheLessonThatIsOnAndNotOfAFileThatCouldNotBeRead() throws IOException {
        onFx(() -> files.open(file("mine.yaml", LESSON)));
        awaitLesson("mine");
        onFx(() -> files.open(file("bad.yaml", "no lesson")));
        awaitNotice("bad.yaml, line 1");
        Path copy = folder.resolve("copy.yaml");
        onFx(() -> files.copy(lesson(), copy));
        awaitLesson("copy");
        assertThat(copy).hasContent(LESSON);
        assertThat(notice()).startsWith("The lesson is in " + copy);
    }

    @Test
    void aLessonWhoseStageCouldNotBeOpenedBeginsOnceItsFileIsSavedAgain() {
        stages.refused = true;
        onFx(() -> files.open(file("mine.yaml", LESSON)));
        awaitNotice("No room.");
        assertThat(lesson()).isNull();
        stages.refused = false;
        onFx(() -> file("mine.yaml", LESSON + "# once more\n"));
        awaitLesson("mine");
        assertThat(notice()).isEmpty();
    }

    @Test
    void whatIsWrongIsSaidOnlyOfTheFileThatIsOpen() {
        onFx(() -> files.open(folder.resolve("none.yaml")));
        awaitNotice("There is no file " + folder.resolve("none.yaml") + ".");
        onFx(() -> files.open(file("mine.yaml", LESSON)));
        assertThat(notice()).isEmpty();
        awaitLesson("mine");
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitLesson(String id) {
        OpenWindow.await(
                id, () -> player.lesson() instanceof Lesson lesson && lesson.id().equals(id));
    }

    private void awaitNotice(String start) {
        OpenWindow.await(start, () -> notice().startsWith(start));
    }

    private Lesson lesson() {
        return OpenWindow.onFx(player::lesson);
    }

    private String notice() {
        return OpenWindow.onFx(() -> notices.latestProperty().get().text());
    }

    private static void onFx(Runnable work) {
        OpenWindow.onFx(
                () -> {
                    work.run();
                    return true;
                });
    }
}
