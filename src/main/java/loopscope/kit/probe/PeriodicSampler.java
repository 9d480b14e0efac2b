package loopscope.kit.probe;

import loopscope.trace.Recorder;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A thread that looks at a server from aside, again and again, and rests in between. */
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
     * Looks from now on.
     *
     * @param name of what looks, in the record
     * @param rest how long it rests between two looks at least, in nanoseconds; see {@link
     *     DutyCycle}
     * @param end done by the thread when it looks no more
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

    /** Looks no more; waits a second at most until the thread has ended. */
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
