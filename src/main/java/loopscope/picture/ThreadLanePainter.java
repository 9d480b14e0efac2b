package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Hatch;
import loopscope.picture.surface.Sign;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;
import loopscope.timeline.Units;
import loopscope.timeline.lanes.Calls;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.words.CallWords;
import loopscope.trace.Op;

/**
 * Draws a server thread's lane: solid where it works, hatched where it waits inside a call, in the
 * colour of the client it waits for.
 *
 * <p>Calls too short to be seen become one mark with their count, found by search and not by
 * walking, so that the work is bounded by pixels.
 */
final class ThreadLanePainter {
    /** Short calls are gathered over this many pixels at a time. */
    private static final double STRIDE = 6;

    /** The space on either side of a call's name, in pixels. */
    private static final double NAME_AIR = 2;

    /** Narrower or lower marks have no room for an outline, in pixels. */
    private static final double LEAST_OUTLINED = 6;

    private static final double LOWEST_OUTLINED = 20;

    private static final double LEAST_NAME = 20;

    /** The least of a wait's hatch on either side of its name, in pixels. */
    private static final double TIGHT = 7;

    /** The width of the sign at the end of a call whose time was over, in pixels. */
    private static final double SIGN = Sign.SIZE + 2;

    private final Pen pen;
    private final Lanes lanes;
    private final Layout.Row row;
    private final ThreadLane thread;
    private final Calls.View calls;
    private final CallPlaces places;
    private final double top;
    private final double height;
    private final HoldPainter holds;
    private double mergedFrom;
    private double mergedTo;
    private int mergedMarks;
    private long mergedCalls;

    /** The x up to which the lane is drawn; negative before its first call in view. */
    private double drawn = -1;

    ThreadLanePainter(Pen pen, Lanes lanes, Layout.Row row, ThreadLane thread) {
        this.pen = pen;
        this.lanes = lanes;
        this.row = row;
        this.thread = thread;
        this.calls = thread.calls();
        this.places = new CallPlaces(pen, calls);
        this.height = Pen.barHeight(row);
        this.top = row.middle() - height / 2;
        this.holds = new HoldPainter(pen, lanes, row, top, height, thread);
    }

    void paint() {
        double from = pen.view().from();
        double until = Math.min(pen.view().to(), pen.spec.now());
        int call = Math.max(0, calls.firstEndingAfter((long) from));
        drawn = call > 0 ? pen.head : -1;
        while (call < calls.size() && calls.from(call) < until) {
            double x = places.from(call);
            double end = places.to(call);
            if (isSpan(call)) {
                double start = flush(Math.max(x, pen.head));
                span(call, start, Math.min(end, pen.right()));
                call++;
            } else {
                call = gather(call, x);
            }
        }
        flush(Math.min(pen.end(), pen.x(thread.ended())));
    }

    /**
     * Adds short calls, from one on, to the merged mark; returns the first that is not part of it.
     */
    private int gather(int call, double x) {
        double stride = Math.max(x, pen.head) + STRIDE;
        int next = calls.firstAfter((long) pen.view().time(stride - pen.head), call);
        int last = next - 1;
        if (last > call && isSpan(last)) {
            last--;
        }
        last = Math.max(last, call);
        boolean heldBetween = x - mergedTo < STRIDE && holds.fills(mergedTo, x);
        if (mergedMarks > 0 && x - mergedTo > Pen.LEAST && !heldBetween) {
            flush(x);
        }
        if (mergedMarks == 0) {
            mergedFrom = Math.max(x, pen.head);
            mergedTo = mergedFrom;
        }
        mergedTo = Math.max(places.to(last), mergedTo);
        mergedMarks += last - call + 1;
        mergedCalls += calls.made(call, last);
        return last + 1;
    }

    /** Whether a call has a mark of its own: many that would have blocked are one mark. */
    private boolean isSpan(int call) {
        return places.to(call) - places.from(call) >= Pen.LEAST && !calls.isMerged(call);
    }

    /**
     * Draws the merged mark, if there is one, and a line for the time since the last call.
     *
     * @param x where the next span would begin
     * @return where the next span is to begin, so that the mark stays in view
     */
    private double flush(double x) {
        if (mergedMarks == 0) {
            return between(x);
        }
        double from = between(mergedFrom);
        double width = Math.max(Pen.LEAST, mergedTo - from);
        drawn = from + width;
        merged(from, width);
        mergedMarks = 0;
        mergedCalls = 0;
        return between(x);
    }

    /** Draws the time since the last call: the thread is at work, unless it is held. */
    private double between(double x) {
        if (drawn >= 0 && x - drawn >= Pen.LEAST) {
            line(drawn, x);
            holds.paint(drawn, x);
            drawn = x;
        }
        return Math.max(x, drawn);
    }

    private void line(double from, double to) {
        if (!holds.fills(from, to)) {
            pen.keys.add(LegendEntry.BETWEEN);
            double thick = Math.min(2, height);
            pen.surface.rect(from, row.middle() - thick / 2, to - from, thick, pen.of(Tone.INK));
        }
    }

