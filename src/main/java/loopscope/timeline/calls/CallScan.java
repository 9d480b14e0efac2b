package loopscope.timeline.calls;

import loopscope.trace.Event;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * Goes once over the records of some stages and finds the calls that a filter chooses, merged by
 * the time at which they ended; within a stage they keep its order.
 *
 * <pre>
 *   stage 0   ─ x ── x ──── x ─┐
 *   stage 1   ── x ─── x ──────┴─▸  0 1 0 1 0 …   a call is one word: stage and number
 * </pre>
 *
 * <p>An event costs some tens of nanoseconds. One thread at a time. What is let go before it was
 * looked at is passed over.
 */
public final class CallScan {
    private static final int NUMBER_BITS = 56;
    private static final int ROOM = 1024;
    private static final long NUMBER = (1L << NUMBER_BITS) - 1;

    private final CallFilter filter;
    private final List<Source> sources;
    private int budget;

    /** A scan that begins with the oldest that is kept. */
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
     * What was found by one go.
     *
     * @param calls one word each, in order
     * @param looked how many events have been looked at since the scan began
     * @param all how many there were to look at
     * @param more whether the go ended before it had looked at all
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, and compared by nobody
    public record Found(long[] calls, long looked, long all, boolean more) {}

    /**
     * Goes on for a while.
     *
     * @param most how many events to look at
     * @param until calls that ended later are left for another time, in nanoseconds
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

    /** Whether anything was recorded that has not been looked at; not while it goes. */
    public boolean isBehind() {
        return sources.stream().anyMatch(source -> source.next < source.trace.followed());
    }

    /** Null when there is none, or when it can't be told before more was looked at. */
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

    /** The record of one stage, and how far it was looked at. */
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

        /** Looks for the next call that is chosen, as far as the budget goes. */
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
