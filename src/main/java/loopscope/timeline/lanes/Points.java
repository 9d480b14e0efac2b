package loopscope.timeline.lanes;

import loopscope.trace.Rows;

/**
 * The rows of a list whose rows have one time each, up to the instant at which the view was made.
 *
 * <p>Each list has a view of its own that names its other columns. Rows are in order of their
 * times, which are in nanoseconds since the run's zero. Thread-safe.
 */
public abstract class Points {
    /** The first word of each row. */
    private static final int TIME = 0;

    final Rows.View rows;

    Points(Rows.View rows) {
        this.rows = rows;
    }

    /** How many rows there are. */
    public final int size() {
        return rows.size();
    }

    /** The time of a row. */
    public final long time(int row) {
        return rows.get(row, TIME);
    }

    /** The first row that is after a time; {@link #size()} when there is none. */
    public final int firstAfter(long time) {
        return rows.firstAbove(TIME, time);
    }

    /** The same, searched from {@code row} on; cheap when it is near. */
    public final int firstAfter(long time, int row) {
        return rows.firstAbove(TIME, time, row);
    }
}
