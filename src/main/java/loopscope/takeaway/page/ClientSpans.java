package loopscope.takeaway.page;

import loopscope.picture.Pen;
import loopscope.picture.WaitLabel;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.LockWaits;
import loopscope.timeline.lanes.Phases;
import loopscope.timeline.lanes.Targets;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.state.Phase;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The phases of a client as spans; a wait has the colour of whom the client waits for. */
final class ClientSpans {
    private final Lanes lanes;
    private final ClientLane lane;
    private final Phases.View phases;
    private final long now;
    private final long grain;
    private final List<Span> spans = new ArrayList<>();

    /**
     * @param now the time up to which the run is shown
     * @param grain phases and turns that are shorter are not kept apart, in nanoseconds
     */
    ClientSpans(Lanes lanes, ClientLane lane, long now, long grain) {
        this.lanes = lanes;
        this.lane = lane;
        this.phases = lane.phases();
        this.now = now;
        this.grain = grain;
    }

    List<Span> all() {
        int row = 0;
        while (row < phases.size() && phases.from(row) <= now) {
            int last = lastShort(row);
            if (last > row) {
                spans.add(new Span(phases.from(row), end(last), Span.Kind.SERVED));
            } else {
                add(row);
            }
            row = last + 1;
        }
        return spans;
    }

    /** The last of the short phases that follow one; the row itself where that is long. */
    private int lastShort(int first) {
        int last = first;
        while (isShort(last) && last + 1 < phases.size() && isShort(last + 1)) {
            last++;
        }
        return last;
    }

    private boolean isShort(int row) {
        return phases.to(row) - phases.from(row) < grain;
    }

    private long end(int row) {
        return Math.min(phases.to(row), now);
    }

    private void add(int row) {
        switch (phases.phase(row)) {
            case CONNECTING, IN_ACCEPT_QUEUE, HANDED_OVER, UNREAD -> waits(row);
            case IDLE -> plain(row, Span.Kind.IDLE, "idle: nothing to say");
            case SERVED -> served(row);
            case QUEUED -> plain(row, Span.Kind.QUEUED, "reply queued in the server");
            case REPLYING -> plain(row, Span.Kind.REPLYING, "");
            case GONE -> {
                // no mark: it is not there any more
            }
        }
    }

    private void plain(int row, Span.Kind kind, String label) {
        spans.add(new Span(phases.from(row), end(row), kind, Span.ANYONE, label));
    }

    private void waits(int row) {
        ThreadLane thread =
                phases.phase(row) == Phase.CONNECTING
                        ? null
                        : new WaitAnalysis(lanes).server(phases, row);
        turns(thread, row, Span.Kind.WAIT);
        String[] words = new WaitLabel(lanes, lane, now, now).words(thread, phases, row);
        plain(row, Span.Kind.WORDS, words[0]);
    }

    private void served(int row) {
        ThreadLane thread = lanes.thread(phases.thread(row));
        turns(thread, row, Span.Kind.SERVED);
        if (thread != null) {
            lockWaits(thread, row);
        }
    }

    private void lockWaits(ThreadLane thread, int row) {
        LockWaits.View waits = thread.lockWaits();
        int wait = waits.firstEndingAfter(phases.from(row));
        for (; wait < waits.size() && waits.from(wait) < end(row); wait++) {
            long from = Math.max(waits.from(wait), phases.from(row));
            long to = Math.min(waits.to(wait), end(row));
            if (to - from >= grain) {
                spans.add(new Span(from, to, Span.Kind.WAIT, Span.ANYONE, "waits for a lock"));
            }
        }
    }

    /** Adds a span for each turn of the thread that serves the client, or that it waits for. */
    private void turns(@Nullable ThreadLane thread, int row, Span.Kind kind) {
        long at = phases.from(row);
        long end = end(row);
        if (thread != null) {
            Targets.View turns = thread.targets();
            int turn = turns.firstEndingAfter(at);
            for (; turn < turns.size() && turns.from(turn) < end; turn++) {
                long to = Math.min(turns.to(turn), end);
                if (turns.from(turn) > at) {
                    spans.add(turn(at, turns.from(turn), kind, 0));
                    at = turns.from(turn);
                }
                if (to - at >= grain) {
                    spans.add(turn(at, to, kind, turns.whom(turn)));
                    at = to;
                }
            }
        }
        if (at < end) {
            spans.add(turn(at, end, kind, 0));
        }
    }

    private Span turn(long from, long to, Span.Kind kind, int whom) {
        if (whom == ThreadLane.THE_PACE) {
            return kind == Span.Kind.SERVED
                    ? new Span(from, to, Span.Kind.HELD)
                    : new Span(from, to, Span.Kind.WAIT, Span.THE_PACE, "");
        }
        // A client that is being served waits for nobody, though more of its bytes are unread.
        if (kind == Span.Kind.SERVED || whom == lane.connection().id()) {
            return new Span(from, to, Span.Kind.SERVED);
        }
        ClientLane other = whom == 0 ? null : lanes.client(whom);
        int hue = other == null ? Span.ANYONE : Pen.hue(other.connection());
        return new Span(from, to, Span.Kind.WAIT, hue, "");
    }
}
