package loopscope.foreign.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What watching costs: the processor time that the tracer uses for each call, while the watched
 * thread stands still. Thread-safe.
 *
 * @see <a href="https://docs.kernel.org/scheduler/sched-stats.html">/proc/PID/schedstat</a>
 */
final class TracerCost {
    private static final long UNKNOWN = -1;

    /** Fewer calls say too little. */
    private static final long LEAST_CALLS = 20;

    private final Path times;
    private long callsBefore;
    private long nanosBefore;
    private long last = UNKNOWN;

    TracerCost(long tracer) {
        this.times = Path.of("/proc", String.valueOf(tracer), "schedstat");
    }

    /** What came before does not count: starting a program takes other calls than serving. */
    synchronized void begins(long calls) {
        callsBefore = calls;
        nanosBefore = Math.max(0, used());
        last = UNKNOWN;
    }

    /** Measures up to now; nothing where the tracer has ended. */
    synchronized void measure(long calls) {
        long used = used();
        if (used >= 0 && calls - callsBefore >= LEAST_CALLS) {
            last = (used - nanosBefore) / (calls - callsBefore);
        }
    }

    /** The last figure, in nanoseconds; -1 where there is none. */
    synchronized long nanosPerCall() {
        return last;
    }

    private long used() {
        try {
            String text = Files.readString(times);
            int blank = text.indexOf(' ');
            return blank < 0 ? UNKNOWN : Long.parseLong(text.substring(0, blank));
        } catch (IOException | NumberFormatException e) {
            return UNKNOWN;
        }
    }
}
