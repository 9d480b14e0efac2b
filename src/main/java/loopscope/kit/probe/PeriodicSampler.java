package loopscope.kit.probe;

import loopscope.trace.Recorder;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A thread that samples a server from outside, and rests between samples. */
final class PeriodicSampler implements AutoCloseable {
    private static final long END_MILLIS = 1_000;

    private final Trace trace;
    private final String name;
    private final long rest;
    private final Consumer<Recorder> look;
    private final Runnable end;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Starts to sample.
     *
     * @param name the sampler's name in the record
     * @param rest the shortest rest between two samples, in nanoseconds; see {@link DutyCycle}
     * @param look takes a sample
     * @param end runs on the same thread after the last sample
     */
    PeriodicSampler(Trace trace, String name, long rest, Consumer<Recorder> look, Runnable end) {
        this.trace = trace;
        this.name = name;
        this.rest = rest;
        this.look = look;
        this.end = end;
        String threads = "loopscope-" + name.replace(' ', '-');
        this.thread = Thread.ofPlatform().daemon().name(threads).start(this::run);
    }

    private void run() {
        Recorder recorder = trace.enter(name, Role.OTHER);
        try {
            DutyCycle between = DutyCycle.ofAtLeast(rest);
            long pause = 0;
            while (!closed.await(pause, TimeUnit.NANOSECONDS)) {
                between.begin();
                look.accept(recorder);
                pause = between.nanos();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            trace.leave();
            end.run();
        }
    }

    /** Stops sampling. Blocks until the thread has ended, for a second at most. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
