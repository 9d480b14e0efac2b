package loopscope.trace.state;

import loopscope.trace.Rows;

/**
 * The numbers of the events of one connection or thread, in order, up to the instant at which the
 * view was made. Thread-safe.
 */
public final class EventNumbers {
    /** The only word of each row. */
    static final int NUMBER = 0;

    private final Rows.View rows;

    EventNumbers(Rows rows) {
        this.rows = rows.view();
    }

    /** How many there are. */
    public int size() {
        return rows.size();
    }

    /** The number of an event. */
    public long number(int row) {
        return rows.get(row, NUMBER);
    }

    /** The first row whose number is greater than this one; {@link #size()} when there is none. */
    public int firstAfter(long number) {
        return rows.firstAbove(NUMBER, number);
    }
}
