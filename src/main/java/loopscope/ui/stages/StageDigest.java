package loopscope.ui.stages;

import loopscope.timeline.axis.EventSearch;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.words.Digest;
import loopscope.trace.Connection;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

/**
 * The latest digest of a stage, made anew only when its source has changed. Confined to the JavaFX
 * thread.
 */
final class StageDigest {
    /** Everything that a digest depends on. */
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

    /** The digest of an empty record. */
    StageDigest(StageRecord record) {
        digest = Digest.of(record.lanes(), 0, 0);
    }

    /** The latest digest. */
    Digest get() {
        return digest;
    }

    /**
     * Updates the digest. Times are nanoseconds since the run's zero.
     *
     * @param now the end of what is shown
     * @param instant the selected instant
     * @param withGone whether clients that are gone keep their lanes
     * @param chosen the client whose wait the digest is about; null for the one that waits longest
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
