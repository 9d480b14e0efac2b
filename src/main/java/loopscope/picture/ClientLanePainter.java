package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Hatch;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.LockWaits;
import loopscope.timeline.lanes.Phases;
import loopscope.timeline.lanes.Targets;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.state.Bounds;
import loopscope.trace.state.Phase;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * Draws a client's lane: a line while it is connected, hatched while it waits, in the colour of the
 * client that the server is busy with or waits for; its messages as chips; its goodbye as a shape.
 */
final class ClientLanePainter {
    private static final double IDLE_LABEL = 120;

    /** Rows as high as this have room for words between the line and a strip at their head. */
    private static final double IDLE_ROW = 33;

    /** In less room than this no words are tried. */
    private static final double LEAST_LABEL = 40;

    private static final double LINE = 2.4;
    private static final double SERVED = 8;

    /** How much of a hatch stays in view beside its words, in pixels. */
    private static final double LOCK_HATCH = 60;

    private final Pen pen;
    private final Lanes lanes;
    private final Layout.Row row;
    private final int hue;
    private final double top;
    private final double height;
    private final ChipRow chips;
    private final QueuePainter queue;
    private final GoodbyePainter goodbye;
    private final ClientLane lane;

    ClientLanePainter(Pen pen, Lanes lanes, Layout.Row row, ClientLane lane) {
        this.pen = pen;
        this.lanes = lanes;
        this.row = row;
        this.lane = lane;
        this.hue = Pen.hue(lane.connection());
        double air = row.isLabelled() ? row.height() * 0.17 : 0.5;
        this.top = row.top() + air;
        this.height = row.height() - 2 * air;
        this.goodbye = new GoodbyePainter(pen, row, lane);
        this.queue = new QueuePainter(pen, row, lane);
        this.chips = new ChipRow(pen, lanes, lane, row);
    }

    void paint() {
        if (row.isLabelled()) {
            chips.place(lane.messages());
            queue.reserve();
            goodbye.reserve();
        }
        Phases.View phases = lane.phases();
        double until = Math.min(pen.view().to(), pen.spec.now());
        int phase = Math.max(0, phases.firstEndingAfter((long) pen.view().from()));
        while (phase < phases.size() && phases.from(phase) < until) {
            double x = pen.x(phases.from(phase));
            double end = endOf(phases, phase);
            if (end - x >= Pen.LEAST) {
                phase(phases, phase, Math.max(x, pen.head), Math.min(end, pen.right()));
                phase++;
            } else {
                phase = gather(phases, phase, x);
            }
        }
        if (row.isLabelled()) {
            queue.ticks();
            new KernelPainter(pen, row, lane, chips).paint();
            chips.paint();
        }
        bounds();
        goodbye.paint();
    }

    /** Draws how much earlier than shown an outsider may have come and left. */
    private void bounds() {
        BoundPainter bound = new BoundPainter(pen, row, pen.theme.client(hue));
        Bounds arrival = lane.tally().arrival();
        if (lane.isOutsider() && row.isLabelled() && arrival.latest() <= pen.spec.now()) {
            bound.paint(arrival.earliest(), arrival.latest(), 0);
        }
        if (row.isLabelled() && lane.goodbyeTime() <= pen.spec.now()) {
            bound.paint(lane.goodbyeEarliest(), lane.goodbyeTime(), row.height() - 4);
        }
    }

    private double endOf(Phases.View phases, int phase) {
        long to = phases.to(phase);
        return pen.until(to);
    }

