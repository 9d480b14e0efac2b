package loopscope.kit;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/**
 * The threads of a server, each with one task. {@link #close} blocks until all have ended.
 *
 * <p>Unlike the close of an executor, which returns when the tasks are done while threads may still
 * be there. Confined to the thread that starts the others.
 */
public final class Workers implements AutoCloseable {
    private static final int FEW = 64;

    private final ThreadFactory factory;
    private final Set<Thread> threads = new HashSet<>();
    private int most = FEW;

    Workers(ThreadFactory factory) {
        this.factory = factory;
    }

    /** Starts a new thread for a task. */
    public void execute(Runnable task) {
        if (threads.size() >= most) {
            threads.removeIf(thread -> !thread.isAlive());
            most = Math.max(FEW, 2 * threads.size());
        }
        Thread thread = factory.newThread(task);
        threads.add(thread);
        thread.start();
    }

    /** Blocks until all threads have ended, however often it is interrupted. */
    @Override
    public void close() {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