    private void merged(double from, double width) {
        if (mergedMarks > 1 && holds.fills(from, from + width)) {
            holds.merged(from, width, mergedCalls);
            return;
        }
        pen.keys.add(mergedCalls > 9 ? LegendEntry.MERGED : LegendEntry.WORK);
        pen.surface.rect(from, top, width, height, pen.of(Tone.INK));
        String count = Units.times(mergedCalls);
        double needed = Text.width(count, TextStyle.SMALL) + 8;
        if (mergedCalls > 9 && width > needed && row.isLabelled()) {
            double x = from + (width - needed + 8) / 2;
            boolean _ =
                    pen.writeOnBar(
                            count, TextStyle.SMALL, x, row.middle(), height, pen.of(Tone.GROUND));
        }
    }

    private void span(int call, double x, double end) {
        double width = Math.max(Pen.LEAST, end - x);
        drawn = x + width;
        if (!calls.isBlocking(call)) {
            work(call, x, width);
            return;
        }
        Op op = calls.op(call);
        if (op == Op.PAUSE) {
            asleep(call, x, width);
            return;
        }
        if (op == Op.LOCK) {
            long since = calls.from(call);
            LockWaitPainter lock = new LockWaitPainter(pen, lanes, row);
            String holder = lock.paint(thread, since, x, x + width, top, height);
            label(call, x, width, holder.isEmpty() ? "" : "waits for " + holder);
            return;
        }
        ClientLane whom = op.waitsForAnyone() ? null : lanes.client(calls.connection(call));
        Hatch hatch = pen.hatch(whom);
        pen.surface.hatch(x, top, width, height, hatch);
        if (row.isLabelled()) {
            frame(x, width, hatch.colour());
            if (calls.isTimedOut(call) && width >= LEAST_NAME) {
                pen.keys.add(LegendEntry.TIME_OVER);
                timeOver(pen, x + width, row.middle());
                label(call, x, width - SIGN, "its time was over");
                return;
            }
            label(call, x, width, CallWords.reason(op, whom));
        }
    }

    /** Draws the sign of a call whose time was over, left of its end. */
    static void timeOver(Pen pen, double end, double middle) {
        double x = end - SIGN;
        double half = Sign.SIZE / 2;
        pen.surface.rect(x - 1, middle - half - 2, SIGN, 2 * half + 4, pen.of(Tone.GROUND));
        int ink = pen.of(Tone.INK);
        pen.surface.path(Sign.TIME_OVER, x, middle + half, ink, Colour.NONE, 0, Dash.SOLID);
    }

    /**
     * Draws a call that did not wait; a step of the server's own, which is no call, is outlined.
     */
    private void work(int call, double x, double width) {
        boolean roomy = width >= LEAST_OUTLINED && height >= LOWEST_OUTLINED;
        boolean own = roomy && !calls.op(call).isCall();
        pen.keys.add(own ? LegendEntry.OWN_STEP : LegendEntry.WORK);
        pen.surface.rect(x, top, width, height, pen.of(Tone.INK));
        if (own) {
            pen.surface.rect(x + 1, top + 1, width - 2, height - 2, pen.of(Tone.GROUND));
        }
        name(call, x, width, pen.of(own ? Tone.INK : Tone.GROUND));
    }

    /** Writes a call's name on its own mark, where that is wide enough. */
    private void name(int call, double x, double width, int colour) {
        double room = width - 2 * NAME_AIR;
        if (room < LEAST_NAME || !row.isLabelled()) {
            return;
        }
        // Calls that touch are told apart.
        pen.surface.rect(x, top, 1, height, pen.of(Tone.GROUND));
        String name = fitted(call, room);
        double at = x + (width - Text.width(name, Pen.CALL)) / 2;
        if (!name.isEmpty()) {
            boolean _ = pen.writeOnBar(name, Pen.CALL, at, row.middle(), height, colour);
        }
    }

    /** A call's name, with its client or without it as the room allows. */
    private String fitted(int call, double room) {
        Op op = calls.op(call);
        int about = calls.connection(call);
        return Text.firstToFit(Pen.CALL, room, CallWords.call(lanes, op, about), op.label());
    }

    /** Draws a pause: the thread waits for nobody, so nothing is hatched. */
    private void asleep(int call, double x, double width) {
        pen.keys.add(LegendEntry.ASLEEP);
        pen.surface.rect(x, top, width, height, pen.of(Tone.GRID));
        frame(x, width, pen.of(Tone.ANYONE));
        label(call, x, width, "on purpose");
    }

    private void frame(double x, double width, int colour) {
        pen.surface.rect(x, top, width, 1, colour);
        pen.surface.rect(x, top + height - 1, width, 1, colour);
    }

    private void label(int call, double x, double width, String reason) {
        if (!row.isLabelled()) {
            return;
        }
        String name = CallWords.call(lanes, calls.op(call), calls.connection(call));
        long to = calls.to(call);
        long length = pen.lasted(calls.from(call), to);
        String why = reason.isEmpty() ? "" : reason + ", ";
        String whole = name + " — " + why + Units.duration(length);
        double room = width - 24;
        String text = Text.width(whole, Pen.CALL) <= room ? whole : name;
        if (Text.width(text, Pen.CALL) <= room) {
            pen.boxedOnBar(text, Pen.CALL, x + 12, x + width - 12, row.middle(), height);
        } else if (width >= LEAST_NAME) {
            String shorter = fitted(call, width - 2 * TIGHT);
            if (!shorter.isEmpty()) {
                pen.boxedOnBar(
                        shorter, Pen.CALL, x + TIGHT, x + width - TIGHT, row.middle(), height);
            }
        }
    }
}
