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

import java.util.ArrayList;
import java.util.List;

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

    /**
     * A mark, at most as many as there is room for.
     *
     * @param from the x of its first use
     * @param to that of its last, or further right where its number needs the room
     * @param opensRead whether the first use is a read
     */
    private record Mark(double from, double to, int count, int reads, boolean opensRead) {
        /** Whether it has a number: not for one use, or one of each kind. */
        boolean isNumbered() {
            return CountMarks.isNumbered(count, reads);
        }

        boolean isHollow() {
            return reads == count;
        }
    }

    private final Pen pen;
    private final Layout.Row row;
    private final int red;
    private final Path outline = new Path();
    private final List<Mark> marks = new ArrayList<>();
    private double from;
    private double to;
    private int count;
    private int reads;
    private boolean opensRead;

    /** Finds the marks and takes their room, so that later words leave it free. */
    CountMarks(Pen pen, Layout.Row row) {
        this.pen = pen;
        this.row = row;
        this.red = pen.of(Tone.WAITS);
        row.threads().forEach(this::gather);
        flush();
        for (Mark mark : marks) {
            double width = mark.to - mark.from + 2 * HALF;
            pen.labels.reserve(mark.from - HALF, row.middle() - HALF, width, 2 * HALF);
        }
    }

    void paint() {
        marks.forEach(this::paint);
    }

    /** Gathers marks in a bounded number of steps, however often the thread counted. */
    private void gather(ThreadLane thread) {
        CounterUses.View uses = thread.counterUses();
        int use = uses.firstAfter((long) pen.view().from());
        while (use < uses.size() && uses.time(use) <= pen.view().to()) {
            double x = pen.x(uses.time(use));
            long time = (long) pen.view().time(x + Pen.LEAST - pen.head);
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
        if (count > 0 && x - right() >= 2 * HALF) {
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
        return isNumbered(count, reads)
                ? Math.max(to, from + Text.width(Units.times(count), TextStyle.SMALL))
                : to;
    }

    private static boolean isNumbered(int count, int reads) {
        return count > 2 || (count == 2 && reads != 1);
    }

    private void flush() {
        if (count > 0) {
            marks.add(new Mark(from, right(), count, reads, opensRead));
            count = 0;
        }
    }

    private void paint(Mark mark) {
        pen.keys.add(LegendEntry.COUNTER);
        double width = mark.to - mark.from;
        double y = row.middle();
        int ground = pen.of(Tone.GROUND);
        Path path = mark.count == 1 ? DIAMOND : outline(width);
        int fill = mark.isHollow() ? ground : red;
        pen.surface.path(path, mark.from, y, fill, red, 1.6, Dash.SOLID);
        if (mark.isNumbered()) {
            String times = Units.times(mark.count);
            double x = mark.from + (width - Text.width(times, TextStyle.SMALL)) / 2;
            pen.write(times, TextStyle.SMALL, x, y, mark.isHollow() ? red : ground);
        } else if (mark.count == 2) {
            Path half = mark.opensRead ? LEFT : RIGHT;
            double x = mark.opensRead ? mark.from : mark.to;
            pen.surface.path(half, x, y, ground, red, 1.6, Dash.SOLID);
        }
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
