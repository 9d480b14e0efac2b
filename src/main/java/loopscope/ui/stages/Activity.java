package loopscope.ui.stages;

import javafx.application.Platform;

import loopscope.trace.Event;
import loopscope.trace.Follower;
import loopscope.trace.Op;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether something was recorded that the picture shows, on any stage; and who waits for that.
 *
 * <p>A server's processor time is recorded while nothing happens too, and is no activity. Looks
 * into the kernel are: they are recorded where something has changed. Thread-safe.
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

    /** Whether something was recorded since this was last asked. */
    public boolean take() {
        return recorded.getAndSet(false);
    }

    /**
     * Waits for the next thing that is recorded.
     *
     * @param woken is called once then, on the JavaFX thread; takes the place of one before
     */
    public void await(Runnable woken) {
        waiting.set(woken);
        if (recorded.get()) {
            wake();
        }
    }

    /** Waits no more. */
    public void forget() {
        waiting.set(null);
    }
}
