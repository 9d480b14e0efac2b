package loopscope.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What servers of this process use up: processor time, threads, descriptors. */
final class Usage {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
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

    /** Platform threads that serve, the record's own left out. */
    static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("loopscope-"))
                .filter(t -> !t.getName().equals("loopscope-keeper"))
                .count();
    }

    /** How much of one core the threads that serve take while nothing is asked of them, in %. */
    static long idlePercent() throws InterruptedException {
        long millis = 400;
        Map<Long, Long> before = servingNanos();
        boolean unused = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        long used = 0; // by each that is still there: one that has ended would count backwards
        for (Map.Entry<Long, Long> after : servingNanos().entrySet()) {
            used += after.getValue() - before.getOrDefault(after.getKey(), 0L);
        }
        return used / millis / 10_000;
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
        return (name.startsWith("loopscope-") && !name.equals("loopscope-keeper"))
                || name.startsWith("ForkJoinPool-1-worker");
    }
}
