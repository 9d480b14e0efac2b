package loopscope.takeaway.runs;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.capture.FileChoice;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.takeaway.RunAccount;
import loopscope.takeaway.RunTimes;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.Address;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Role;
import loopscope.trace.Trace;
import loopscope.trace.metadata.StageConditions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Runs are kept by themselves while they go on. */
class RunKeeperTest {
    @TempDir private Path folder;

    private final List<Trace> traces = new ArrayList<>();

    @AfterEach
    void close() {
        traces.forEach(Trace::close);
    }

    private KeptRuns runs() {
        return new KeptRuns(folder.resolve("runs"), KeptRuns.USUAL_BYTES);
    }

    private RecordedStage stage(String name) {
        Trace trace = Trace.start();
        traces.add(trace);
        StageConditions conditions = StageConditions.unopened(null, false);
        return new RecordedStage(name, name, "", false, "", StageRecord.of(trace), conditions);
    }

    private static RecordedRun run(RecordedStage... stages) {
        return new RecordedRun(RunAccount.NONE, List.of(stages), new RunTimes(1, 1));
    }

    private static void comes(RecordedStage stage) {
        Trace trace = stage.record().trace();
        Recorder recorder = trace.enter("server", Role.SERVER);
        recorder.begin(Op.ACCEPT, 0, Recorder.BLOCKING, 0);
        long peer = Address.of(new byte[] {127, 0, 0, 1}, 7);
        recorder.endAccept(5, trace.connections().accepted(peer), peer);
        trace.leave();
        Patience.await("its lane", () -> !stage.record().lanes().clients().isEmpty());
    }

    @Test
    void whatWasWrittenIsThereThoughTheProgramIsKilled() throws Exception {
        RecordedStage stage = stage("select");
        RunKeeper keeper = new RunKeeper(runs());
        comes(stage);
        keeper.keep(run(stage));
        // Not closed: as after kill -9.
        RecordedRun opened = RunFile.open(runs().list().getFirst().file());
        assertThat(opened.stages().getFirst().record().lanes().clients()).hasSize(1);
        assertThat(opened.marks()).containsExactly("the file is cut off here");
        keeper.close();
        assertThat(RunFile.open(runs().list().getFirst().file()).marks()).isEmpty();
    }

    @Test
    void aRecordingIsThereUpToWhereItWasWrittenAndWholeInTheEnd() throws Exception {
        RecordedStage stage = stage("select");
        RunRecording recording =
                RunRecording.begin(
                        folder.resolve("a.b.json.gz"), FileChoice.NEW_NAME, () -> run(stage));
        comes(stage);
        recording.write();
        RecordedRun cut = RunFile.open(recording.path());
        assertThat(cut.marks()).containsExactly("the file is cut off here");
        assertThat(cut.stages().getFirst().record().lanes().clients()).hasSize(1);
        recording.finish();
        assertThat(RunFile.open(recording.path()).marks()).isEmpty();
        RunRecording beside =
                RunRecording.begin(recording.path(), FileChoice.NEW_NAME, () -> run(stage));
        assertThat(beside.path()).hasFileName("a.b-2.json.gz");
        beside.finish();
    }

    @Test
    void aRunToWhichNobodyCameIsNotKept() throws IOException {
        try (RunKeeper keeper = new RunKeeper(runs())) {
            keeper.keep(run(stage("select")));
        }
        assertThat(runs().list()).isEmpty();
    }

    @Test
    void aRunThatGetsAStageIsKeptOnceAndANewOneBesideIt() throws IOException {
        RecordedStage first = stage("sequential");
        RecordedStage second = stage("select");
        RecordedStage other = stage("poll");
        try (RunKeeper keeper = new RunKeeper(runs())) {
            comes(first);
            keeper.keep(run(first));
            keeper.keep(run(first, second));
            comes(other);
            keeper.keep(run(other));
        }
        assertThat(runs().list())
                .extracting(KeptRuns.Kept::stages)
                .containsExactlyInAnyOrder("poll", "sequential beside select");
    }

    @Test
    void theOldestMakeRoom() throws IOException {
        KeptRuns small = new KeptRuns(folder, 250);
        for (int i = 0; i < 4; i++) {
            LocalDateTime time = LocalDateTime.of(2026, 1, 1, 10, 15, i);
            Files.write(small.begin(time, List.of("a b/c")), new byte[100]);
        }
        LocalDateTime next = LocalDateTime.of(2026, 1, 2, 0, 0);
        assertThat(small.list())
                .extracting(kept -> kept.words(next))
                .hasSize(3)
                .containsOnly("yesterday 10:15, a-b-c");
        assertThat(small.list().getFirst().begun().getSecond()).isEqualTo(3);
    }
}
