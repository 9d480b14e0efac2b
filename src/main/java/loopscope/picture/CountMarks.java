package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Path;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;
import loopscope.timeline.Units;
import loopscope.timeline.lanes.CounterUses;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.trace.Op;

/**
 * Draws the uses of the shared counter on a row of threads: a hollow diamond where it was read, a
 * filled one where it was written. Diamonds that would overlap become one mark.
 *
 * <pre>
 *   ◇  ◆          read, written
 *   ◁▶  ◀▷        read and written at once, or written and read
 *   ◀█ ×412 █▶    so many, from the first to the last
 * </pre>
 */
final class CountMarks {
    /** From a diamond's middle to each of its corners. */
    static final double HALF = 6;

    static final Path DIAMOND =
            new Path().moveTo(0, -HALF).lineTo(HALF, 0).lineTo(0, HALF).lineTo(-HALF, 0).close();

    private static final Path LEFT =
            new Path().moveTo(0, -HALF).lineTo(0, HALF).lineTo(-HALF, 0).close();
    private static final Path RIGHT =
            new Path().moveTo(0, -HALF).lineTo(0, HALF).lineTo(HALF, 0).close();

    private final Pen pen;
    private final Layout.Row row;
    private final int red;
    private final Path outline = new Path();
    private double from;
    private double to;
    private int count;
    private int reads;
    private boolean opensRead;

    CountMarks(Pen pen, Layout.Row row) {
        this.pen = pen;
        this.row = row;
        this.red = pen.of(Tone.WAITS);
    }

    void paint() {
        row.threads().forEach(this::gather);
        flush();
    }

    /** Gathers marks in a bounded number of steps, however often the thread counted. */
    private void gather(ThreadLane thread) {
        CounterUses.View uses = thread.counterUses();
        int use = uses.firstAfter((long) pen.view().from());
        while (use < uses.size() && uses.time(use) <= pen.view().to()) {
            double x = pen.x(uses.time(use));
            long time = (long) pen.view().time(x + Pen.LEAST - Layout.HEAD);
            int next = Math.max(use + 1, uses.firstAfter(time, use));
            add(x, isRead(uses, use));
            if (next - use > 1) {
                // The uses in between only count.
                count += next - use - 2;
                add(pen.x(uses.time(next - 1)), isRead(uses, next - 1));
            }
            use = next;
        }
    }

    private static boolean isRead(CounterUses.View uses, int use) {
        return uses.op(use) == Op.COUNT_READ;
    }

    /** Adds to the mark, or begins another. */
    private void add(double x, boolean read) {
        if (count > 0 && x - to >= 2 * HALF && x - right() >= 2 * HALF) {
            flush();
        }
        if (count == 0) {
            from = x;
            to = x;
            reads = 0;
            opensRead = read;
        }
        to = Math.max(to, x);
        count++;
        reads += read ? 1 : 0;
    }

    /** The right end of a mark, which is at least as wide as its number. */
    private double right() {
        return isNumbered()
                ? Math.max(to, from + Text.width(Units.times(count), TextStyle.SMALL))
                : to;
    }

    /** Whether the mark has a number: not for one use, or one of each kind. */
    private boolean isNumbered() {
        return count > 2 || (count == 2 && reads != 1);
    }

    private void flush() {
        if (count == 0) {
            return;
        }
        pen.keys.add(LegendEntry.COUNTER);
        boolean hollow = reads == count;
        double width = right() - from;
        double y = row.middle();
        int ground = pen.of(Tone.GROUND);
        Path path = count == 1 ? DIAMOND : outline(width);
        pen.surface.path(path, from, y, hollow ? ground : red, red, 1.6, Dash.SOLID);
        if (isNumbered()) {
            String times = Units.times(count);
            double x = from + (width - Text.width(times, TextStyle.SMALL)) / 2;
            pen.write(times, TextStyle.SMALL, x, y, hollow ? red : ground);
        } else if (count == 2) {
            Path half = opensRead ? LEFT : RIGHT;
            pen.surface.path(half, opensRead ? from : to, y, ground, red, 1.6, Dash.SOLID);
        }
        count = 0;
    }

    private Path outline(double width) {
        outline.clear();
        return outline.moveTo(0, -HALF)
                .lineTo(width, -HALF)
                .lineTo(width + HALF, 0)
                .lineTo(width, HALF)
                .lineTo(0, HALF)
                .lineTo(-HALF, 0)
                .close();
    }
}
