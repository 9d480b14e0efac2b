package loopscope.timeline.lanes;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

import java.util.concurrent.TimeUnit;

/**
 * How long each message of a stage waited until the first byte of its answer was sent, over the
 * whole run. Single writer, the dispatcher; any number of readers.
 */
public final class AnswerTimes {
    private static final long LONGEST = TimeUnit.HOURS.toNanos(10);
    private static final int DIGITS = 2;

    private volatile boolean atLeast;
    private final Histogram times = new ConcurrentHistogram(LONGEST, DIGITS);

    void add(Wait wait) {
        times.recordValue(Math.clamp(wait.length(), 0, LONGEST));
        atLeast |= wait.isAtLeast();
    }

    /** Whether some outsiders may have waited longer than counted. */
    public boolean isAtLeast() {
        return atLeast;
    }

    /** How many messages were answered. */
    public long count() {
        return times.getTotalCount();
    }

    /**
     * The time within which a part of the messages was answered, to two digits.
     *
     * @param percent 50 for the median
     * @return nanoseconds; 0 while none was answered
     */
    public long within(double percent) {
        return times.getValueAtPercentile(percent);
    }
}
