package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Follower;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.Rows;
import loopscope.trace.Trace;

/**
 * The events recorded from outside, by the x-ray, the CPU meter and other threads that belong
 * neither to the server nor to a client. Any number of them may lie between two of the others: the
 * events that are shown and counted as what the stage did.
 *
 * <p>Single writer, the dispatcher; any number of readers.
 */
public final class SamplingEvents implements Follower {
    /** The only word of each row. */
    private static final int NUMBER = 0;

    private final Rows numbers = new Rows(1);

    /** Follows a trace; made before anything is recorded. */
    public SamplingEvents(Trace trace) {
        trace.follow(this);
    }

    @Override
    public void follow(Event event) {
        if (event.role() == Role.OTHER || event.op() == Op.SAMPLE) {
            numbers.add(event.number());
        }
    }

    @Override
    public void evict(long oldest) {
        numbers.evict(NUMBER, oldest);
    }

    /**
     * The events there are now. A view searches them, and so costs the same however many there are.
     */
    public View view() {
        return new View(numbers.view());
    }

    /** The events up to an instant. All ranges are of numbers, their ends left out. */
    public static final class View {
        private final Rows.View samples;

        private View(Rows.View samples) {
            this.samples = samples;
        }

        /** How many events of a range are no samples. */
        public long others(long from, long to) {
            return Math.max(0, to - from - (before(to) - before(from)));
        }

        private int before(long number) {
            return samples.firstAbove(NUMBER, number - 1);
        }

        /** The first event of a range that is no sample; its end where there is none. */
        public long firstOther(long from, long to) {
            boolean itself = from < to && others(from, from + 1) > 0;
            return itself ? from : endOf(from, to, 0);
        }

        /** The end of the longest range from a number on with at most so many others. */
        public long endOf(long from, long limit, long count) {
            long low = from;
            long high = Math.max(from, limit);
            while (low < high) {
                long middle = low + (high - low + 1) / 2;
                if (others(from, middle) <= count) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low;
        }

        /** The start of the longest range up to a number with at most so many others. */
        public long startOf(long limit, long to, long count) {
            long low = Math.min(limit, to);
            long high = to;
            while (low < high) {
                long middle = (low + high) >>> 1;
                if (others(middle, to) <= count) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }
    }
}
