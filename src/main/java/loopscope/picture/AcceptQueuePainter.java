package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.timeline.lanes.KernelLane;
import loopscope.timeline.words.AcceptQueueWords;

/**
 * Draws how many clients wait in the kernel's accept queue, as the x-ray saw them, along the foot
 * of the lane of the thread that accepts.
 */
final class AcceptQueuePainter {
    private static final double LOWEST_ROW = 26;
    private static final double AIR = 12;

    private final Pen pen;
    private final Layout.Row row;
    private final KernelLane.Samples samples;

    AcceptQueuePainter(Pen pen, Layout.Row row, KernelLane acceptQueue) {
        this.pen = pen;
        this.row = row;
        this.samples = acceptQueue.samples();
    }

    void paint() {
        KernelStrip strip = new KernelStrip(pen, row, samples, samples::unread);
        int most = row.height() < LOWEST_ROW ? 0 : strip.most();
        if (most > 0) {
            KernelStrip.Span held = strip.paint(most, true);
            label(widest(most, held));
        }
    }

    /** The widest stretch of one sample of the longest queue; bounded by pixels. */
    private Stretch widest(int most, KernelStrip.Span held) {
        Stretch widest = new Stretch(0, 0, 0);
        double x = held.from();
        while (x < held.to()) {
            int sample = samples.firstAfter(time(x + Pen.LEAST)) - 1;
            double to = Math.max(x + Pen.LEAST, end(sample));
            boolean longest = samples.unread(sample) == most;
            if (longest && to - x > widest.to - widest.from) {
                widest = new Stretch(sample, x, to);
            }
            x = to;
        }
        return widest;
    }

    private double end(int sample) {
        return sample + 1 == samples.size()
                ? pen.end()
                : Math.min(pen.end(), pen.x(samples.time(sample + 1)));
    }

    /** Writes on the bar of the call, beside its words, so that no edge and no strip is covered. */
    private void label(Stretch where) {
        double from = where.from + AIR;
        double to = where.to - AIR;
        double bar = Pen.barHeight(row);
        boolean written = false;
        for (String text : AcceptQueueWords.beside(samples, where.sample)) {
            boolean fits = Text.width(text, TextStyle.SMALL) <= to - from;
            written |=
                    !written
                            && fits
                            && pen.boxedOnBar(text, TextStyle.SMALL, from, to, row.middle(), bar);
        }
    }

    private long time(double x) {
        return (long) pen.view().time(x - pen.head);
    }

    /** A sample, and the pixels it stands for. */
    private record Stretch(int sample, double from, double to) {}
}
