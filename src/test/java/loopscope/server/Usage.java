package loopscope.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What servers of this process use up: processor time, threads, descriptors. */
final class Usage {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    /** What a calm server may take, in %. */
    private static final long NEXT_TO_NOTHING = 8;

    private static final Path NUMBERS = Path.of("/proc/self/fd");

    private Usage() {}

    /** Whether descriptors can be counted here. */
    static boolean countsDescriptors() {
        return Files.isDirectory(NUMBERS);
    }

    static long descriptors() {
        try (Stream<Path> numbers = Files.list(NUMBERS)) {
            return numbers.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How much of what was sent from that port of this machine has not reached the other end, in
     * bytes; see proc_net_tcp in the kernel's documents. 0 where the system does not tell.
     */
    static long bytesOnTheirWay(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .map(Path::of)
                .filter(Files::isReadable)
                .flatMap(Usage::lines)
                .map(line -> line.strip().split("\\s+", 6))
                .filter(row -> row[1].endsWith(String.format(Locale.ROOT, ":%04X", port)))
                .mapToLong(row -> Long.parseLong(row[4].split(":", 2)[0], 16))
                .sum();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Platform threads that serve, the record's own left out. */
    static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("loopscope-"))
                .filter(t -> !t.getName().equals("loopscope-dispatcher"))
                .count();
    }

    /**
     * Waits until the threads that serve rest, nothing being asked of them. They may still have
     * something to do; only what is broken goes on for ever.
     */
    static void awaitRest() {
        RunningServer.await("the server to rest", () -> idlePercent() < NEXT_TO_NOTHING);
    }

    /**
     * How much processor time the threads that serve take, in % of what a thread gets that never
     * waits: this one. So it says the same of a busy machine as of a quiet one.
     */
    private static long idlePercent() {
        Map<Long, Long> before = servingNanos();
        long begin = THREADS.getCurrentThreadCpuTime();
        while (THREADS.getCurrentThreadCpuTime() - begin < LOOK_NANOS) {
            Thread.onSpinWait();
        }
        long used = 0; // by each that is still there: one that has ended would count backwards
        for (Map.Entry<Long, Long> after : servingNanos().entrySet()) {
            used += after.getValue() - before.getOrDefault(after.getKey(), 0L);
        }
        return 100 * used / (THREADS.getCurrentThreadCpuTime() - begin);
    }

    /** By thread; also those that carry virtual threads. */
    private static Map<Long, Long> servingNanos() {
        Map<Long, Long> nanos = new HashMap<>();
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && isServing(thread.getThreadName())) {
                long id = thread.getThreadId();
                nanos.put(id, Math.max(0, THREADS.getThreadCpuTime(id)));
            }
        }
        return nanos;
    }

    private static boolean isServing(String name) {
        return (name.startsWith("loopscope-") && !name.equals("loopscope-dispatcher"))
                || name.startsWith("ForkJoinPool-1-worker");
    }
}
