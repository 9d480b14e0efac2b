package loopscope.takeaway.text;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.Calls;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.words.CallWords;
import loopscope.trace.Op;

import java.util.EnumSet;
import java.util.Set;

/**
 * The row of a server thread: whether it waits or works in each column, and inside which call.
 *
 * <pre>
 *   //accept() 0.52 s///#//recv(A) 1.20 s///////
 * </pre>
 */
final class ThreadText {
    private static final Set<TextSign> WAITS = EnumSet.of(TextSign.WAIT, TextSign.ASLEEP);

    private final Lanes lanes;
    private final TextScale scale;
    private final long now;
    private final TextRow row;

    /**
     * @param now the time up to which the run is shown
     */
    ThreadText(Lanes lanes, TextScale scale, long now, TextRow row) {
        this.lanes = lanes;
        this.scale = scale;
        this.now = now;
        this.row = row;
    }

    /** Fills the columns in which the thread lived. */
    void fill(ThreadLane thread) {
        Calls.View calls = thread.calls();
        int first = scale.column(thread.began());
        long until = Math.min(now, thread.ended());
        for (int column = first; column < scale.columns(); column++) {
            long from = Math.max(scale.begin(column), thread.began());
            long to = Math.min(scale.end(column), until);
            if (from < to) {
                row.put(column, sign(thread, calls, from, to));
            }
        }
        label(calls);
    }

    private TextSign sign(ThreadLane thread, Calls.View calls, long from, long to) {
        long waited = 0;
        long slept = 0;
        boolean worked = false;
        int call = calls.firstEndingAfter(from);
        for (; call < calls.size() && calls.from(call) < to; call++) {
            long length = Math.min(to, calls.to(call)) - Math.max(from, calls.from(call));
            boolean asleep = calls.op(call) == Op.PAUSE;
            waited += calls.isBlocking(call) && !asleep ? length : 0;
            slept += asleep ? length : 0;
            worked |= !calls.isBlocking(call);
        }
        long held = (long) thread.holds().length(from, to);
        long most = (to - from) / 2;
        if (held > most) {
            return TextSign.HELD;
        }
        if (slept > most) {
            return TextSign.ASLEEP;
        }
        return worked || waited < most ? TextSign.WORK : TextSign.WAIT;
    }

    private void label(Calls.View calls) {
        int call = calls.firstEndingAfter(scale.from());
        for (; call < calls.size() && calls.from(call) < scale.to(); call++) {
            if (calls.isBlocking(call)) {
                label(calls, call);
            }
        }
    }

    private void label(Calls.View calls, int call) {
        long ended = Math.min(calls.to(call), now);
        int from = scale.column(calls.from(call));
        int to = scale.column(ended) + 1;
        while (from < to && !row.has(from, WAITS)) {
            from++;
        }
        int end = from;
        while (end < to && row.has(end, WAITS)) {
            end++;
        }
        String name = Ascii.of(CallWords.call(lanes, calls.op(call), calls.connection(call)));
        String length = Ascii.of(Units.duration(ended - calls.from(call)));
        row.label(from, end, name + " " + length, name, calls.op(call).label());
    }
}
