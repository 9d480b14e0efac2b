package loopscope.kit.probe;

import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;

/**
 * Asks the system how much of a core each of a server's threads has used, four times a second, and
 * records it, see {@link Op#CPU}; so too of the thread that keeps the record.
 *
 * <p>A virtual thread has no clock of its own: of each it is recorded once that this is not known.
 * What a thread does after it was last asked about, and before it ends, goes unseen. A thread of
 * its own asks, less often where many are to be asked about, so that it never has more than a
 * fiftieth of one core.
 */
public final class CpuMeter implements AutoCloseable {
    /** The result for a thread of which it cannot be known. */
    public static final int UNKNOWN = -1;

    private static final long PAUSE_NANOS = 250_000_000;

    /** Less is told later: a thread that idles is not to fill the record. */
    private static final long LEAST_MICROS = 500;

    private static final int KEEPER = 0;

    private final Trace trace;
    private final ThreadMXBean system = ManagementFactory.getThreadMXBean();
    private final PeriodicSampler looker;

    /** How much each has used, in nanoseconds, when that was last recorded. */
    private final Map<Integer, Long> known = new HashMap<>();

    private CpuMeter(Trace trace) {
        this.trace = trace;
        this.looker = new PeriodicSampler(trace, "cpu meter", PAUSE_NANOS, this::look, () -> {});
    }

    /** Measures a trace's server threads from now on. */
    public static CpuMeter of(Trace trace) {
        return new CpuMeter(trace);
    }

    private void look(Recorder recorder) {
        Map<Integer, Thread> working = trace.working(Role.SERVER);
        Thread keeper = trace.keeper();
        if (keeper != null) {
            working.put(KEEPER, keeper);
        }
        known.keySet().retainAll(working.keySet());
        working.forEach((id, asked) -> look(recorder, id, asked));
    }

    private void look(Recorder recorder, int id, Thread asked) {
        boolean first = !known.containsKey(id);
        long used = asked.isVirtual() ? UNKNOWN : system.getThreadCpuTime(asked.threadId());
        if (used < 0) {
            if (first) {
                known.put(id, 0L);
                recorder.instant(Op.CPU, 0, id, UNKNOWN);
            }
            return;
        }
        long micros = (used - known.getOrDefault(id, 0L)) / 1000;
        if (micros >= LEAST_MICROS) {
            known.merge(id, 1000 * micros, Long::sum);
            recorder.instant(Op.CPU, 0, id, Math.min(Integer.MAX_VALUE, micros));
        }
    }

    /** Asks no more. */
    @Override
    public void close() {
        looker.close();
    }
}
