package loopscope.torture;

import loopscope.lab.ModelInfo;
import loopscope.lab.SettingWords;
import loopscope.lab.Stage;
import loopscope.takeaway.RecordedStage;
import loopscope.timeline.lanes.StageRecord;
import loopscope.torture.check.TraceCheck;
import loopscope.trace.Address;
import loopscope.trace.state.State;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A stage of a round, with the check of its record. Thread-safe. */
final class TorturedStage {
    /** Kinds whose threads serve one client at a time, while others have to wait. */
    private static final Set<String> IN_TURN = Set.of("blocking", "pool");

    private static final String NEVER_WAITS = "non-blocking";
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    final Stage stage;
    final StageRecord record;
    final TraceCheck check;
    final String name;
    private volatile boolean cut;
    private volatile boolean stopping;
    private volatile boolean held;
    private volatile long free = System.nanoTime();

    TorturedStage(String name, Stage stage, StageRecord record, TraceCheck check) {
        this.name = name;
        this.stage = stage;
        this.record = record;
        this.check = check;
    }

    /** Whether a thread of its server serves one client to its end. */
    boolean servesInTurn() {
        return IN_TURN.contains(stage.model().kind());
    }

    /** Whether its server rests while nobody asks for anything. */
    boolean rests() {
        return !stage.model().kind().equals(NEVER_WAITS);
    }

    /** Whether it echoes plain text. */
    boolean echoesText() {
        return !stage.model().tls();
    }

    /** From now on connections may end at any time, because of a fault. */
    void cut() {
        cut = true;
    }

    /** It is being stopped. */
    void stopping() {
        stopping = true;
        cut = true;
    }

    /** Whether a connection to it may end at any time. */
    boolean isCut() {
        return cut;
    }

    /** Whether it is stopped, or is being stopped. */
    boolean isStopping() {
        return stopping;
    }

    /** Its server is held from now on, or no more. */
    void held(boolean now) {
        held = now;
        free = System.nanoTime();
    }

    /** Since when its server runs freely, as a {@link System#nanoTime}; now while it is held. */
    long freeSince() {
        return held ? System.nanoTime() : free;
    }

    /** The fold of all that was recorded so far, once the dispatcher has got there. */
    State state() {
        long position = stage.trace().position();
        long deadline = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (stage.trace().followed() < position && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return record.states().before(position);
    }

    /** Blocks until no call of it is under way, once it was stopped; whether that is so in time. */
    boolean awaitCalls(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!stage.trace().openCalls().isEmpty() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return stage.trace().openCalls().isEmpty();
    }

    /** Calls back with why its server or its record has ended; not where all is well. */
    void checkAlive(Consumer<String> found) {
        String failure = stage.failure();
        if (failure != null) {
            found.accept(failure);
        }
        Throwable follower = stage.trace().failure();
        if (follower != null) {
            found.accept("A follower of the record of " + name + " failed: " + follower + ".");
        }
    }

    /** It as a part of a run. */
    RecordedStage recorded() {
        ModelInfo model = stage.model();
        return new RecordedStage(
                name,
                model.id(),
                model.kind(),
                !model.blocking(),
                Address.text(stage.address()),
                record,
                stage.conditions(),
                SettingWords.of(model, stage.setup()),
                List.of());
    }
}
