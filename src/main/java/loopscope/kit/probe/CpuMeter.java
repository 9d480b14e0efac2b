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
 * Records the processor time of each server thread, and of the trace's dispatcher, four times a
 * second; see {@link Op#CPU}.
 *
 * <p>A virtual thread has no clock of its own; the meter records once for each that its time is
 * unknown. It does not see the time between its last sample of a thread and the thread's end. It
 * samples on a thread of its own, less often if there are many threads, and never uses more than a
 * fiftieth of one core; and whenever it is asked to. Thread-safe.
 */
public final class CpuMeter implements AutoCloseable {
    /** The result for a thread whose time is unknown. */
    public static final int UNKNOWN = -1;

    private static final long PAUSE_NANOS = 250_000_000;

    /** Less waits for a later sample, so that an idle thread does not fill the record. */
    private static final long LEAST_MICROS = 500;

    private static final long ONE_MICRO = 1;
    private static final int DISPATCHER = 0;

    private final Trace trace;
    private final ThreadMXBean system = ManagementFactory.getThreadMXBean();
    private final PeriodicSampler sampler;

    /** The time that each thread had used at its last record, in nanoseconds; guarded by this. */
    private final Map<Integer, Long> known = new HashMap<>();

    private CpuMeter(Trace trace) {
        this.trace = trace;
        this.sampler = new PeriodicSampler(trace, "cpu meter", PAUSE_NANOS, this::sample, () -> {});
    }

    /** Starts to measure the server threads of a trace. */
    public static CpuMeter of(Trace trace) {
        return new CpuMeter(trace);
    }

    /**
     * Records on the calling thread what each thread has used up to now, to the microsecond. Blocks
     * while another sample is taken.
     */
    public void sampleNow() {
        sample(trace.recorder(), ONE_MICRO);
    }

    private void sample(Recorder recorder) {
        sample(recorder, LEAST_MICROS);
    }

    private synchronized void sample(Recorder recorder, long least) {
        Map<Integer, Thread> working = trace.working(Role.SERVER);
        Thread dispatcher = trace.dispatcher();
        if (dispatcher != null) {
            working.put(DISPATCHER, dispatcher);
        }
        known.keySet().retainAll(working.keySet());
        working.forEach((id, asked) -> sample(recorder, id, asked, least));
    }

    private void sample(Recorder recorder, int id, Thread asked, long least) {
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
        if (micros >= least) {
            known.merge(id, 1000 * micros, Long::sum);
            recorder.instant(Op.CPU, 0, id, Math.min(Integer.MAX_VALUE, micros));
        }
    }

    /** Stops measuring. */
    @Override
    public void close() {
        sampler.close();
    }
}
