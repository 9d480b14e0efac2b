package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Path;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.Tone;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ClientMessages;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.waits.Blame;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * Draws the selected instant: the cursor's line, and on each stage an arrow from the client that
 * has waited longest to the client it waits for.
 *
 * <p>Arrows are placed before the lanes are drawn, so that the lanes' words make room for them, and
 * drawn after.
 */
final class SelectedInstantPainter {
    private static final double HEAD_LENGTH = 9;
    private static final double HEAD_HALF = 6;
    private static final double WORDS_HEIGHT = 18;
    private static final double FEWEST_PIXELS = 10;

    private static final double STEP = 12;

    /** How many chips are measured at most. */
    private static final int FEW = 8;

    /** From the middle of a lane to where its chips have ended. */
    private static final double BESIDE_CHIPS = 12;

    private static final Path UP = head(HEAD_LENGTH);
    private static final Path DOWN = head(-HEAD_LENGTH);

    /** An arrow from a start to a tip, and the words beside its head. */
    private record Arrow(
            double x, double start, double tip, String words, double wordsX, double wordsMiddle) {
        boolean isUp() {
            return tip < start;
        }

        double wordsWidth() {
            return Text.width(words, Pen.CHIP) + 12;
        }
    }

    /** A client that waits and the client it waits for, with their rows. */
    private record Pair(
            Lanes lanes, ClientLane who, Layout.Row from, ClientLane whom, Layout.Row to) {
        String words() {
            return who.connection().name() + " waits for " + whom.connection().name();
        }
    }

    private final Pen pen;
    private final Layout layout;
    private final List<Arrow> arrows = new ArrayList<>();

    SelectedInstantPainter(Pen pen, Layout layout) {
        this.pen = pen;
        this.layout = layout;
        long instant = pen.spec.instant();
        if (pen.view().shows(instant)) {
            layout.stages().forEach(stage -> place(stage, instant));
        }
    }

    private static Path head(double length) {
        return new Path().moveTo(0, 0).lineTo(HEAD_HALF, length).lineTo(-HEAD_HALF, length).close();
    }

    private void place(Layout.StageRows stage, long instant) {
        for (Blame blame : stage.stage().digest().waits()) {
            ClientLane whom = blame.whom();
            Layout.Row from = row(stage, blame.who());
            Layout.Row to = row(stage, whom);
            if (whom != null && from != null && to != null) {
                if (from.height() >= FEWEST_PIXELS) {
                    Pair pair = new Pair(stage.stage().lanes(), blame.who(), from, whom, to);
                    double since = Math.max(Layout.HEAD, pen.x(blame.waited().from()));
                    place(pair, place(pair, since, instant));
                }
                return;
            }
        }
    }

    /**
     * The x of an arrow: at the cursor; without one, the nearest to now that is clear of both
     * clients' chips, within the time that the wait has lasted.
     */
    private double place(Pair pair, double since, long instant) {
        double now = Math.clamp(pen.x(instant), Layout.HEAD + HEAD_HALF, pen.right() - HEAD_HALF);
        if (pen.spec.selectedInstant().isPresent()) {
            return now;
        }
        for (double x = now - HEAD_HALF; x > since + STEP; x -= STEP) {
            double left = x - HEAD_HALF;
            double right = x + HEAD_HALF;
            if (isClear(pair.lanes, pair.whom, left, right)
                    && isClear(pair.lanes, pair.who, left, right)) {
                return x;
            }
        }
        return now;
    }

    /** Whether a client has no chip between two x, nor one that begins before and reaches there. */
    private boolean isClear(Lanes lanes, ClientLane lane, double left, double right) {
        ClientMessages.View messages = lane.messages();
        long from = (long) pen.view().time(left - ChipRow.WIDEST - Layout.HEAD);
        int said = messages.firstSaidAfter(from);
        int heard = messages.firstHeardAfter(from);
        return isClear(lanes, messages, said, messages::said, left, right)
                && isClear(lanes, messages, heard, messages::heard, left, right);
    }

