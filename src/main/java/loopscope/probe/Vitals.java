package loopscope.probe;

import loopscope.lab.Stage;
import loopscope.timeline.Units;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
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

    private final Stage stage;
    private final Supplier<Stream<Long>> processes;

    /** Whether what these processes hold is the server's. */
    private final boolean alone;

    private Vitals(Stage stage, Supplier<Stream<Long>> processes, boolean alone) {
        this.stage = stage;
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

    /**
     * What threads ask of the processor. On a busy machine a busy loop gets little of it, and waits
     * for it all the rest of the time.
     *
     * @param used for how long they have run, in nanoseconds
     * @param waited for how long they had to wait for a core, in nanoseconds
     * @param events how many events were recorded, of which there are two a call
     */
    record Effort(long used, long waited, long events) {}

    /** Those of a program's processes behind a stage. */
    static Vitals of(Stage stage) {
        return new Vitals(stage, () -> stage.processes().stream(), true);
    }

    /** Those of a server in this process, of which only its processor time is its own. */
    static Vitals ofThisProcess(Stage stage) {
        long own = ProcessHandle.current().pid();
        return new Vitals(stage, () -> Stream.of(own), false);
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
     * What their threads have asked of the processor up to now. The tracer's count: where it works,
     * they make calls.
     */
    Effort effort() {
        List<Effort> all = processes.get().flatMap(this::efforts).toList();
        return new Effort(
                all.stream().mapToLong(Effort::used).sum(),
                all.stream().mapToLong(Effort::waited).sum(),
                stage.trace().position());
    }

    /** Of a process that is not the server's alone, other threads' waits are not counted. */
    private Stream<Effort> efforts(long process) {
        Path tasks = PROC.resolve(process + "/task");
        try (Stream<Path> all = Files.list(tasks)) {
            return all
                    .map(Vitals::effort)
                    .map(one -> alone ? one : new Effort(one.used, 0, 0))
                    .toList()
                    .stream();
        } catch (IOException | UncheckedIOException e) {
            return Stream.empty(); // it has ended
        }
    }

    /** Its file has the time on a processor and in front of one, in nanoseconds. */
    private static Effort effort(Path task) {
        String[] fields = text(task.resolve("schedstat")).split(" ", -1);
        return fields.length < 2
                ? new Effort(0, 0, 0)
                : new Effort(Long.parseLong(fields[0]), Long.parseLong(fields[1]), 0);
    }

    private static int entries(long process, String folder) {
        try (Stream<Path> all = Files.list(PROC.resolve(process + "/" + folder))) {
            return (int) all.count();
        } catch (IOException e) {
            return 0; // it has ended
        }
    }

    private static boolean isTracer(long process) {
        return text(PROC.resolve(process + "/comm")).strip().equals(TRACER);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it has ended
        }
    }
}
