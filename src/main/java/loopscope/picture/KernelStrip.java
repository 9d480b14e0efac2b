package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Tone;
import loopscope.timeline.lanes.KernelLane;

import java.util.function.IntUnaryOperator;

/**
 * Draws what the kernel held, as a grey strip along a row's head or foot; the most in view fills
 * it.
 */
final class KernelStrip {
    private static final double HEIGHT = 4;

    /** A stretch of the row, in pixels. */
    record Span(double from, double to) {}

    private final Pen pen;
    private final Layout.Row row;
    private final KernelLane.Samples samples;
    private final IntUnaryOperator amount;

    /** A strip of samples; {@code amount} gives what a sample held, by its row. */
    KernelStrip(Pen pen, Layout.Row row, KernelLane.Samples samples, IntUnaryOperator amount) {
        this.pen = pen;
        this.row = row;
        this.samples = samples;
        this.amount = amount;
    }

    /**
     * The most in view. Bounded by pixels: of the samples on a few pixels the last counts.
     *
     * @return 0 where nothing was held
     */
    int most() {
        int most = 0;
        int sample = 0;
        for (double x = pen.head; x < pen.end(); x += Pen.LEAST) {
            sample = upTo(x + Pen.LEAST, sample);
            most = Math.max(most, amount(sample));
        }
        return most;
    }

    /**
     * Draws the strip.
     *
     * @param most what fills it; positive
     * @return from where the most is held first to where something is held last
     */
    Span paint(int most, boolean atFoot) {
        pen.keys.add(atFoot ? LegendEntry.KERNEL_UNREAD : LegendEntry.KERNEL_UNSENT);
        int ink = pen.of(Tone.ANYONE);
        int sample = 0;
        double first = pen.end();
        double last = pen.head;
        for (double x = pen.head; x < pen.end(); x += Pen.LEAST) {
            sample = upTo(x + Pen.LEAST, sample);
            int now = amount(sample);
            double width = Math.min(Pen.LEAST, pen.end() - x);
            double height = Math.max(1, HEIGHT * now / most);
            double top = atFoot ? row.bottom() - 1 - height : row.top();
            if (now > 0) {
                pen.surface.rect(x, top, width, height, ink);
                last = x + width;
            }
            first = now == most ? Math.min(first, x) : first;
        }
        return new Span(first, last);
    }

    private int upTo(double x, int sample) {
        long time = (long) pen.view().time(x - pen.head);
        return samples.firstAfter(time, sample);
    }

    private int amount(int samplesBefore) {
        return samplesBefore == 0 ? 0 : amount.applyAsInt(samplesBefore - 1);
    }
}
