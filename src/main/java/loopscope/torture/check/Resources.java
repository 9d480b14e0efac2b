package loopscope.torture.check;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this program holds while none of its stages is open.
 *
 * <p>A round has to give back every thread of a stage and every descriptor; {@link #FEW} of them
 * are allowed, as the JDK opens some for itself when they are first needed, such as the pollers of
 * virtual threads. Over all rounds the same few are allowed, so that a leak of one a round is found
 * after some rounds, whatever it hides behind. The heap is compared after a collection, the least
 * of the last rounds with the least of the first: a round that keeps its record keeps some tens of
 * megabytes, more than {@link #MUCH} in two of them.
 *
 * @param descriptors how many are open; 0 where that is not known
 * @param threads the names of the threads of stages that run
 * @param heap bytes in use after a collection
 */
public record Resources(int descriptors, Set<String> threads, long heap) {
    /** So many descriptors may come to stay. */
    public static final int FEW = 8;

    /** So much more of the heap may be in use, in bytes. */
    public static final long MUCH = 48L << 20;

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final String OURS = "loopscope-";

    public Resources {
        threads = Set.copyOf(threads);
    }

    /** Those held now, without the heap. */
    public static Resources now() {
        return new Resources(openDescriptors(), stageThreads(), 0);
    }

    /** The same after a collection of what nobody holds. */
    @SuppressWarnings("SystemGc") // what is left after it is what is held
    public Resources collected() {
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Resources(descriptors, threads, used);
    }

    private static int openDescriptors() {
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            return (int) open.count() - 1; // one to count them by
        } catch (IOException e) {
            return 0;
        }
    }

    private static Set<String> stageThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(OURS))
                .collect(Collectors.toSet());
    }

    /**
     * What is held beyond what was held before, as a sentence; null where nothing is.
     *
     * @param since when that was, as the end of a sentence
     */
    public @Nullable String beyond(Resources before, String since) {
        Set<String> more = new TreeSet<>(threads);
        more.removeAll(before.threads);
        if (!more.isEmpty()) {
            return "Threads have stayed since " + since + ": " + String.join(", ", more) + ".";
        }
        if (descriptors > before.descriptors + FEW) {
            return String.format(
                    Locale.ROOT,
                    "%d descriptors are open, %d more than %s.",
                    descriptors,
                    descriptors - before.descriptors,
                    since);
        }
        if (before.heap > 0 && heap > before.heap + MUCH) {
            return String.format(
                    Locale.ROOT,
                    "The heap holds %,d KiB after a collection, %,d KiB more than %s.",
                    heap >> 10,
                    (heap - before.heap) >> 10,
                    since);
        }
        return null;
    }
}
