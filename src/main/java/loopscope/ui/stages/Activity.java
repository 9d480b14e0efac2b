package loopscope.ui.stages;

import javafx.application.Platform;

import loopscope.trace.Event;
import loopscope.trace.Follower;
import loopscope.trace.Op;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Follows the events of all stages: knows whether one that the picture shows was recorded lately,
 * and calls a listener at the next.
 *
 * <p>Samples of processor time are no activity: they are recorded while nothing happens, too.
 * Samples of the kernel's tables are: they are recorded only after a change. Thread-safe.
 */
public final class Activity implements Follower {
    private final AtomicBoolean recorded = new AtomicBoolean();
    private final AtomicReference<@Nullable Runnable> waiting = new AtomicReference<>();

    @Override
    public void follow(Event event) {
        if (event.op() != Op.CPU) {
            if (!recorded.getPlain()) {
                recorded.set(true);
            }
            if (waiting.get() != null) {
                wake();
            }
        }
    }

    private void wake() {
        Runnable woken = waiting.getAndSet(null);
        if (woken != null) {
            Platform.runLater(woken);
        }
    }

    /** Whether something was recorded since the last call of this method. */
    public boolean take() {
        return recorded.getAndSet(false);
    }

    /**
     * Sets the listener for the next event; if one was recorded since the last {@link #take}, calls
     * it at once. Does not block.
     *
     * @param woken called once, on the JavaFX thread; replaces the listener before
     */
    public void await(Runnable woken) {
        waiting.set(woken);
        if (recorded.get()) {
            wake();
        }
    }

    /** Removes the listener. */
    public void forget() {
        waiting.set(null);
    }
}
