package loopscope.kit.probe;

import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Records the processor time of each server thread, and of the trace's dispatcher, four times a
 * second; see {@link Op#CPU}.
 *
 * <p>The time of another program's threads is read from /proc/PID/schedstat. A virtual thread has
 * no clock of its own; the meter records once for each that its time is unknown. It does not see
 * the time between its last sample of a thread and the thread's end. It samples on a thread of its
 * own, less often if there are many threads, and never uses more than a fiftieth of one core; and
 * whenever it is asked to. Thread-safe.
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

    private final Supplier<Map<Integer, Integer>> elsewhere;

    private CpuMeter(Trace trace, Supplier<Map<Integer, Integer>> elsewhere) {
        this.trace = trace;
        this.elsewhere = elsewhere;
        this.sampler = new PeriodicSampler(trace, "cpu meter", PAUSE_NANOS, this::sample, () -> {});
    }

    /** Starts to measure the server threads of a trace. */
    public static CpuMeter of(Trace trace) {
        return of(trace, Map::of);
    }

    /**
     * The same where the server's threads are of another program.
     *
     * @param elsewhere their numbers in the system by those that they have in the trace; is called
     *     on any thread
     */
    public static CpuMeter of(Trace trace, Supplier<Map<Integer, Integer>> elsewhere) {
        return new CpuMeter(trace, elsewhere);
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
        Map<Integer, Integer> others = elsewhere.get();
        known.keySet().removeIf(id -> !working.containsKey(id) && !others.containsKey(id));
        working.forEach((id, asked) -> sample(recorder, id, used(asked), least));
        others.forEach((id, thread) -> sampleOther(recorder, id, used(thread), least));
    }

    /** What it used before it served, to start its program, is not the server's. */
    private void sampleOther(Recorder recorder, int id, long used, long least) {
        if (used >= 0 && !known.containsKey(id)) {
            known.put(id, used);
        } else {
            sample(recorder, id, used, least);
        }
    }

    private long used(Thread asked) {
        return asked.isVirtual() ? UNKNOWN : system.getThreadCpuTime(asked.threadId());
    }

    /** The time of a thread of any process, by its number in the system. */
    private static long used(int thread) {
        try {
            String times = Files.readString(Path.of("/proc", String.valueOf(thread), "schedstat"));
            return Long.parseLong(times, 0, times.indexOf(' '), 10);
        } catch (IOException | RuntimeException e) {
            return UNKNOWN;
        }
    }

    private void sample(Recorder recorder, int id, long used, long least) {
        boolean first = !known.containsKey(id);
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
