package loopscope.torture.check;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Takes the time of stops, each of which has a limit. Thread-safe.
 *
 * <p>A stage says that its stop blocks for less than two seconds; a lab stops its stages side by
 * side within three. A machine that is busy may keep a thread from a core for as long as that, so
 * each is granted a second more.
 */
public final class StopWatch {
    /** The most that the stop of a stage may take. */
    public static final Duration OF_A_STAGE = Duration.ofSeconds(3);

    /** The most that the close of a lab may take. */
    public static final Duration OF_A_LAB = Duration.ofSeconds(4);

    private final Consumer<String> found;
    private long longest;

    /**
     * @param found is called with a sentence for what took too long
     */
    public StopWatch(Consumer<String> found) {
        this.found = found;
    }

    /** Stops something. Blocks until that is done. */
    public void time(String what, Duration limit, Runnable stop) {
        long begin = System.nanoTime();
        stop.run();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        keep(took.toNanos());
        if (took.compareTo(limit) > 0) {
            found.accept(
                    String.format(
                            Locale.ROOT,
                            "The stop of %s took %,d ms, and may take %,d.",
                            what,
                            took.toMillis(),
                            limit.toMillis()));
        }
    }

    private synchronized void keep(long nanos) {
        longest = Math.max(longest, nanos);
    }

    /** The longest of them, in nanoseconds. */
    public synchronized long longest() {
        return longest;
    }
}
