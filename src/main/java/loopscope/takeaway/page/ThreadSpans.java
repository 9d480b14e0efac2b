package loopscope.takeaway.page;

import loopscope.picture.Pen;
import loopscope.timeline.Units;
import loopscope.timeline.lanes.Calls;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Holds;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.words.CallWords;
import loopscope.trace.Op;

import java.util.ArrayList;
import java.util.List;

/** The calls of a server's thread as spans. */
final class ThreadSpans {
    private final Lanes lanes;
    private final ThreadLane thread;
    private final Calls.View calls;
    private final long now;
    private final long grain;
    private final List<Span> spans = new ArrayList<>();

    /**
     * @param now the time up to which the run is shown
     * @param grain calls that are shorter, and nearer to each other, are one span, in nanoseconds
     */
    ThreadSpans(Lanes lanes, ThreadLane thread, long now, long grain) {
        this.lanes = lanes;
        this.thread = thread;
        this.calls = thread.calls();
        this.now = now;
        this.grain = grain;
    }

    List<Span> all() {
        int call = 0;
        while (call < calls.size() && calls.from(call) <= now) {
            int last = lastNear(call);
            spans.add(last > call ? merged(call, last) : span(call));
            call = last + 1;
        }
        holds();
        return spans;
    }

    private int lastNear(int first) {
        int last = first;
        while (isShort(last)
                && last + 1 < calls.size()
                && calls.from(last + 1) - calls.to(last) < grain
                && isShort(last + 1)) {
            last++;
        }
        return last;
    }

    private boolean isShort(int call) {
        return calls.to(call) - calls.from(call) < grain;
    }

    private Span merged(int first, int last) {
        String count = Units.times(calls.made(first, last));
        return new Span(calls.from(first), calls.to(last), Span.Kind.MERGED, Span.ANYONE, count);
    }

    private Span span(int call) {
        Op op = calls.op(call);
        long to = Math.min(calls.to(call), now);
        String name = CallWords.call(lanes, op, calls.connection(call));
        if (!calls.isBlocking(call)) {
            Span.Kind kind = op.isCall() ? Span.Kind.WORK : Span.Kind.OWN_STEP;
            return new Span(calls.from(call), to, kind, Span.ANYONE, name);
        }
        ClientLane whom = op.waitsForAnyone() ? null : lanes.client(calls.connection(call));
        String why =
                op == Op.PAUSE
                        ? "on purpose"
                        : op == Op.LOCK
                                ? lock(call)
                                : calls.isTimedOut(call)
                                        ? "its time was over"
                                        : CallWords.reason(op, whom);
        return new Span(
                calls.from(call),
                to,
                op == Op.PAUSE ? Span.Kind.ASLEEP : Span.Kind.WAIT,
                whom == null ? Span.ANYONE : Pen.hue(whom.connection()),
                name + " — " + why + ", " + Units.duration(to - calls.from(call)));
    }

    private String lock(int call) {
        int lock = thread.waitsForLock(calls.from(call));
        ThreadLane holder = lanes.thread(lanes.locks().holder(lock, calls.from(call)));
        return holder == null || holder.id() == thread.id()
                ? "waits for a lock"
                : "waits for " + holder.name();
    }

    private void holds() {
        Holds.View holds = thread.holds().view();
        for (int row = 0; row < holds.size() && holds.from(row) <= now; row++) {
            long to = Math.min(holds.to(row), now);
            if (to - holds.from(row) >= grain) {
                String words = "held before " + holds.op(row).label() + "()";
                spans.add(new Span(holds.from(row), to, Span.Kind.HELD, Span.ANYONE, words));
            }
        }
    }
}
