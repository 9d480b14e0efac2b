package loopscope.timeline.calls;

import loopscope.trace.Event;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * Scans the logs of some stages once and finds the calls that a filter chooses, merged by the time
 * at which they ended; calls of one stage keep its order.
 *
 * <pre>
 *   stage 0   ─ x ── x ──── x ─┐
 *   stage 1   ── x ─── x ──────┴─▸  0 1 0 1 0 …   a call is one word: stage and number
 * </pre>
 *
 * <p>An event costs some tens of nanoseconds. One thread at a time may use a scan. An event that is
 * evicted before the scan reaches it is skipped.
 */
public final class CallScan {
    private static final int NUMBER_BITS = 56;
    private static final int ROOM = 1024;
    private static final long NUMBER = (1L << NUMBER_BITS) - 1;

    private final CallFilter filter;
    private final List<Source> sources;
    private int budget;

    /** A scan that begins with the oldest events kept. */
    public CallScan(List<Trace> stages, CallFilter filter) {
        this.filter = filter;
        this.sources = stages.stream().map(Source::new).toList();
    }

    /** A call as one word. */
    public static long call(int stage, long number) {
        return (long) stage << NUMBER_BITS | number;
    }

    /** The stage of a call, from 0. */
    public static int stage(long call) {
        return (int) (call >>> NUMBER_BITS);
    }

    /** The number of a call's end in the record of its stage. */
    public static long number(long call) {
        return call & NUMBER;
    }

    /**
     * The calls that one step of a scan found.
     *
     * @param calls one word each, in order
     * @param looked how many events the scan has read since it began
     * @param all how many there were to read
     * @param more whether the step ended before it had read all
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, and compared by nobody
    public record Found(long[] calls, long looked, long all, boolean more) {}

    /**
     * Scans on for a while.
     *
     * @param most how many events to read
     * @param until calls that ended later are left for the next step, in nanoseconds
     */
    public Found go(int most, long until) {
        sources.forEach(source -> source.prepare(until));
        budget = most;
        long[] found = new long[ROOM];
        int count = 0;
        Source first = earliest();
        while (first != null) {
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count] = call(sources.indexOf(first), first.next);
            count++;
            first.pass();
            first = earliest();
        }
        long looked = sources.stream().mapToLong(source -> source.next - source.began).sum();
        long all = sources.stream().mapToLong(source -> source.end - source.began).sum();
        return new Found(Arrays.copyOf(found, count), looked, all, budget <= 0);
    }

    /** Whether there are events that the scan has not read. Not while {@link #go} runs. */
    public boolean isBehind() {
        return sources.stream().anyMatch(source -> source.next < source.trace.followed());
    }

    /**
     * The source of the earliest call found; null when there is none, or when the budget is used up
     * before it is known.
     */
    private @Nullable Source earliest() {
        Source first = null;
        for (Source source : sources) {
            source.seek();
            if (budget <= 0) {
                return null;
            }
            if (source.found && (first == null || source.time < first.time)) {
                first = source;
            }
        }
        return first;
    }

    /** The log of one stage, and how far the scan has read it. */
    private final class Source {
        private final Trace trace;
        private final Event event;
        private final CallMatcher matcher;
        private final long began;
        private long next;
        private long end;
        private long until;
        private boolean found;
        private long time;

        Source(Trace trace) {
            this.trace = trace;
            this.event = trace.event();
            this.matcher = new CallMatcher(filter, trace);
            this.began = trace.oldest();
            this.next = began;
        }

        void prepare(long until) {
            this.end = trace.followed();
            this.until = until;
            this.found &= time <= until;
        }

        /** Reads on to the next chosen call, as far as the budget goes. */
        void seek() {
            while (!found && next < end && budget > 0) {
                budget--;
                if (!event.moveTo(next)) {
                    next = Math.max(next + 1, trace.oldest());
                } else if (!event.isBegin() && matcher.chooses(event, event.time())) {
                    time = event.time();
                    if (time > until) {
                        end = next;
                        return;
                    }
                    found = true;
                } else {
                    next++;
                }
            }
        }

        void pass() {
            found = false;
            next++;
        }
    }
}
