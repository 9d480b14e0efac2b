package loopscope.measure;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Processor time of a process by its threads, in nanoseconds: on Linux exactly, as the scheduler
 * counts it, see schedstat in proc(5); elsewhere in coarse steps, and as if it had one thread.
 *
 * @param nanos of each thread that was alive, by its id
 * @param names of the threads, by their ids; cut by Linux after 15 characters
 */
record ThreadTimes(Map<String, Long> nanos, Map<String, String> names) {
    /** As Linux cuts the name of the thread that follows the events of a trace. */
    private static final String DISPATCHER = "loopscope-dispa";

    static ThreadTimes of(Process process) throws IOException {
        Map<String, Long> nanos = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        Path threads = Path.of("/proc", String.valueOf(process.pid()), "task");
        if (!Files.isDirectory(threads)) {
            nanos.put("", process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos());
            return new ThreadTimes(nanos, Map.of("", ""));
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
            for (Path thread : all) {
                add(thread, nanos, names);
            }
        }
        return new ThreadTimes(nanos, names);
    }

    private static void add(Path thread, Map<String, Long> nanos, Map<String, String> names)
            throws IOException {
        String id = thread.getFileName().toString();
        try {
            String counts = Files.readString(thread.resolve("schedstat"));
            names.put(id, Files.readString(thread.resolve("comm")).strip());
            nanos.put(id, Long.parseLong(counts.substring(0, counts.indexOf(' '))));
        } catch (NoSuchFileException ended) {
            // Its time is nobody's: only threads that are there at both ends are compared.
        }
    }

    /** What the threads that are still alive have used since an earlier time. */
    ThreadTimes since(ThreadTimes earlier) {
        Map<String, Long> used = new HashMap<>();
        nanos.forEach((id, now) -> used.put(id, now - earlier.nanos.getOrDefault(id, 0L)));
        return new ThreadTimes(used, names);
    }

    /** All of it. */
    long total() {
        return nanos.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What the threads that follow the events of a trace have used. */
    long dispatcher() {
        return sum(DISPATCHER::equals);
    }

    /** What the virtual machine's compilers have used. */
    long compilers() {
        return sum(name -> name.startsWith("C1 Compiler") || name.startsWith("C2 Compiler"));
    }

    private long sum(Predicate<String> which) {
        return nanos.entrySet().stream()
                .filter(entry -> which.test(names.getOrDefault(entry.getKey(), "")))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
