package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;
import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.KernelLane;

import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Draws what the kernel held for a client, as the x-ray saw it: bytes unread along the lane's foot,
 * bytes unsent along its head; and when the server watched it for writing.
 *
 * <p>The most in view is written beside it.
 */
final class KernelPainter {
    private static final double LOWEST_ROW = 26;

    /** Fewer bytes get no words: they are a message, with a chip of its own. */
    private static final int WORTH_WORDS = 1024;

    private final Pen pen;
    private final Layout.Row row;
    private final ChipRow chips;
    private final KernelLane kernel;

    KernelPainter(Pen pen, Layout.Row row, ClientLane lane, ChipRow chips) {
        this.pen = pen;
        this.row = row;
        this.chips = chips;
        this.kernel = lane.kernel();
    }

    void paint() {
        if (row.height() >= LOWEST_ROW) {
            forWriting(); // first, so that it crosses no word
            strip(true);
            strip(false);
        }
    }

    private void strip(boolean unread) {
        KernelLane.Samples samples = kernel.samples();
        IntUnaryOperator bytes = unread ? samples::unread : samples::unsent;
        KernelStrip strip = new KernelStrip(pen, row, samples, bytes);
        int most = strip.most();
        if (most > 0) {
            KernelStrip.Span held = strip.paint(most, unread);
            if (most >= WORTH_WORDS) {
                label(unread, most, held);
            }
        }
    }

    private void label(boolean unread, int most, KernelStrip.Span held) {
        String words = Units.bytes(most) + (unread ? " unread" : " unsent");
        double[] free = chips.freeWithin(held.from(), held.to());
        double room = free[1] - free[0] - 24;
        double middle = unread ? row.bottom() - 9 : row.top() + 9;
        String buffer = unread ? " in the receive buffer" : " in the send buffer";
        for (String text : List.of(words + buffer, words)) {
            boolean fits = Text.width(text, TextStyle.SMALL) <= room;
            if (fits
                    && pen.boxedWithin(text, TextStyle.SMALL, free[0] + 12, free[1] - 12, middle)) {
                return;
            }
        }
    }

    /** Draws a line under the queue while the server watches the client for writing. */
    private void forWriting() {
        double y = row.bottom() - row.height() * QueuePainter.AIR + 0.5;
        double end = pen.end();
        KernelLane.WriteInterest interest = kernel.interest();
        int change = Math.max(0, interest.firstAfter(time(pen.head)) - 1);
        while (change < interest.size()) {
            double x = Math.max(pen.head, pen.x(interest.time(change)));
            int next = interest.firstAfter(time(x + Pen.LEAST), change + 1);
            double to = next < interest.size() ? pen.x(interest.time(next)) : end;
            boolean goesOn = interest.isForWriting(next - 1);
            if (x < end && (goesOn || next > change + 1)) {
                pen.keys.add(LegendEntry.FOR_WRITING);
                double until = goesOn ? Math.min(to, end) : x + Pen.LEAST;
                pen.surface.rect(x, y, until - x, 2, pen.of(Tone.INK));
            }
            change = x < end ? next : interest.size();
        }
    }

    private long time(double x) {
        return (long) pen.view().time(x - pen.head);
    }
}
