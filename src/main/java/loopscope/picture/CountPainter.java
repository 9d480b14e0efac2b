package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.Tone;
import loopscope.timeline.lanes.LostUpdates;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Draws the shared counter on the threads' lanes: its uses, and a line between two reads that saw
 * the same value, as one of the two messages was then not counted.
 */
final class CountPainter {
    private static final double LOWEST_ROW = 14;
    private static final double WORDS_HEIGHT = 18;

    /** Between a use and the words about it. */
    private static final double BESIDE = 12;

    private final Pen pen;
    private final Layout.StageRows stage;
    private final int red;
    private final List<CountMarks> marks;

    /** Takes the marks' room, so that later words leave it free. */
    CountPainter(Pen pen, Layout.StageRows stage) {
        this.pen = pen;
        this.stage = stage;
        this.red = pen.of(Tone.WAITS);
        this.marks =
                stage.rows().stream()
                        .filter(row -> row.height() >= LOWEST_ROW)
                        .map(row -> new CountMarks(pen, row))
                        .toList();
    }

    void paint() {
        LostUpdates.View pairs = stage.stage().lanes().lostUpdates().pairs();
        int first = pairs.firstLostAfter((long) pen.view().from());
        for (int pair = first; pair < pairs.size(); pair = next(pairs, pair)) {
            if (pairs.firstRead(pair) > pen.view().to()) {
                break;
            }
            join(pairs, pair);
        }
        marks.forEach(CountMarks::paint);
        // The pair that the sentence is about.
        int latest = pairs.firstLostAfter(pen.spec.instant()) - 1;
        if (latest >= 0 && pen.view().shows(pairs.lost(latest))) {
            words(pairs, latest);
        }
    }

    /** The next pair that is far enough away to be told from this one. */
    private int next(LostUpdates.View pairs, int pair) {
        double x = pen.x(pairs.lost(pair));
        long time = (long) pen.view().time(x + Pen.LEAST - pen.head);
        return Math.max(pair + 1, pairs.firstLostAfter(time, pair));
    }

    private void join(LostUpdates.View pairs, int pair) {
        Layout.Row one = rowOf(pairs.firstThread(pair));
        Layout.Row two = rowOf(pairs.secondThread(pair));
        if (one != null && two != null) {
            pen.keys.add(LegendEntry.LOST);
            double x1 = pen.x(pairs.firstRead(pair));
            double x2 = pen.x(pairs.secondRead(pair));
            dashes(x1, one.middle(), x2, two.middle());
        }
    }

    /**
     * The left edge of words to the right or left of an x; -1 where something else stands there.
     */
    private double beside(double x, double width, double top) {
        double most = Math.max(pen.head, pen.right() - width);
        for (double place : new double[] {x + BESIDE, x - BESIDE - width}) {
            double left = Math.clamp(place, pen.head, most);
            if (pen.labels.isFree(left, top, width, WORDS_HEIGHT)) {
                return left;
            }
        }
        return -1;
    }

    private void dashes(double x1, double y1, double x2, double y2) {
        for (double[] part : pen.labels.freeBetween(x1, y1, x2, y2)) {
            pen.surface.line(part[0], part[1], part[2], part[3], red, 1.8, Dash.DASHED);
        }
    }

    private Layout.@Nullable Row rowOf(int thread) {
        return stage.rows().stream()
                .filter(row -> row.threads().stream().anyMatch(lane -> lane.id() == thread))
                .findFirst()
                .orElse(null);
    }

    /** Writes on the line below the threads, with a line up to the later read. */
    private void words(LostUpdates.View pairs, int pair) {
        Layout.Row row = rowOf(pairs.secondThread(pair));
        double top = stage.threads().end() + 1;
        if (row == null || top + WORDS_HEIGHT > stage.clients().top()) {
            return;
        }
        String value = String.valueOf(pairs.value(pair));
        String text = "both read " + value + ": one message is not counted";
        double width = Text.width(text, Pen.CHIP) + 16;
        double x = pen.x(pairs.secondRead(pair));
        double left = beside(x, width, top);
        if (left < 0) {
            return;
        }
        for (double[] free : pen.labels.freeAlong(x, row.middle() + CountMarks.HALF, top)) {
            pen.surface.line(x, free[0], x, free[1], red, 1, Dash.SOLID);
        }
        pen.surface.line(x, top, left, top + WORDS_HEIGHT / 2, red, 1, Dash.SOLID);
        pen.surface.roundRect(left, top, width, WORDS_HEIGHT, 4, pen.of(Tone.ALARM), red, 1);
        pen.write(text, Pen.CHIP, left + 8, top + WORDS_HEIGHT / 2, red);
    }
}
