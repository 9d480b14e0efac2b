package loopscope.picture;

import loopscope.timeline.KernelLane;
import loopscope.timeline.Units;
import loopscope.trace.Rows;

import java.util.Locale;

/**
 * The clients that wait in the kernel's accept queue, as the x-ray saw them, along the foot of the
 * lane of the thread that accepts.
 */
final class DoorPainter {
    private static final double LOWEST_ROW = 26;

    private final Pen pen;
    private final Layout.Row row;
    private final Rows.View samples;

    DoorPainter(Pen pen, Layout.Row row, KernelLane door) {
        this.pen = pen;
        this.row = row;
        this.samples = door.samples();
    }

    void paint() {
        KernelStrip strip = new KernelStrip(pen, row, samples, KernelLane::unread);
        int most = row.height() < LOWEST_ROW ? 0 : strip.most();
        if (most > 0) {
            label(most, strip.paint(most, true).from());
        }
    }

    /** Where the queue was as long for as long as the words are. */
    private void label(int most, double from) {
        int sample = samples.firstAbove(KernelLane.TIME, time(from + Pen.LEAST));
        double to =
                sample == samples.size() ? pen.end() : pen.x(samples.get(sample, KernelLane.TIME));
        long held = sample == 0 ? 0 : samples.get(sample - 1, KernelLane.HELD);
        String words =
                String.format(
                        Locale.ROOT,
                        "%s in the accept queue, backlog %d",
                        Units.count(most, "client"),
                        KernelLane.unsent(held));
        String text = Text.fit(words, Pen.SMALL, to - from - 24);
        if (text.equals(words)) {
            pen.boxedWithin(text, Pen.SMALL, from + 12, to - 12, row.bottom() - 8);
        }
    }

    private long time(double x) {
        return (long) pen.view().time(x - Layout.HEAD);
    }
}
