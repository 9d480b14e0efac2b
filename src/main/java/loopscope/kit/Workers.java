package loopscope.kit;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/**
 * Threads of a server's own, each with one task; closing waits until every one of them has ended.
 *
 * <p>An executor's close returns when the tasks are done, and a thread may still be there then. For
 * one thread, which starts the others.
 */
public final class Workers implements AutoCloseable {
    private static final int FEW = 64;

    private final ThreadFactory factory;
    private final Set<Thread> threads = new HashSet<>();
    private int most = FEW;

    Workers(ThreadFactory factory) {
        this.factory = factory;
    }

    /** Starts a thread for a task. */
    public void execute(Runnable task) {
        if (threads.size() >= most) {
            threads.removeIf(thread -> !thread.isAlive());
            most = Math.max(FEW, 2 * threads.size());
        }
        Thread thread = factory.newThread(task);
        threads.add(thread);
        thread.start();
    }

    /** Waits for all of them, however often it is interrupted. */
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
