package loopscope.timeline.lanes;

import loopscope.trace.Rows;

/**
 * The rows of a list whose rows begin and end, up to the instant at which the view was made.
 *
 * <p>Each list has a view of its own that names its other columns. Rows are in order of their
 * beginnings and of their ends; times are in nanoseconds since the run's zero.
 *
 * <p>Thread-safe. The last rows may still end while they are read.
 */
public abstract class Spans {
    /** The first words of each row: when it began. */
    static final int FROM = 0;

    /** When it was over, or {@link ThreadLane#OPEN}. */
    static final int TO = 1;

    final Rows.View rows;

    Spans(Rows.View rows) {
        this.rows = rows;
    }

    /** How many rows there are. */
    public final int size() {
        return rows.size();
    }

    /** How many rows were evicted before the first of these. */
    public final long evicted() {
        return rows.evicted();
    }

    /** When a row began. */
    public final long from(int row) {
        return rows.get(row, FROM);
    }

    /** When a row was over; {@link ThreadLane#OPEN} while it is not. */
    public final long to(int row) {
        return rows.get(row, TO);
    }

    /** The first row that begins after a time; {@link #size()} when there is none. */
    public final int firstAfter(long time) {
        return rows.firstAbove(FROM, time);
    }

    /** The same, searched from {@code row} on; cheap when it is near. */
    public final int firstAfter(long time, int row) {
        return rows.firstAbove(FROM, time, row);
    }

    /** The first row that ends after a time; {@link #size()} when there is none. */
    public final int firstEndingAfter(long time) {
        return rows.firstAbove(TO, time);
    }

    /** The same, searched from {@code row} on; cheap when it is near. */
    public final int firstEndingAfter(long time, int row) {
        return rows.firstAbove(TO, time, row);
    }

    /** The latest row that had begun by a time and was not over then; -1 for none. */
    public final int at(long time) {
        int row = firstAfter(time) - 1;
        return row >= 0 && time < to(row) ? row : -1;
    }
}
