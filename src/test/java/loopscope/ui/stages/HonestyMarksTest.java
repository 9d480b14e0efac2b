package loopscope.ui.stages;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.capture.Picture;
import loopscope.capture.StagePicture;
import loopscope.capture.SvgFile;
import loopscope.lab.Lab;
import loopscope.lab.Pace;
import loopscope.lab.Script;
import loopscope.lab.Stage;
import loopscope.lesson.check.Expectation;
import loopscope.lesson.check.Finding;
import loopscope.lesson.plan.Lesson;
import loopscope.lesson.plan.LessonStep;
import loopscope.lesson.plan.Scene;
import loopscope.lesson.plan.StagePlan;
import loopscope.lesson.play.Outcome;
import loopscope.lesson.play.Performance;
import loopscope.lesson.play.PlayedScene;
import loopscope.lesson.play.PlayedStage;
import loopscope.lesson.play.StepReport;
import loopscope.picture.FxThread;
import loopscope.picture.layout.Notes;
import loopscope.picture.layout.Scope;
import loopscope.picture.layout.StageSpec;
import loopscope.picture.surface.Theme;
import loopscope.takeaway.LessonPicture;
import loopscope.timeline.axis.Viewport;
import loopscope.timeline.words.HonestyMarks;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.Trace;
import loopscope.trace.metadata.CountSoFar;
import loopscope.trace.metadata.StageConditions;
import loopscope.trace.metadata.TracerFacts;
import loopscope.ui.base.Background;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A captured window and what {@code play} leaves bear the same marks, each of them whole. */
class HonestyMarksTest {
    private static final double WIDTH = 1440;
    private static final Pattern TEXT = Pattern.compile("<text[^>]*>([^<]*)</text>");
    private static final Lab LAB = new Lab();
    private static final Background BACKGROUND = new Background();

    private static StageViewModel held;
    private static long end;

    /** What has to be known of a stage, as it comes about one by one. */
    private static final class Given {
        private String broken;
        private String failure;
        private boolean exposed;
        private Duration hold;
        private boolean muted;
        private int earlier;
        private String obstacle;
        private CountSoFar count;
        private long dropped;
        private long evicted;
        private TracerFacts tracer;

        private StageConditions conditions() {
            return new StageConditions(
                    broken, failure, exposed, hold, muted, earlier, obstacle, count, dropped,
                    evicted, tracer);
        }
    }

    private enum Mark {
        BROKEN("BROKEN ON PURPOSE: a bug", given -> given.broken = "BROKEN ON PURPOSE: a bug"),
        DIED("SERVER DIED", given -> given.failure = "The server ended by its bug."),
        EXPOSED("OTHER MACHINES CAN CONNECT", given -> given.exposed = true),
        PACED("PACE: step", given -> given.hold = Duration.ZERO),
        MUTED("MUTED: no client comes or sends here", given -> given.muted = true),
        EARLIER("2 clients came before it opened", given -> given.earlier = 2),
        DROPPED("3 calls not recorded", given -> given.dropped = 3),
        EVICTED("4,096 older events no longer kept", given -> given.evicted = 4096),
        BLIND("the kernel’s queues can’t be seen", given -> given.obstacle = "It can't be seen."),
        COUNTED(
                "counted 45 of 47 messages: 1 lost, 1 under way",
                given -> given.count = new CountSoFar(45, 47, 1)),
        TRACED(
                "slowed by a call tracer, 56 µs a call",
                given -> given.tracer = new TracerFacts(56_000, 0, false, 0)),
        LOST(
                "2 lines of its log not understood",
                given -> given.tracer = new TracerFacts(-1, 2, false, 0)),
        URING(
                "uses io_uring, which is not seen",
                given -> given.tracer = new TracerFacts(-1, 0, true, 0)),
        CLOCK_SET(
                "the system’s clock was set by 3.00 s",
                given -> given.tracer = new TracerFacts(-1, 0, false, -3_000_000_000L));

        private final String words;
        private final StageConditions conditions;

        Mark(String words, Consumer<Given> comesAbout) {
            this.words = words;
            Given given = new Given();
            comesAbout.accept(given);
            this.conditions = given.conditions();
        }
    }

    @BeforeAll
    static void serveOneClientHeldBeforeEachCall() throws Exception {
        held = FxThread.call(() -> place("sequential"));
        run(() -> held.pace().setCommon(Pace.slow(Pace.SHORTEST)));
        open(held);
        LAB.addClient(Script.oneShot());
        assertThat(LAB.awaitGone(Patience.LIMIT)).isTrue();
        LAB.stop(held.stage());
        end = held.record().trace().now();
        run(() -> held.update(end, end, true, null));
    }

