package loopscope.ui.inspector.calls;

import loopscope.lab.Refusal;
import loopscope.timeline.Units;
import loopscope.timeline.calls.CallLine;
import loopscope.timeline.lanes.Calls;
import loopscope.timeline.lanes.Holds;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.words.CallWords;
import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.ThreadName;
import loopscope.ui.stages.StageViewModel;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls of one stage as lines of text, each made when it is read. Confined to the JavaFX
 * thread.
 */
final class StageCalls {
    /** The most members of a set in a line. */
    private static final int MEMBERS = 24;

    private static final int REMEMBERED = 400;

    /** The most threads whose call in progress is shown. */
    private static final int THREADS = 3;

    /**
     * A call in progress, or held, as a line, and how long it has taken so far, on which stage and
     * thread.
     */
    record CallInProgress(String line, String where) {}

    private final StageViewModel stage;
    private final StageRecord record;
    private final Event event;
    private final CallLine line;
    private final Map<Long, String> lines =
            new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
                    return size() > REMEMBERED;
                }
            };

    StageCalls(StageViewModel stage) {
        this.stage = stage;
        this.record = stage.record();
        this.event = record.trace().event();
        this.line =
                new CallLine(
                        record.trace(),
                        record.states(),
                        record.sockets(),
                        Refusal::of,
                        Connection::name,
                        MEMBERS);
    }

    StageViewModel stage() {
        return stage;
    }

    /** Whether the stage still has the server whose calls these are. */
    @SuppressWarnings("ReferenceEquality") // a record is itself and no other
    boolean isStillThere() {
        return record == stage.record();
    }

    /** An event; null when it was evicted. Valid until the next call of this method. */
    @Nullable Event event(long number) {
        return number >= 0 && event.moveTo(number) ? event : null;
    }

    /** The stage's name. */
    String title() {
        return stage.title();
    }

    /** The name of the thread that made a call. */
    String thread(Event of) {
        ThreadName name = record.trace().threads().get(of.thread());
        return name == null ? "thread " + of.thread() : name.name();
    }

    /** The call as a line. */
    String line(Event of) {
        return lines.computeIfAbsent(of.number(), number -> line.of(of));
    }

    /** The calls in progress at an instant on the first few threads of the server. */
    List<CallInProgress> inside(long instant) {
        return record.lanes().threads().stream()
                .limit(THREADS)
                .map(lane -> inside(lane, instant))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<CallInProgress> inside(ThreadLane lane, long instant) {
        Holds.View holds = lane.holds().view();
        int hold = holds.at(instant);
        if (hold >= 0) {
            String before = CallWords.call(record.lanes(), holds.op(hold), holds.connection(hold));
            return Optional.of(
                    new CallInProgress(
                            "held before " + before, where(lane, instant - holds.from(hold))));
        }
        Calls.View calls = lane.calls();
        int row = calls.at(instant);
        if (row < 0) {
            return Optional.empty();
        }
        Event begun = event(calls.number(row));
        if (begun != null && !begun.isBegin()) {
            begun = event(begun.beginNumber());
        }
        if (begun == null || !begun.isBegin() || begun.thread() != lane.id()) {
            return Optional.empty();
        }
        return Optional.of(
                new CallInProgress(line.of(begun), where(lane, instant - begun.beginTime())));
    }

    private String where(ThreadLane lane, long since) {
        return "for " + Units.duration(since) + "  " + title() + " · " + lane.name();
    }
}