    /** Draws phases too short to be seen as one mark, as long as they last together. */
    private int gather(Phases.View phases, int phase, double x) {
        int last = phase;
        double from = Math.max(x, pen.head);
        double end = endOf(phases, phase);
        while (true) {
            double stride = Math.max(end, from) + Pen.LEAST;
            long time = (long) pen.view().time(stride - pen.head);
            int next = phases.firstAfter(time, last + 1) - 1;
            if (next > last && isLong(phases, next)) {
                next--;
            }
            if (next <= last || end > pen.right()) {
                break;
            }
            last = next;
            end = endOf(phases, last);
        }
        boolean gone = last == phase && phases.phase(phase) == Phase.GONE;
        if (!gone) {
            boolean many = last - phase > 9;
            double thick = many ? Math.min(10, height) : Math.min(6, height);
            pen.keys.add(many ? LegendEntry.MERGED : LegendEntry.SERVED);
            double width = Math.max(Pen.LEAST, end - from);
            pen.surface.rect(from, row.middle() - thick / 2, width, thick, pen.theme.client(hue));
        }
        return last + 1;
    }

    private boolean isLong(Phases.View phases, int phase) {
        return endOf(phases, phase) - pen.x(phases.from(phase)) >= Pen.LEAST;
    }

    private void phase(Phases.View phases, int phase, double x, double end) {
        switch (phases.phase(phase)) {
            case CONNECTING, IN_ACCEPT_QUEUE, HANDED_OVER, UNREAD -> waiting(phases, phase, x, end);
            case IDLE -> idle(x, end);
            case SERVED -> served(phases, phase, x, end);
            case QUEUED -> queue.paint(x, end, chips);
            case REPLYING -> line(x, end, Dash.DASHED);
            case GONE -> {
                // no line: it is not there any more
            }
        }
    }

    private void line(double x, double end, Dash dash) {
        pen.keys.add(dash == Dash.SOLID ? LegendEntry.LINE : LegendEntry.REPLYING);
        double thick = Math.min(LINE, height);
        if (dash == Dash.SOLID) {
            pen.surface.rect(x, row.middle() - thick / 2, end - x, thick, pen.theme.client(hue));
        } else {
            pen.surface.line(
                    x, row.middle(), end, row.middle(), pen.theme.client(hue), thick, dash);
        }
    }

    private void idle(double x, double end) {
        line(x, end, Dash.SOLID);
        if (row.height() < IDLE_ROW) {
            return;
        }
        double[] free = chips.freeWithin(x, end);
        String words = "idle: nothing to say";
        double width = Text.width(words, TextStyle.SMALL);
        if (free[1] - free[0] >= Math.max(IDLE_LABEL, width + 40)) {
            double middle = row.middle() - TextStyle.SMALL.size() * 0.75;
            double at = (free[0] + free[1] - width) / 2;
            if (pen.labels.isFree(at, middle - 8, width, 14)) {
                pen.write(words, TextStyle.SMALL, at, middle, pen.of(Tone.DIM_INK));
            }
        }
    }

    /**
     * Draws the phase of being served, hatched where the thread that serves it waits for a lock, or
     * is held.
     */
    private void served(Phases.View phases, int phase, double x, double end) {
        pen.keys.add(LegendEntry.SERVED);
        ThreadLane thread = lanes.thread(phases.thread(phase));
        turns(
                thread,
                x,
                end,
                (from, to, whom) -> {
                    if (whom == ThreadLane.THE_PACE) {
                        double thick = Math.min(SERVED, height);
                        double y = row.middle() - thick / 2;
                        pen.surface.hatch(
                                from,
                                y,
                                to - from,
                                thick,
                                pen.hatch(lanes, whom, LegendEntry.WAITS_FOR_SERVER));
                    } else {
                        bar(from, to);
                    }
                });
        if (thread != null) {
            lockWaits(thread, x, end);
        }
    }

    private void lockWaits(ThreadLane thread, double x, double end) {
        LockWaits.View waits = thread.lockWaits();
        int wait = waits.firstEndingAfter((long) pen.view().time(x - pen.head));
        while (wait < waits.size() && pen.x(waits.from(wait)) < end) {
            long since = waits.from(wait);
            long to = waits.to(wait);
            double from = Math.max(x, pen.x(since));
            double until = Math.min(end, to == ThreadLane.OPEN ? end : pen.x(to));
            if (until - from >= Pen.LEAST) {
                String holder =
                        new LockWaitPainter(pen, lanes, row)
                                .paint(thread, since, from, until, top, height);
                lockLabel(holder, from, until);
            }
            long next = (long) pen.view().time(Math.max(until, from + Pen.LEAST) - pen.head);
            wait = Math.max(wait + 1, waits.firstEndingAfter(next, wait));
        }
    }

