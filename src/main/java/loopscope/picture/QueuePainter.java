package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;
import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.PartialSends;
import loopscope.timeline.lanes.SendQueue;

import java.util.function.DoubleConsumer;

/**
 * Draws what the server holds for a client: a height for bytes queued, and a tick for a send of
 * which the kernel took only a part.
 */
final class QueuePainter {
    /** The part of a row below the queue. */
    static final double AIR = 0.14;

    private static final double LABELLED = 24;

    /** From the middle of words down to the foot of a row that has a strip there, in pixels. */
    private static final double ABOVE_STRIP = 12;

    private final Pen pen;
    private final Layout.Row row;
    private final SendQueue.View queue;
    private final PartialSends.View partial;
    private final int line;
    private final int fill;

    QueuePainter(Pen pen, Layout.Row row, ClientLane lane) {
        this.pen = pen;
        this.row = row;
        this.queue = lane.queue();
        this.partial = lane.partialSends();
        int hue = Pen.hue(lane.connection());
        this.line = pen.theme.client(hue);
        this.fill = pen.theme.waitsFor(hue).tint();
    }

    void paint(double from, double end, ChipRow chips) {
        pen.keys.add(LegendEntry.QUEUED);
        long most = Math.max(1, most(from, end));
        double room = row.height() * 0.72;
        double base = row.bottom() - row.height() * AIR;
        int step = 0;
        for (double x = from; x < end; x += Pen.LEAST) {
            double width = Math.min(Pen.LEAST, end - x);
            step = queue.firstAfter(time(x + width), step);
            long bytes = step == 0 ? 0 : queue.bytes(step - 1);
            double height = room * bytes / most;
            pen.surface.rect(x, base - height, width, height, fill);
            pen.surface.rect(x, base - height, width, Math.min(2, height), line);
        }
        label(most, from, end, chips);
    }

    /**
     * The most bytes queued between two x. Bounded by pixels: where many steps share a few pixels,
     * the last of them counts.
     */
    private long most(double from, double end) {
        long most = 0;
        int step = 0;
        for (double x = from; x < end; x += Pen.LEAST) {
            step = queue.firstAfter(time(x + Pen.LEAST), step);
            most = Math.max(most, step == 0 ? 0 : queue.bytes(step - 1));
        }
        return most;
    }

    /** Keeps words off the ticks. */
    void reserve() {
        forEachTick(x -> pen.labels.reserve(x, row.top(), 2, tickHeight()));
    }

    /** Draws the partial sends in view. */
    void ticks() {
        forEachTick(
                x -> {
                    pen.keys.add(LegendEntry.PARTIAL);
                    pen.surface.rect(x, row.top(), 2, tickHeight(), pen.of(Tone.INK));
                });
    }

    /** Above the words in the middle of the row. */
    private double tickHeight() {
        return Math.min(row.height() * 0.28, row.height() / 2 - TextStyle.SMALL.size() / 2);
    }

    private void forEachTick(DoubleConsumer tick) {
        double end = pen.end();
        int send = partial.firstAfter(time(pen.head));
        while (send < partial.size() && pen.x(partial.time(send)) < end) {
            double x = pen.x(partial.time(send));
            tick.accept(x);
            send = partial.firstAfter(time(x + Pen.LEAST), send + 1);
        }
    }

    private void label(long most, double from, double end, ChipRow chips) {
        double[] free = chips.freeWithin(from, end);
        double room = free[1] - free[0] - 24;
        String words = "up to " + Units.bytes(most) + " queued";
        String text = Text.firstToFit(TextStyle.SMALL, room, words + " in the server", words);
        if (!text.isEmpty() && row.height() >= LABELLED) {
            double low = Math.min(3, row.height() / 2 - ABOVE_STRIP);
            double middle = row.middle() + low;
            pen.boxedWithin(text, TextStyle.SMALL, free[0] + 12, free[1] - 12, middle);
        }
    }

    private long time(double x) {
        return (long) pen.view().time(x - pen.head);
    }
}
