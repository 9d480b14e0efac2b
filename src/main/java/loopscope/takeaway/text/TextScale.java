package loopscope.takeaway.text;

import loopscope.timeline.axis.Ticks;
import loopscope.timeline.axis.Viewport;

/**
 * A stretch of time in columns of equal length.
 *
 * @param from its begin, in nanoseconds since the run's zero
 * @param to its end, later than its begin
 * @param columns how many there are
 */
record TextScale(long from, long to, int columns) {
    /** The least distance of two labels, in columns. */
    private static final int LABEL = 10;

    /** The length of a column in nanoseconds. */
    double length() {
        return (double) (to - from) / columns;
    }

    /** The column that a time lies in; the first or the last one for a time beyond. */
    int column(long time) {
        return (int) Math.clamp((time - from) / length(), 0, columns - 1);
    }

    /** When a column begins. */
    long begin(int column) {
        return from + Math.round(column * length());
    }

    /** When a column ends: the next one begins. */
    long end(int column) {
        return begin(column + 1);
    }

    /** Whether a time is shown. */
    boolean shows(long time) {
        return from <= time && time <= to;
    }

    /** The same stretch in pixels. */
    Viewport viewport() {
        return Viewport.between(from, to, columns);
    }

    /** The times above a line of ticks: two lines of as many characters as there are columns. */
    String[] ruler() {
        StringBuilder labels = new StringBuilder(" ".repeat(columns));
        StringBuilder line = new StringBuilder("-".repeat(columns));
        long step = Ticks.step(length(), LABEL);
        for (long tick = Ticks.first(from, step); tick < to; tick += step) {
            int column = column(tick);
            String label = Ticks.label(tick, step);
            line.setCharAt(column, '+');
            if (column + label.length() <= columns) {
                labels.replace(column, column + label.length(), label);
            }
        }
        return new String[] {labels.toString().stripTrailing(), line.toString()};
    }
}
