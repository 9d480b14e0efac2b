package loopscope.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was done to the clients of a lab, each as a sentence that a lesson can be written in, such
 * as {@code A says "Hi"}. Thread-safe.
 */
public final class Deeds {
    /** More are not kept. */
    private static final int MOST = 5_000;

    /**
     * Something that was done.
     *
     * @param nanos when, as a {@link System#nanoTime}
     * @param sentence what
     * @param everywhere false where it was done on one stage alone
     */
    public record Deed(long nanos, String sentence, boolean everywhere) {}

    private final List<Deed> all = new ArrayList<>();

    synchronized void add(long nanos, String sentence, boolean everywhere) {
        if (all.size() < MOST) {
            all.add(new Deed(nanos, sentence, everywhere));
        }
    }

    /** All of them by their times; those of the same time in the order in which they were done. */
    public synchronized List<Deed> all() {
        long now = System.nanoTime();
        return all.stream()
                .filter(deed -> deed.nanos() <= now)
                .sorted(Comparator.comparingLong(deed -> deed.nanos() - now))
                .toList();
    }
}
