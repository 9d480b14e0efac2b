package loopscope.torture.check;

import loopscope.trace.Event;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** Whether a run that was saved and opened again holds the same events. */
public final class SavedRun {
    private SavedRun() {}

    /**
     * How a record that was opened differs from the one that was saved, as the end of a sentence;
     * null where it does not. What was evicted before it was saved has left no numbers behind.
     *
     * @param saved nobody records to it
     */
    public static @Nullable String difference(Trace saved, Trace opened) {
        Event before = saved.event();
        Event after = opened.event();
        long evicted = saved.oldest();
        long events = saved.position() - evicted;
        if (opened.position() != events) {
            return "has " + opened.position() + " events, and " + events + " were saved";
        }
        for (long number = opened.oldest(); number < events; number++) {
            if (!before.moveTo(evicted + number) || !after.moveTo(number)) {
                return "lacks number " + number;
            }
            String difference = difference(Line.of(before), Line.of(after));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    /** The same of one event. */
    static @Nullable String difference(Line saved, Line opened) {
        boolean same =
                Objects.equals(facts(saved), facts(opened))
                        && (saved.ago() == opened.ago() || saved.ago() < 0 || opened.ago() < 0);
        return same ? null : "has " + opened + " where " + saved + " was saved";
    }

    /** What does not depend on how many events came before. */
    private static Line facts(Line line) {
        return new Line(
                0,
                line.isBegin(),
                line.thread(),
                line.role(),
                line.op(),
                line.connection(),
                line.flags(),
                line.waits(),
                line.calls(),
                line.argument(),
                line.result(),
                line.moved(),
                0,
                line.beginTime(),
                line.time(),
                line.rest());
    }
}
