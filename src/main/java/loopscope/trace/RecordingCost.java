package loopscope.trace;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What recording a call costs the thread that makes it, measured on this machine with a trace of
 * its own.
 *
 * @param call nanoseconds for a call without class and line, as under load
 * @param line nanoseconds more to find class and line, as while calls are few
 */
public record RecordingCost(double call, double line) {
    private static final int CALLS = 20_000;
    private static final int LINES = 200;
    private static final int ROUNDS = 15;
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(2);

    /**
     * Measures. Blocks for some tenths of a second; the calling thread must not record anything
     * else meanwhile.
     */
    public static RecordingCost measure() {
        double call = median(Role.OTHER, CALLS);
        double both = median(Role.SERVER, LINES);
        return new RecordingCost(call, Math.max(0, both - call));
    }

    private static double median(Role role, int calls) {
        double[] rounds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = round(role, calls);
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private static double round(Role role, int calls) {
        Trace trace = Trace.start(System.nanoTime(), CALLS, name -> true);
        try {
            Recorder recorder = trace.enter("cost", role);
            long began = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                recorder.beginNonBlocking(Op.RECV, 1, 0);
                recorder.end(4);
            }
            long took = System.nanoTime() - began;
            trace.leave();
            awaitFollowed(trace);
            return (double) took / calls;
        } finally {
            trace.close();
        }
    }

    private static void awaitFollowed(Trace trace) {
        long end = System.nanoTime() + LIMIT;
        while (trace.followed() < trace.position() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
