package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.Tone;
import loopscope.timeline.lanes.LostUpdates;

import org.jspecify.annotations.Nullable;

/**
 * Draws the shared counter on the threads' lanes: its uses, and a line between two reads that saw
 * the same value, as one of the two messages was then not counted.
 */
final class CountPainter {
    private static final double LOWEST_ROW = 14;
    private static final double WORDS_HEIGHT = 18;

    private final Pen pen;
    private final Layout.StageRows stage;
    private final int red;

    CountPainter(Pen pen, Layout.StageRows stage) {
        this.pen = pen;
        this.stage = stage;
        this.red = pen.of(Tone.WAITS);
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
        for (Layout.Row row : stage.rows()) {
            if (row.height() >= LOWEST_ROW) {
                new CountMarks(pen, row).paint();
            }
        }
        // The pair that the sentence is about.
        int latest = pairs.firstLostAfter(pen.spec.instant()) - 1;
        if (latest >= 0 && pen.view().shows(pairs.lost(latest))) {
            words(pairs, latest);
        }
    }

    /** The next pair that is far enough away to be told from this one. */
    private int next(LostUpdates.View pairs, int pair) {
        double x = pen.x(pairs.lost(pair));
        long time = (long) pen.view().time(x + Pen.LEAST - Layout.HEAD);
        return Math.max(pair + 1, pairs.firstLostAfter(time, pair));
    }

    private void join(LostUpdates.View pairs, int pair) {
        Layout.Row one = rowOf(pairs.firstThread(pair));
        Layout.Row two = rowOf(pairs.secondThread(pair));
        if (one != null && two != null) {
            pen.keys.add(LegendEntry.LOST);
            double x1 = pen.x(pairs.firstRead(pair));
            double x2 = pen.x(pairs.secondRead(pair));
            pen.surface.line(x1, one.middle(), x2, two.middle(), red, 1.8, Dash.DASHED);
        }
    }

    private Layout.@Nullable Row rowOf(int thread) {
        return stage.rows().stream()
                .filter(row -> row.threads().stream().anyMatch(lane -> lane.id() == thread))
                .findFirst()
                .orElse(null);
    }

    /**
     * Writes below the threads, whose own marks the words would hide, with a line up to the later
     * read.
     */
    private void words(LostUpdates.View pairs, int pair) {
        Layout.Row row = rowOf(pairs.secondThread(pair));
        if (row == null) {
            return;
        }
        String value = String.valueOf(pairs.value(pair));
        String text = "both read " + value + ": one message is not counted";
        double width = Text.width(text, Pen.CHIP) + 16;
        double x = pen.x(pairs.secondRead(pair));
        double left = Math.clamp(x + 12, Layout.HEAD, Math.max(Layout.HEAD, pen.right() - width));
        double top = below();
        pen.surface.line(x, row.middle() + CountMarks.HALF, x, top, red, 1, Dash.SOLID);
        pen.surface.line(x, top, left, top + WORDS_HEIGHT / 2, red, 1, Dash.SOLID);
        pen.surface.roundRect(left, top, width, WORDS_HEIGHT, 4, pen.of(Tone.ALARM), red, 1);
        pen.write(text, Pen.CHIP, left + 8, top + WORDS_HEIGHT / 2, red);
    }

    /**
     * The top of the words: below the threads' rows, or on their free feet where these are high.
     */
    private double below() {
        Layout.Row last =
                stage.rows().stream()
                        .filter(row -> !row.threads().isEmpty())
                        .reduce((one, next) -> next)
                        .orElseThrow();
        boolean low = last.height() < 2 * WORDS_HEIGHT;
        return last.bottom() + (low ? 1 : 2 - WORDS_HEIGHT / 2);
    }
}