    private boolean isClear(
            Lanes lanes,
            ClientMessages.View messages,
            int first,
            IntToLongFunction time,
            double left,
            double right) {
        for (int row = first; row < messages.size(); row++) {
            double pin = pen.x(time.applyAsLong(row));
            if (pin > right) {
                return true;
            }
            // Many are too close to each other to have words.
            if (row - first == FEW || pin + ChipRow.widest(lanes, messages, row) > left) {
                return false;
            }
        }
        return true;
    }

    private void place(Pair pair, double x) {
        Layout.Row from = pair.from;
        Layout.Row to = pair.to;
        boolean up = to.top() < from.top();
        double tip = up ? to.middle() + 3 : to.middle() - 3;
        double start = up ? from.top() + from.height() * 0.3 : from.bottom() - from.height() * 0.3;
        String words = pair.words();
        double width = Text.width(words, Pen.CHIP) + 12;
        boolean right =
                x + 12 + width <= pen.right() && isClear(pair.lanes, pair.whom, x, x + 12 + width);
        double wordsX = right || x - 12 - width < Layout.HEAD ? x + 12 : x - 12 - width;
        boolean clear = isClear(pair.lanes, pair.whom, wordsX, wordsX + width);
        double off = (clear ? Math.abs(tip - to.middle()) : BESIDE_CHIPS) + WORDS_HEIGHT / 2;
        Arrow arrow = new Arrow(x, start, tip, words, wordsX, to.middle() + (up ? off : -off));
        arrows.add(arrow);
        double upper = Math.min(tip, start);
        pen.labels.add(x - HEAD_HALF, upper, 2 * HEAD_HALF, Math.abs(start - tip));
        double top = arrow.wordsMiddle() - WORDS_HEIGHT / 2;
        pen.labels.add(wordsX, top, width, WORDS_HEIGHT);
    }

    private static Layout.@Nullable Row row(Layout.StageRows stage, @Nullable ClientLane lane) {
        return stage.rows().stream()
                .filter(row -> lane != null && lane.equals(row.client()))
                .findFirst()
                .orElse(null);
    }

    void paint() {
        arrows.forEach(this::paint);
        long instant = pen.spec.instant();
        if (pen.spec.selectedInstant().isPresent() && pen.view().shows(instant)) {
            selectedInstant(pen.x(instant));
        }
    }

    private void paint(Arrow arrow) {
        int ink = pen.of(Tone.INK);
        int ground = pen.of(Tone.GROUND);
        double neck = arrow.tip + (arrow.isUp() ? HEAD_LENGTH : -HEAD_LENGTH);
        double upper = Math.min(arrow.start, neck);
        double length = Math.abs(arrow.start - neck);
        pen.surface.rect(arrow.x - 2.1, upper, 4.2, length, ground);
        pen.surface.rect(arrow.x - 1.1, upper, 2.2, length, ink);
        Path head = arrow.isUp() ? UP : DOWN;
        pen.surface.path(head, arrow.x, arrow.tip, ink, Colour.NONE, 0, Dash.SOLID);
        double middle = arrow.wordsMiddle();
        pen.surface.roundRect(
                arrow.wordsX,
                middle - WORDS_HEIGHT / 2,
                arrow.wordsWidth(),
                WORDS_HEIGHT,
                3,
                ground,
                pen.of(Tone.ANYONE),
                1);
        pen.write(arrow.words, Pen.CHIP, arrow.wordsX + 6, middle, ink);
    }

    private void selectedInstant(double x) {
        int ink = pen.of(Tone.INK);
        for (Layout.StageRows stage : layout.stages()) {
            double from = stage.threads().top() - 4;
            for (double[] free : pen.labels.freeAlong(x, from, stage.bottom())) {
                pen.surface.line(x, free[0], x, free[1], ink, 1.2, Dash.DASHED);
            }
        }
    }
}