    private void waiting(Phases.View phases, int phase, double x, double end) {
        ThreadLane thread =
                phases.phase(phase) == Phase.CONNECTING
                        ? null
                        : new WaitAnalysis(lanes).server(phases, phase);
        turns(thread, x, end, this::waitsOrIsServed);
        if (row.isLabelled()) {
            int edge = pen.theme.clientInk(hue);
            pen.surface.rect(x, top, 1, height, edge);
            label(x, end, () -> waitLabel().words(thread, phases, phase));
        }
    }

    private WaitLabel waitLabel() {
        return new WaitLabel(lanes, lane, pen.spec.now(), pen.spec.countedTo());
    }

    /** A client that is being served waits for nobody, though more of its bytes are unread. */
    private void waitsOrIsServed(double from, double to, int whom) {
        if (whom == lane.connection().id()) {
            pen.keys.add(LegendEntry.SERVED);
            bar(from, to);
        } else {
            hatch(from, to, whom);
        }
    }

    private void bar(double from, double to) {
        double thick = Math.min(SERVED, height);
        pen.surface.rect(from, row.middle() - thick / 2, to - from, thick, pen.theme.client(hue));
    }

    /** Draws a turn of a thread: the client it is busy with, from one x to another. */
    private interface Turn {
        void between(double from, double to, int whom);
    }

    /** Draws the turns of the thread that serves the client, or that the client waits for. */
    private void turns(@Nullable ThreadLane thread, double x, double end, Turn turned) {
        if (thread == null) {
            turned.between(x, end, 0);
            return;
        }
        Targets.View turns = thread.targets();
        double at = x;
        int turn = 0;
        while (at < end) {
            // Turns too short to be seen are skipped: the next one is drawn in their place.
            long seen = (long) pen.view().time(at + Pen.LEAST - pen.head);
            turn = turns.firstEndingAfter(seen, turn);
            boolean known = turn < turns.size();
            long to = known ? turns.to(turn) : ThreadLane.OPEN;
            // In event order a turn's end can lie before the pixel whose time is within the turn.
            double next = to == ThreadLane.OPEN ? end : Math.max(at + Pen.LEAST, pen.x(to));
            double until = Math.min(end, next);
            int whom = known ? turns.whom(turn) : 0;
            turned.between(at, until, whom);
            at = until;
        }
    }

    private void lockLabel(String holder, double from, double end) {
        String whole = "waits for the lock of " + holder;
        double room = end - from;
        boolean fits = Text.width(whole, TextStyle.SMALL) <= room - 2 * LOCK_HATCH;
        String brief = fits ? whole : "for " + holder;
        if (Text.width(brief, TextStyle.SMALL) <= room - LOCK_HATCH) {
            label(from, end, () -> new String[] {brief});
        }
    }

    private void hatch(double x, double end, int whom) {
        Hatch hatch = pen.hatch(lanes, whom, LegendEntry.WAITS_FOR_SERVER);
        pen.surface.hatch(x, top, end - x, height, hatch);
        if (row.isLabelled()) {
            pen.surface.rect(x, top, end - x, 1, hatch.colour());
            pen.surface.rect(x, top + height - 1, end - x, 1, hatch.colour());
        }
    }

    /** Writes the first wording that fits. The words are made only where there is room for some. */
    private void label(double x, double end, Supplier<String[]> made) {
        double[] free = chips.freeWithin(x, end);
        double room = free[1] - free[0] - 24;
        if (!row.isLabelled() || room < LEAST_LABEL) {
            return;
        }
        String text = Text.firstToFit(TextStyle.SMALL, room, made.get());
        if (!text.isEmpty()) {
            pen.boxedOnBar(text, TextStyle.SMALL, free[0] + 12, free[1] - 12, row.middle(), height);
        }
    }
}
