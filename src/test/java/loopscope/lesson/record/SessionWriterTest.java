package loopscope.lesson.record;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.lab.Deeds.Deed;
import loopscope.lab.Lab;
import loopscope.lab.LabClient;
import loopscope.lab.Setup;
import loopscope.lesson.check.Happening;
import loopscope.lesson.check.WatchedStage;
import loopscope.lesson.format.BadLessonException;
import loopscope.lesson.format.LessonReader;
import loopscope.lesson.plan.Lesson;
import loopscope.lesson.plan.StagePlan;
import loopscope.lesson.play.LessonPlayer;
import loopscope.lesson.play.Performance;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.Trace;
import loopscope.trace.metadata.StageConditions;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

class SessionWriterTest {
    /** A wait so long that it is notable, in nanoseconds. */
    private static final long LONG = 10 * Wait.NOTABLE;

    @Test
    void aSessionIsALessonThatObservesTheSameAgain() throws Exception {
        List<StagePlan> stages =
                List.of(
                        new StagePlan(Setup.of("sequential")),
                        new StagePlan(Setup.of("poll").timingOut(500).named("quick")));
        List<StageRecord> records = new ArrayList<>();
        List<Deed> deeds;
        try (Lab lab = new Lab()) {
            for (StagePlan plan : stages) {
                var _ =
                        lab.open(
                                plan.setup()
                                        .watchedBy(trace -> records.add(StageRecord.of(trace))));
            }
            WatchedStage sequential = watched(stages.getFirst(), records.getFirst());
            WatchedStage quick = watched(stages.getLast(), records.getLast());
            LabClient a = lab.addClient();
            a.say("It’s: #1");
            LabClient b = lab.addClient();
            b.say("a \"quoted\" text");
            until(() -> isAnswered("B", quick) && isAnswered("A", sequential));
            until(() -> WaitAnalysis.mostOf(lane("B", sequential), sequential.now()) > LONG);
            a.close();
            until(() -> isAnswered("B", sequential));
            b.reset();
            until(() -> a.isGone() && b.isGone());
            deeds = lab.deeds().all();
        }
        String text = SessionWriter.lesson(stages, records, deeds);
        Lesson lesson = read(text);
        assertThat(text.lines().map(String::strip))
                .contains(
                        "- model: poll",
                        "name: quick",
                        "time-out: 500 ms",
                        "- 'A says \"It’s: #1\"'",
                        "- B says 15 bytes",
                        "- B resets",
                        "- B is answered after A leaves on sequential",
                        "- B is answered on quick");
        Performance again = Performance.play(lesson, LessonPlayer.USUAL_PATIENCE, _ -> {});
        assertThat(again.failed()).as("%s", again.reports()).isZero();
    }

    @Test
    void longSilencesAreShortenedAndBeginANewStep() throws BadLessonException {
        List<Deed> deeds =
                List.of(
                        new Deed(0, "A connects", true),
                        new Deed(Duration.ofSeconds(42).toNanos(), "A closes", false));
        String text =
                SessionWriter.lesson(
                        List.of(new StagePlan(Setup.of("select"))),
                        List.of(StageRecord.of(Trace.off())),
                        deeds);
        assertThat(read(text).steps()).hasSize(2);
        assertThat(text)
                .contains(
                        "- wait 3000 ms # it was 42 s", "- A closes # was done on one stage alone");
    }

    private static ClientLane lane(String client, WatchedStage stage) {
        return Objects.requireNonNull(stage.client(client));
    }

    private static boolean isAnswered(String client, WatchedStage stage) {
        return Happening.isAnswered(client).on(stage) != ClientLane.OPEN;
    }

    private static WatchedStage watched(StagePlan plan, StageRecord record) {
        return new WatchedStage(
                plan.name(), record, () -> StageConditions.unopened(null, false), () -> 0);
    }

    private static void until(BooleanSupplier condition) {
        Patience.await("the servers to answer", condition);
    }

    private static Lesson read(String text) throws BadLessonException {
        return LessonReader.read("session", text.getBytes(StandardCharsets.UTF_8));
    }
}
