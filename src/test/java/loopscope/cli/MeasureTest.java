package loopscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.cli.base.ExitCode;
import loopscope.measure.Bound;
import loopscope.measure.Figure;
import loopscope.measure.Report;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class MeasureTest {
    @TempDir Path folder;

    @Test
    void recordingIsMeasuredAndLeftAsATableAndAsJson() throws Exception {
        Path json = folder.resolve("m.json");
        Run run = Run.of("measure", "record", "--quick", "--json", json.toString());
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .contains("a call that may wait", "at most 0.00")
                .containsPattern("two clock reads +time +\\d+");
        assertThat(Files.readString(json))
                .contains("\"name\" : \"record\"", "\"subject\" : \"a call that may wait\"");
    }

    @Test
    void aNameThatIsNoneIsAnsweredByTheNearest() {
        Run run = Run.of("measure", "recrod");
        assertThat(run.sentence())
                .startsWith("There is no measurement \"recrod\": did you mean \"record\"?");
        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
    }

    @Test
    void aFigureMissesWhatItDoesNotReach() {
        Figure slow = figure(0.94, new Bound(true, 0.95));
        Figure large = figure(97, new Bound(false, 96));
        Figure reached = figure(0.95, new Bound(true, 0.95));
        assertThat(List.of(slow, large, reached, figure(1, null)))
                .extracting(Figure::isMissed)
                .containsExactly(true, true, false, false);
        assertThat(new Report("", List.of(slow, large, reached), List.of()).missed()).isEqualTo(2);
    }

    private static Figure figure(double median, Bound bound) {
        return new Figure("a", "b", "", median, median, median, 1, bound);
    }
}