    @AfterAll
    static void stop() {
        BACKGROUND.close();
        LAB.close();
    }

    @ParameterizedTest
    @EnumSource
    void theWindowAndPlayBearTheSameMark(Mark mark) throws Exception {
        StageSpec stage = FxThread.call(() -> held.captured(mark.conditions, Scope.ALL));
        assertThat(stage.marks())
                .filteredOn(words -> !words.equals("slowed by a call tracer"))
                .containsExactly(mark.words);
        assertThat(texts(captured(stage))).contains(mark.words);
        assertThat(texts(played(mark.conditions, true))).contains(mark.words);
    }

    @Test
    void aHoldInTheRecordIsMarkedInBoth() throws Exception {
        String mark = "SERVER WAS HELD " + holds() + " TIMES";
        StageConditions free = new Given().conditions();
        assertThat(texts(captured(FxThread.call(() -> held.captured(free, Scope.ALL)))))
                .contains(mark);
        assertThat(texts(played(free, true))).contains(mark);
    }

    @Test
    void aPlayedLessonThatWasCutShortSaysSo() {
        assertThat(texts(played(new Given().conditions(), false)))
                .contains(HonestyMarks.UNOBSERVED);
    }

    @Test
    void aServerThatDroppedCallsAndDiedBearsBothMarks() throws Exception {
        StageViewModel place = FxThread.call(() -> place("reset-not-caught"));
        open(place);
        CountDownLatch resume = new CountDownLatch(1);
        try {
            dropCalls(place.record().trace(), resume);
            LAB.addClient(Script.connect(Duration.ZERO).reset(Duration.ZERO));
            Patience.await("its death", () -> place.stage().failure() != null);
            StageSpec stage = FxThread.call(() -> place.captured(Scope.ALL));
            assertThat(stage.marks())
                    .contains("SERVER DIED", HonestyMarks.of(place.stage().conditions()).getFirst())
                    .anyMatch(mark -> mark.endsWith(" calls not recorded"));
            assertThat(stage.marks().getFirst()).startsWith("BROKEN ON PURPOSE: ");
        } finally {
            resume.countDown();
        }
    }

    /** Records until there is no room, as its followers do not come along. */
    private static void dropCalls(Trace trace, CountDownLatch resume) {
        trace.follow(event -> await(resume));
        trace.enter("fast", Role.OTHER);
        while (trace.dropped() < 2) {
            trace.recorder().instant(Op.QUEUE, 1, 0, 0);
        }
        trace.leave();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Picture captured(StageSpec stage) {
        return StagePicture.of(
                "",
                List.of(stage),
                Viewport.between(0, end, WIDTH),
                end,
                OptionalLong.empty(),
                Notes.NONE,
                Theme.LIGHT,
                WIDTH);
    }

    private static Picture played(StageConditions conditions, boolean complete) {
        Stage stage = held.stage();
        StagePlan plan = new StagePlan(stage.setup().named("stage"));
        LessonStep step = new LessonStep("A step", "", "", null, List.of(), null, List.of(), false);
        Scene scene = new Scene(List.of(plan), List.of(step));
        Finding seen = new Finding(complete, "it");
        Expectation expected = new Expectation("it", 1, _ -> seen, false);
        StepReport report =
                new StepReport(
                        step, 0, end, List.of(new Outcome(expected, seen)), List.of(), null, null);
        PlayedStage played = new PlayedStage(plan, stage, held.record(), () -> conditions);
        return LessonPicture.of(
                new Performance(
                        new Lesson("id", "A lesson", "It.", 5, List.of(scene)),
                        List.of(new PlayedScene(scene, List.of(played), List.of(report)))),
                Theme.LIGHT);
    }

    private static List<String> texts(Picture picture) {
        return TEXT.matcher(SvgFile.text(picture)).results().map(found -> found.group(1)).toList();
    }

    private static StageViewModel place(String model) {
        return new StageViewModel(
                new ServerLifecycle(LAB, BACKGROUND, new Activity()),
                StagesViewModel.info(model),
                (now, before) -> {});
    }

    private static void open(StageViewModel place) throws Exception {
        run(place::reopen);
        Patience.await("it to listen", () -> isOpen(place));
    }

    private static boolean isOpen(StageViewModel place) {
        try {
            return FxThread.call(() -> place.stage() != null);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void run(Runnable work) throws Exception {
        FxThread.call(Executors.callable(work));
    }

    /** The number of holds in its record. */
    private static int holds() {
        return held.record().lanes().threads().stream()
                .mapToInt(thread -> thread.holds().view().size())
                .sum();
    }
}
