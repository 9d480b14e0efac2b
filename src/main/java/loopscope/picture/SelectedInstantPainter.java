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
import loopscope.timeline.lanes.Phases;
import loopscope.timeline.lanes.Targets;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.timeline.words.StageSummary;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    /** Between an arrow and its words. */
    private static final double AIR = 12;

    private static final double STEP = 12;

    /** How many chips are measured at most. */
    private static final int FEW = 8;

    private static final Path UP = head(HEAD_LENGTH);
    private static final Path DOWN = head(-HEAD_LENGTH);

    /** An arrow from a start to a tip. */
    private record Arrow(double x, double start, double tip, @Nullable Words words) {
        boolean isUp() {
            return tip < start;
        }
    }

    /** The words of an arrow, in a box beside it. */
    private record Words(String text, double x, double middle, double height) {
        double width() {
            return width(text);
        }

        static double width(String text) {
            return Text.room(text, Pen.CHIP) + 12;
        }
    }

    /**
     * A client that waits and the client it waits for, with their rows.
     *
     * @param waiting the words for all clients that wait for that one
     */
    private record Pair(
            Lanes lanes,
            ClientLane who,
            Layout.Row from,
            ClientLane whom,
            Layout.Row to,
            String waiting) {
        String words() {
            return waiting + StageSummary.name(whom);
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
                    Pair pair =
                            new Pair(
                                    stage.stage().lanes(),
                                    blame.who(),
                                    from,
                                    whom,
                                    to,
                                    waiting(stage, blame));
                    double since = Math.max(pen.head, pen.x(since(pair, blame, instant)));
                    place(stage, pair, since, instant);
                }
                return;
            }
        }
    }

    /** All clients that wait for the same one as the first, which has the arrow. */
    private static String waiting(Layout.StageRows stage, Blame first) {
        String name = StageSummary.nameFirst(first.who());
        List<Blame> others =
                stage.stage().digest().waits().stream()
                        .filter(blame -> !blame.equals(first))
                        .filter(blame -> Objects.equals(blame.whom(), first.whom()))
                        .toList();
        return switch (others.size()) {
            case 0 -> name + " waits for ";
            case 1 -> name + " and " + StageSummary.name(others.getFirst().who()) + " wait for ";
            default -> name + " and " + others.size() + " others wait for ";
        };
    }

    /**
     * Since when a client has waited for the other without a break, in nanoseconds since the run's
     * zero: before, its lane has another colour.
     */
    private static long since(Pair pair, Blame blame, long instant) {
        Phases.View phases = pair.who.phases();
        int phase = phases.firstAfter(instant) - 1;
        ThreadLane thread = new WaitAnalysis(pair.lanes).server(phases, phase);
        long since = blame.waited().from();
        if (thread == null) {
            return since;
        }
        Targets.View targets = thread.targets();
        int target = targets.firstAfter(instant) - 1;
        return target < 0 ? since : Math.max(since, targets.from(target));
    }

    /**
     * Places an arrow at the cursor, or at now; where it would cover a chip, or what was not
     * recorded, at the nearest x before that is clear of them, within the time that the wait has
     * lasted. Where there is none, the chips stay and the arrow is left out.
     */
    private void place(Layout.StageRows stage, Pair pair, double since, long instant) {
        boolean cursor = pen.spec.selectedInstant().isPresent();
        double now = Math.clamp(pen.x(instant), pen.head + HEAD_HALF, pen.right() - HEAD_HALF);
        for (double x = cursor ? now : now - HEAD_HALF; x > since; x -= STEP) {
            if (isClear(stage, pair, x)
                    && !StoppagePainter.covers(pen, pair.lanes, x - HEAD_HALF, x + HEAD_HALF)) {
                place(pair, x);
                return;
            }
        }
    }

    /** Whether no client from one end of an arrow to the other has a chip in its way. */
    private boolean isClear(Layout.StageRows stage, Pair pair, double x) {
        double top = Math.min(pair.from.top(), pair.to.top());
        double bottom = Math.max(pair.from.bottom(), pair.to.bottom());
        for (Layout.Row row : stage.rows()) {
            ClientLane client = row.client();
            boolean crossed = row.top() >= top && row.bottom() <= bottom;
            if (crossed
                    && client != null
                    && !isClear(pair.lanes, client, x - HEAD_HALF, x + HEAD_HALF)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a client has no chip between two x, nor one that reaches there from either side. */
    private boolean isClear(Lanes lanes, ClientLane lane, double left, double right) {
        ClientMessages.View messages = lane.messages();
        long from = (long) pen.view().time(left - ChipRow.WIDEST - pen.head);
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
            double width = ChipRow.widest(lanes, messages, row);
            if (pin > right) {
                // A chip stands before its pin only where it would reach beyond now.
                return pin + width <= pen.end() || pin - width > right;
            }
            // Many are too close to each other to have words.
            if (row - first == FEW || pin + width > left) {
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
        Words words = words(pair, x, up);
        arrows.add(new Arrow(x, start, tip, words));
        double upper = Math.min(tip, start);
        pen.labels.reserve(x - HEAD_HALF, upper, 2 * HEAD_HALF, Math.abs(start - tip));
        if (words != null) {
            double top = words.middle - words.height / 2;
            pen.labels.reserve(words.x, top, words.width(), words.height);
        }
    }

    /**
     * Places an arrow's words on the lane that it leads to, on its side of the line; where that has
     * chips, on the lane that it comes from, or farther to the left; null where there is no room.
     */
    private @Nullable Words words(Pair pair, double x, boolean up) {
        double height = Math.min(WORDS_HEIGHT, pair.to.height() - 3);
        if (height < Pen.CHIP.size()) {
            return null;
        }
        double off = Math.min(AIR, (pair.to.height() - 1 - height) / 2);
        double middle = pair.to.middle() + (up ? off : -off);
        double width = Words.width(pair.words());
        for (ClientLane lane : List.of(pair.whom, pair.who)) {
            for (double left : new double[] {x + AIR, x - AIR - width}) {
                if (hasRoom(pair, lane, left, width)) {
                    double beside = lane.equals(pair.whom) ? middle : pair.from.middle();
                    return new Words(pair.words(), left, beside, height);
                }
            }
        }
        for (double left = x - AIR - width; left >= pen.head; left -= STEP) {
            if (hasRoom(pair, pair.whom, left, width)) {
                return new Words(pair.words(), left, middle, height);
            }
        }
        return null;
    }

    /** Whether words are clear of a client's chips, and of where its lane begins. */
    private boolean hasRoom(Pair pair, ClientLane lane, double left, double width) {
        double right = left + width;
        double begin = lane.phases().size() == 0 ? left : pen.x(lane.phases().from(0));
        boolean begins = begin > left - Pen.LEAST && begin < right + Pen.LEAST;
        return left >= pen.head
                && right <= pen.right()
                && !begins
                && isClear(pair.lanes, lane, left, right);
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
        if (arrow.words != null) {
            paint(arrow.words);
        }
    }

    private void paint(Words words) {
        double top = words.middle - words.height / 2;
        if (pen.labels.hasWords(words.x, top, words.width(), words.height)) {
            return;
        }
        pen.surface.roundRect(
                words.x,
                top,
                words.width(),
                words.height,
                3,
                pen.of(Tone.GROUND),
                pen.of(Tone.ANYONE),
                1);
        double x = words.x + words.width() / 2;
        pen.writeAbout(words.text, Pen.CHIP, x, words.middle, pen.of(Tone.INK));
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
