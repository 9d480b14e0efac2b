package loopscope.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.takeaway.RunAccount;
import loopscope.takeaway.RunStep;
import loopscope.takeaway.RunTimes;
import loopscope.timeline.figures.Scaling;
import loopscope.timeline.figures.Unit;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.Trace;
import loopscope.trace.metadata.StageConditions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ExcerptTest {
    private final Trace trace = Trace.start();
    private final RecordedRun run =
            new RecordedRun(
                    new RunAccount(
                            "Two",
                            List.of(
                                    new RunStep("first", "", 0, 1000),
                                    new RunStep("then", "", 1000, 2000)),
                            List.of(),
                            new Scaling("", Unit.COUNT, "", List.of()),
                            List.of()),
                    List.of(stage("sequential"), stage("select")),
                    new RunTimes(3_000_000_000L, 7));

    private RecordedStage stage(String name) {
        return new RecordedStage(
                name,
                name,
                "",
                false,
                "",
                StageRecord.of(trace),
                StageConditions.unopened(null, false));
    }

    @AfterEach
    void endTheRun() {
        trace.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1.2s, 1200000000",
        "850ms, 850000000",
        "0.5 ms, 500000",
        "12us, 12000",
        "0s, 0",
        "step2, 2000",
        "step 1, 1000"
    })
    void anInstantIsATimeOrTheEndOfAStep(String at, long instant) {
        assertThat(Excerpt.of(at, null).from(run).instant()).isEqualTo(instant);
    }

    @Test
    void oneStageLeavesTheOthersAndTheChartOut() {
        RecordedRun second = Excerpt.of(null, "2").from(run);
        assertThat(second.heading()).isEqualTo("Two — select");
        assertThat(second.instant()).isEqualTo(7);
        assertThat(second.chart()).isNull();
        assertThat(Excerpt.ALL.from(run)).isEqualTo(run);
    }

    @Test
    void anInstantAfterTheRunIsToldHowLongItTook() {
        assertThatThrownBy(() -> Excerpt.of("4s", null).from(run))
                .hasMessage("4s is after the run, which took 3.00 s: choose an earlier instant.");
    }
}
