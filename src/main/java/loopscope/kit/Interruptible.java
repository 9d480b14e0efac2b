package loopscope.kit;

/** Something that waits, and that an interrupt ends. */
@FunctionalInterface
public interface Interruptible {
    /** Does it. */
    void run() throws InterruptedException;
}
