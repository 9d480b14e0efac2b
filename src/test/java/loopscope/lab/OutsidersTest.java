package loopscope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ClientMessages;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.Address;
import loopscope.trace.Connection;
import loopscope.trace.state.Bounds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** What is shown of an outsider is what it did, as nearly as its server can know. */
class OutsidersTest {
    /** So near is a pin of which no bound is shown, on a machine that has time. */
    private static final long NEAR_NANOS = 5_000_000;

    /** So soon a server hears of a goodbye, on a machine that has none. */
    private static final long SOON_NANOS = 5_000_000_000L;

    /** Long beside a wake-up, so that a call which goes on for it has waited. */
    private static final long WHILE_NANOS = 40_000_000;

    private final Lab lab = new Lab();
    private final AtomicReference<StageRecord> record = new AtomicReference<>();

    @AfterEach
    void close() {
        lab.close();
    }

    /** Those that a plain socket can talk to. */
    static Stream<String> models() {
        return Lab.models().stream()
                .filter(model -> model.obstacle() == null && !model.tls())
                .map(ModelInfo::id);
    }

    @ParameterizedTest
    @MethodSource("models")
    void anOutsiderIsShownToDoWhatItDidWhenItDidIt(String model) throws Exception {
        Stage stage = open(model);
        passes(stage);
        try (Stranger stranger = new Stranger(stage)) {
            passes(stage);
            stranger.says("first");
            stranger.hears(5);
            LabClient own = lab.addClient();
            own.say("Ping");
            passes(stage);
            stranger.says("second");
            stranger.hears(6);
            passes(stage);
            stranger.leaves();
            assertShown(stage, stranger);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void anOutsiderWhoseServerHadNoTimeForItIsShownWithinBounds(String model) throws Exception {
        Stage stage = open(model);
        LabClient own = lab.addClient();
        Ears ears = new Ears(own);
        own.say("Hi");
        ears.await(stage, "Hi");
        passes(stage);
        try (Stranger stranger = new Stranger(stage)) {
            passes(stage);
            stranger.says("early");
            passes(stage);
            own.close();
            stranger.hears(5);
            stranger.says("late");
            stranger.hears(4);
            passes(stage);
            stranger.leaves();
            assertShown(stage, stranger);
        }
    }

    private Stage open(String model) throws CannotStartException {
        return lab.open(Setup.of(model).watchedBy(trace -> record.set(StageRecord.of(trace))));
    }

    private static void passes(Stage stage) {
        long end = stage.trace().now() + WHILE_NANOS;
        Patience.await("a while to pass", () -> stage.trace().now() >= end);
    }

    private void assertShown(Stage stage, Stranger stranger) {
        Told.await("its goodbye", () -> laneOf(stranger).goodbyeTime() != ClientLane.OPEN);
        ClientLane lane = laneOf(stranger);
        ClientMessages.View messages = lane.messages();
        assertThat(messages.size()).isEqualTo(stranger.messages());
        Bounds before = lane.tally().arrival();
        assertBounds("connect", before, stranger.connected(), stranger.heard(0));
        for (int i = 0; i < messages.size(); i++) {
            Bounds said = new Bounds(messages.earliest(i), messages.said(i));
            assertBounds("message " + i, said, stranger.said(i), stranger.heard(i));
            assertThat(said.earliest()).isBetween(before.earliest(), said.latest());
            assertThat(messages.heard(i)).isBetween(stranger.said(i).from(), stranger.heard(i));
            before = said;
        }
        Bounds left = new Bounds(lane.goodbyeEarliest(), lane.goodbyeTime());
        assertBounds("goodbye", left, stranger.left(), stranger.left().to() + SOON_NANOS);
        assertWaits(stage, stranger, lane);
    }

    /**
     * It is not shown to have been before it was, and not after it was known to have been.
     *
     * @param known when its client knew that the server had met it
     */
    private static void assertBounds(String what, Bounds shown, Stranger.Deed deed, long known) {
        long near = Math.max(deed.to() + NEAR_NANOS, known);
        assertThat(shown.latest()).as(what).isGreaterThanOrEqualTo(deed.from());
        assertThat(shown.earliest()).as(what + " at the earliest").isLessThanOrEqualTo(near);
    }

    private void assertWaits(Stage stage, Stranger stranger, ClientLane lane) {
        long longest = stranger.heard(0) - stranger.connected().from();
        for (int i = 0; i < stranger.messages(); i++) {
            longest = Math.max(longest, stranger.heard(i) - stranger.said(i).from());
        }
        // None where the server had no core for long between putting its reply up and sending it.
        Wait forServer = WaitAnalysis.longest(lane, stage.trace().now());
        Wait wait = forServer == null ? lane.longest() : forServer;
        assertThat(wait.length()).as("the longest wait").isBetween(0L, longest);
        assertThat(lane.tally().toAccept())
                .isBetween(0L, stranger.heard(0) - stranger.connected().from());
        assertThat(lane.tally().toFirstEcho())
                .isBetween(0L, stranger.heard(0) - stranger.said(0).from());
    }

    private ClientLane laneOf(Stranger stranger) {
        return record.get().lanes().clients().stream()
                .filter(lane -> lane.connection().kind() == Connection.Kind.OUTSIDER)
                .filter(lane -> Address.port(lane.connection().address()) == stranger.port())
                .findFirst()
                .orElseThrow();
    }
}
