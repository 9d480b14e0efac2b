package loopscope.ui.stages;

import loopscope.timeline.axis.EventSearch;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.words.Digest;
import loopscope.trace.Connection;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

/** What a stage's lanes come to, made anew only when something has changed. */
final class StageDigest {
    /** All that a digest is made from. */
    private record Source(
            StageRecord record,
            long from,
            long to,
            long now,
            long instant,
            boolean withGone,
            @Nullable Connection chosen) {
        static Source of(
                StageRecord record,
                long now,
                long instant,
                boolean withGone,
                @Nullable Connection chosen) {
            Trace trace = record.trace();
            long to = EventSearch.firstAfter(trace, now);
            return new Source(record, trace.oldest(), to, now, instant, withGone, chosen);
        }
    }

    private @Nullable Source source;
    private Digest digest;

    /** Of a record in which nothing has happened yet. */
    StageDigest(StageRecord record) {
        digest = Digest.of(record.lanes(), 0, 0);
    }

    /** As it was made last. */
    Digest get() {
        return digest;
    }

    /**
     * Brings it up to date. Times are nanoseconds since the run's zero.
     *
     * @param now up to when things are shown
     * @param instant the selected instant
     * @param withGone whether those who have left keep their lanes
     * @param chosen the client to speak of where it waits; null for the one that waits longest
     * @return whether anything had changed
     */
    boolean update(
            StageRecord record,
            long now,
            long instant,
            boolean withGone,
            @Nullable Connection chosen) {
        Source latest = Source.of(record, now, instant, withGone, chosen);
        if (latest.equals(source)) {
            return false;
        }
        source = latest;
        digest = Digest.of(record.lanes(), now, instant, withGone, chosen);
        return true;
    }
}
