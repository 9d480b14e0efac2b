package loopscope.probe;

import loopscope.timeline.Units;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the kernel tells of a server's processes, without their help; nothing where there is no
 * {@code /proc}. Thread-safe.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc.5.html">proc(5)</a>
 */
final class Vitals {
    private static final Path PROC = Path.of("/proc");
    private static final String TRACER = "strace";

    /** The fields of user and system time in a process's {@code stat}, behind its name. */
    private static final int USER_TIME = 11;

    private static final long TICK_NANOS = 10_000_000;

    private final Supplier<Stream<Long>> processes;

    /** Whether what these processes hold is the server's. */
    private final boolean alone;

    private Vitals(Supplier<Stream<Long>> processes, boolean alone) {
        this.processes = processes;
        this.alone = alone;
    }

    /**
     * What a server holds.
     *
     * @param descriptors open descriptors of all its processes
     * @param threads threads of all its processes, with processes that have ended and were not
     *     waited for
     */
    record Holding(int descriptors, int threads) {
        static final Holding NONE = new Holding(0, 0);

        String words() {
            return Units.count(descriptors, "descriptor")
                    + " and "
                    + Units.count(threads, "thread");
        }
    }

    /** The processes that this one has started. */
    static Set<Long> children() {
        return children(Set.of()).collect(Collectors.toUnmodifiableSet());
    }

    /** Those of the processes that were started since, the tracer among them. */
    static Vitals startedSince(Set<Long> before) {
        return new Vitals(() -> children(before), true);
    }

    /** Those of a server in this process, of which only its processor time is its own. */
    static Vitals ofThisProcess() {
        long own = ProcessHandle.current().pid();
        return new Vitals(() -> Stream.of(own), false);
    }

    private static Stream<Long> children(Set<Long> before) {
        return ProcessHandle.current()
                .descendants()
                .map(ProcessHandle::pid)
                .filter(process -> !before.contains(process));
    }

    /** What it holds; nothing where that can't be told from what others hold in its process. */
    Holding holding() {
        if (!alone) {
            return Holding.NONE;
        }
        List<Long> own = processes.get().filter(process -> !isTracer(process)).toList();
        int descriptors = own.stream().mapToInt(process -> entries(process, "fd")).sum();
        int threads = own.stream().mapToInt(process -> entries(process, "task")).sum();
        return new Holding(descriptors, threads);
    }

    /**
     * The processor time that they have used, in nanoseconds. The tracer's counts: where it works,
     * they make calls.
     */
    long processorTime() {
        return processes.get().mapToLong(Vitals::processorTime).sum();
    }

    private static int entries(long process, String folder) {
        try (Stream<Path> all = Files.list(PROC.resolve(process + "/" + folder))) {
            return (int) all.count();
        } catch (IOException e) {
            return 0; // it has ended
        }
    }

    private static boolean isTracer(long process) {
        return text(process, "comm").strip().equals(TRACER);
    }

    private static long processorTime(long process) {
        String stat = text(process, "stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        return fields.length < USER_TIME + 2
                ? 0
                : (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]))
                        * TICK_NANOS;
    }

    private static String text(long process, String file) {
        try {
            return Files.readString(
                    PROC.resolve(process + "/" + file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it has ended
        }
    }
}
