package loopscope.takeaway.runs;

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
import loopscope.takeaway.RunPicture;
import loopscope.takeaway.page.RunPage;
import loopscope.timeline.figures.Scaling;
import loopscope.timeline.figures.Unit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A run that was saved and opened again shows the same picture. */
class RunFileRoundTripTest {
    private static final String LESSON =
            """
            lesson: 1
            title: Two <stages> & "more"
            goal: Look.
            stages:
              - model: sequential
                counter: unprotected
              - model: select
            steps:
              - title: They come
                narration: A comes before B.
                do:
                  - A connects
                  - B connects
                  - A says "Hi <b>&amp;"
                  - B says "=1+1"
                  - note "Now"
                expect:
                  - A is answered
              - title: A leaves
                ask:
                  question: '<b>Is</b> B answered by sequential?'
                  choices:
                    it waits: B waits for A on sequential
                    it is answered: B is answered on sequential
                do:
                  - A closes
                expect:
                  - B is answered
            """;

    private static RecordedRun run;

    @TempDir private Path folder;

    @BeforeAll
    static void play() throws Exception {
        Performance played =
                Performance.play(
                        LessonReader.read("id", LESSON.getBytes(StandardCharsets.UTF_8)),
                        LessonPlayer.USUAL_PATIENCE,
                        _ -> {});
        run = PlayedRun.of(played);
    }

    /** Without the prefix that keeps the names of two pictures on one page apart. */
    private static String picture(RecordedRun shown) {
        return SvgFile.text(RunPicture.of(shown, PictureOptions.usual(Theme.LIGHT)))
                .replaceAll("p[0-9a-f]{8}-(clip|hatch)", "$1");
    }

    @Test
    void theRunThatIsOpenedShowsTheSamePictureAndSavesTheSameFile() throws Exception {
        Path file = RunFile.save(run, folder.resolve("run.json"), FileChoice.NEW_NAME);
        RecordedRun opened = RunFile.open(file);
        assertThat(picture(opened)).isEqualTo(picture(run)).contains("Two &lt;stages&gt;");
        assertThat(opened.steps()).isEqualTo(run.steps());
        assertThat(opened.steps().getLast().question()).isNotNull();
        assertThat(opened.notes()).isEqualTo(run.notes());
        assertThat(opened.stages().getFirst().settings())
                .isEqualTo(run.stages().getFirst().settings())
                .containsEntry("counter", "unprotected");
        assertThat(RunPage.text(opened)).isEqualTo(RunPage.text(run));
        Path again = RunFile.save(opened, folder.resolve("again.json"), FileChoice.NEW_NAME);
        assertThat(again).hasSameTextualContentAs(file);
    }

    @Test
    void whatAnExperimentFoundIsOpenedAgain() throws Exception {
        Scaling found =
                new Scaling(
                        "cost",
                        Unit.TIME,
                        "How it was measured.",
                        List.of(
                                new Scaling.Curve(
                                        "select",
                                        List.of(
                                                new Scaling.Point(1, 1000.5, 2000, 3e12),
                                                new Scaling.Point(1000, 1e5 / 3, 1e5, 2e5)),
                                        "it closed 3")));
        RecordedRun charted = run.charting(found);
        Path file = RunFile.save(charted, folder.resolve("run.json"), FileChoice.NEW_NAME);
        RecordedRun opened = RunFile.open(file);
        assertThat(opened.chart()).isEqualTo(found);
        assertThat(picture(opened)).isEqualTo(picture(charted));
    }

    @Test
    void aChartThatCannotBeDrawnIsLeftOut() throws Exception {
        Scaling.Point point = new Scaling.Point(0, -1, Double.NaN, 1);
        Scaling.Curve curve = new Scaling.Curve("select", List.of(point), "");
        RecordedRun charted = run.charting(new Scaling("cost", Unit.TIME, "", List.of(curve)));
        Path file = RunFile.save(charted, folder.resolve("run.json"), FileChoice.NEW_NAME);
        assertThat(RunFile.open(file).chart()).isNull();
    }

    @Test
    void aZippedRunIsSmallerAndTheSame() throws Exception {
        Path file = RunFile.save(run, folder.resolve("run.json"), FileChoice.NEW_NAME);
        Path zipped = RunFile.save(run, folder.resolve("run.json.GZ"), FileChoice.NEW_NAME);
        assertThat(Files.size(zipped)).isLessThan(Files.size(file) / 4);
        assertThat(picture(RunFile.open(zipped))).isEqualTo(picture(run));
    }

    @Test
    void aCutRunSaysHowMuchIsLost() throws Exception {
        Path file = RunFile.save(run, folder.resolve("run.json"), FileChoice.NEW_NAME);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(picture(RunFile.open(file)))
                .containsPattern("the file is cut off here: [0-9,]+ events are lost");
    }

    @Test
    void whatIsNoRunIsRefusedInOneSentence() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.json"), "notes");
        assertThatThrownBy(() -> RunFile.open(text))
                .isInstanceOf(CaptureFailedException.class)
                .hasMessage("notes.json is no run that Loopscope saved: choose another file.");
        assertThatThrownBy(() -> RunFile.open(folder.resolve("none.json")))
                .hasMessageStartingWith("There is no file ");
        assertThatThrownBy(() -> RunFile.open(folder)).hasMessageEndingWith("give a file in it.");
    }
}
