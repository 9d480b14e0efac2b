package loopscope.takeaway.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.capture.SvgFile;
import loopscope.lesson.format.LessonReader;
import loopscope.lesson.play.LessonPlayer;
import loopscope.lesson.play.Performance;
import loopscope.picture.surface.Theme;
import loopscope.takeaway.PictureOptions;
import loopscope.takeaway.PlayedRun;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.takeaway.RunPicture;
import loopscope.takeaway.runs.RunFile;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Two runs are compared: a short one, and one whose first client comes later and keeps another. */
class RunComparisonTest {
    private static final String HEAD =
            """
            lesson: 1
            title: A run
            goal: Look.
            stages:
              - model: sequential
              - model: select
            steps:
              - title: They come
                narration: They come.
                do:
            """;

    private static final String SHORT =
            """
                  - A connects
                  - A says "Hi"
                  - A closes
            """;

    private static final String LONG =
            """
                  - wait 150 ms
                  - A connects
                  - A says "Hi"
                  - wait 20 ms
                  - B connects
                  - B says "Ping"
                  - wait 100 ms
                  - A closes
                  - B closes
            """;

    @TempDir private static Path folder;

    private static Path brief;
    private static Path lengthy;

    @BeforeAll
    static void play() throws Exception {
        brief = played(SHORT, "brief.json");
        lengthy = played(LONG, "lengthy.json.gz");
    }

    private static Path played(String steps, String file) throws Exception {
        Performance played =
                Performance.play(
                        LessonReader.read("id", (HEAD + steps).getBytes(StandardCharsets.UTF_8)),
                        LessonPlayer.USUAL_PATIENCE,
                        _ -> {});
        return RunFile.save(PlayedRun.of(played), folder.resolve(file), FileChoice.NEW_NAME);
    }

    @Test
    void theFirstConnectsOfBothAreAtOneTimeAndTheRunThatIsShownLaterSaysSo() throws Exception {
        RecordedRun both = RunComparison.of(brief, lengthy);
        assertThat(both.stages())
                .extracting(RecordedStage::name)
                .containsExactly(
                        "sequential, run 1", "sequential, run 2", "select, run 1", "select, run 2");
        List<Long> connects = both.stages().stream().map(RunComparisonTest::firstConnect).toList();
        assertThat(Math.min(connects.get(0), connects.get(2)))
                .isEqualTo(Math.min(connects.get(1), connects.get(3)));
        assertThat(both.stages().subList(0, 2))
                .as("whichever began its clients earlier")
                .filteredOn(stage -> isShownLater(stage))
                .hasSize(1);
        assertThat(both.differences().getFirst())
                .matches("The runs are aligned at their first connects: A’s at .* in run 1, .*");
    }

    private static boolean isShownLater(RecordedStage stage) {
        return stage.marks().stream().anyMatch(mark -> mark.matches("shown .* later than it was"));
    }

    private static long firstConnect(RecordedStage stage) {
        return stage.record().lanes().clients().getFirst().phases().from(0);
    }

    @Test
    void whatDiffersIsNamedAndSoIsWhatIsTheSame() throws Exception {
        RecordedRun both = RunComparison.of(brief, lengthy);
        assertThat(both.differences().get(1))
                .startsWith("sequential: the longest wait is ")
                .contains("(B for A) in run 2")
                .contains("In run 1, nobody waited for another; in run 2, B waited for A.")
                .contains("Clients 1 and 2, messages 1 and 2, calls ")
                .contains("The same in both: 1 thread.");
        String picture = SvgFile.text(RunPicture.of(both, PictureOptions.usual(Theme.LIGHT)));
        assertThat(picture).contains("run 1: brief.json, run 2: lengthy.json.gz", "B waited for A");
    }

    @Test
    void aComparisonIsSavedAndOpenedAsOneRun() throws Exception {
        RecordedRun both = RunComparison.of(RunFile.open(lengthy), "mine", brief);
        Path file = RunFile.save(both, folder.resolve("both.json"), FileChoice.NEW_NAME);
        RecordedRun opened = RunFile.open(file);
        assertThat(opened.heading()).isEqualTo("run 1: mine, run 2: brief.json");
        assertThat(opened.differences()).isEqualTo(both.differences());
        assertThat(opened.stages())
                .extracting(RecordedStage::ownMarks)
                .isEqualTo(both.stages().stream().map(RecordedStage::ownMarks).toList());
        assertThatThrownBy(() -> RunComparison.of(file, brief))
                .isInstanceOf(CaptureFailedException.class)
                .hasMessageStartingWith("The runs have 6 stages together, and no more than 4 can");
    }
}
