package loopscope.kit;

/** An action that may block, and that an interrupt ends. */
@FunctionalInterface
public interface Interruptible {
    /** Runs the action. */
    void run() throws InterruptedException;
}
