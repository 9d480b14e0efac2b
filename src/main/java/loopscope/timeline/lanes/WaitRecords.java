package loopscope.timeline.lanes;

import org.jspecify.annotations.Nullable;

/**
 * The waits of a client that were longer than all before them: of any instant, they tell the
 * longest wait that was over by then. There are few, since the longest wait yet is rare.
 *
 * <p>Single writer, the dispatcher; any number of readers.
 */
final class WaitRecords {
    private volatile @Nullable Holder latest;

    /** A wait, and the longest before it. */
    private static final class Holder {
        private final Wait wait;
        private volatile @Nullable Holder before;

        Holder(Wait wait, @Nullable Holder before) {
            this.wait = wait;
            this.before = before;
        }
    }

    /** Keeps a wait that is over, if it is the longest yet. */
    void add(Wait wait) {
        Holder known = latest;
        if (known == null || wait.length() > known.wait.length()) {
            latest = new Holder(wait, known);
        }
    }

    /** The longest of all; null where there was none. */
    @Nullable Wait longest() {
        Holder known = latest;
        return known == null ? null : known.wait;
    }

    /** The longest that was over by a time; null where there was none. */
    @Nullable Wait longest(long time) {
        Holder found = over(time);
        return found == null ? null : found.wait;
    }

    /** Forgets what only instants before a time would tell. */
    void evict(long time) {
        Holder oldest = over(time);
        if (oldest != null) {
            oldest.before = null;
        }
    }

    private @Nullable Holder over(long time) {
        Holder at = latest;
        while (at != null && at.wait.to() > time) {
            at = at.before;
        }
        return at;
    }
}
