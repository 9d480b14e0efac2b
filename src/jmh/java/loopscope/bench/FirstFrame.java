package loopscope.bench;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Robot;
import java.awt.Toolkit;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Measures the time from the start of the JVM to the first frame of the window, beside that of an
 * {@link EmptyWindow}, each without and with an AOT cache.
 *
 * <p>It watches the screen from outside, which adds nothing to the measured process: the first
 * frame is there when the pixel in the middle is no longer black. Our window is shown empty and
 * then filled; the time until a pixel of its first button changes is measured too. The four take
 * turns. Prints medians with least and most; on a shared machine, the CPU time of all threads is
 * the better figure.
 *
 * <pre>
 *   Xvfb :N -screen 0 1440x900x24 &amp;
 *   DISPLAY=:N java -cp target/test-classes loopscope.bench.FirstFrame target 7
 * </pre>
 *
 * <p>The first argument is the folder of the jar and its {@code lib}, the second the number of
 * rounds. The screen must be black and have no other window.
 */
public final class FirstFrame {
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(120);
    private static final long TRAINING = TimeUnit.SECONDS.toNanos(4);
    private static final String MAIN = "loopscope/loopscope.Main";
    private static final String CLASS = "loopscope/bench/EmptyWindow.class";

    /** A pixel of our first button: its distance from the window's left and upper edges. */
    private static final int BUTTON = 24;

    private final PrintStream out = System.out;
    private final Path scratch;
    private final Robot robot;
    private final int x;
    private final int y;

    private FirstFrame(Path scratch) throws Exception {
        this.scratch = scratch;
        robot = new Robot();
        Dimension screen = Toolkit.getDefaultToolkit().getScreenSize();
        x = screen.width / 2;
        y = screen.height / 2;
    }

    /** Measures and prints the table. */
    public static void main(String[] args) throws Exception {
        Path built = Path.of(args.length > 0 ? args[0] : "target").toAbsolutePath();
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        Path scratch = Files.createTempDirectory("first-frame");
        new FirstFrame(scratch).measure(built, rounds);
        System.exit(0);
    }

    /** One of the commands compared, and its results. */
    private record Started(
            String name,
            List<String> command,
            List<Double> millis,
            List<Double> cpu,
            List<Double> filled) {
        double median() {
            return median(millis);
        }

        private static double median(List<Double> millis) {
            List<Double> sorted = millis.stream().sorted().toList();
            return sorted.get(sorted.size() / 2);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-24s first frame %s after %4.0f ms of CPU%s",
                    name,
                    text(millis),
                    median(cpu),
                    filled.isEmpty() ? "" : "   filled " + text(filled));
        }

        private static String text(List<Double> millis) {
            return String.format(
                    Locale.ROOT,
                    "%5.0f ms (%.0f to %.0f, %d runs)",
                    median(millis),
                    millis.stream().mapToDouble(m -> m).min().orElse(0),
                    millis.stream().mapToDouble(m -> m).max().orElse(0),
                    millis.size());
        }
    }

    private void measure(Path built, int rounds) throws Exception {
        List<String> empty = empty(built);
        List<String> ours = ours(built);
        Path emptyCache = trained("empty", empty);
        Path ourCache = trained("ours", ours);
        List<Started> all =
                List.of(
                        started("empty window", empty, List.of()),
                        started("Loopscope", ours, List.of()),
                        started("empty window, AOT cache", empty, cached(emptyCache)),
                        started("Loopscope, AOT cache", ours, cached(ourCache)));
        for (int round = 0; round <= rounds; round++) {
            for (Started started : all) {
                // The first round fills the disk cache and does not count.
                run(started, round > 0, started.command().contains(MAIN));
            }
        }
        all.forEach(out::println);
        out.printf(
                Locale.ROOT,
                "Loopscope takes %.2f of the empty window, %.2f with AOT caches%n",
                all.get(1).median() / all.get(0).median(),
                all.get(3).median() / all.get(2).median());
    }

    private static List<String> cached(Path cache) {
        return List.of("-XX:AOTCache=" + cache);
    }

    private static Started started(String name, List<String> command, List<String> options) {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(1, options);
        return new Started(name, whole, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static List<String> ours(Path built) {
        return List.of(
                java(),
                "--module-path",
                built.resolve("loopscope.jar") + ":" + built.resolve("lib"),
                "--enable-native-access=loopscope,javafx.graphics",
                "-m",
                MAIN);
    }

    /** The command of the empty window; its class is put into a jar, as an AOT cache needs one. */
    private List<String> empty(Path built) throws IOException {
        Path jar = scratch.resolve("empty.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file);
                var in = FirstFrame.class.getClassLoader().getResourceAsStream(CLASS)) {
            entries.putNextEntry(new JarEntry(CLASS));
            in.transferTo(entries);
            entries.closeEntry();
        }
        try (Stream<Path> libraries = Files.list(built.resolve("lib"))) {
            List<String> javafx =
                    libraries
                            .map(Path::toString)
                            .filter(library -> library.contains("/javafx-"))
                            .sorted()
                            .toList();
            return List.of(
                    java(),
                    "--module-path",
                    String.join(":", javafx),
                    "--add-modules=javafx.controls",
                    "--enable-native-access=javafx.graphics",
                    "-cp",
                    jar.toString(),
                    "loopscope.bench.EmptyWindow");
        }
    }

    /** Makes an AOT cache from a run that shows its window for some seconds. */
    private Path trained(String name, List<String> command) throws Exception {
        Path cache = scratch.resolve(name + ".aot");
        List<String> training = new ArrayList<>(command);
        training.add(1, "-XX:AOTCacheOutput=" + cache);
        Process process = start(training);
        awaitFrame(process);
        pause(TRAINING);
        end(process);
        if (!Files.exists(cache)) {
            throw new IllegalStateException(
                    "no AOT cache was made: " + Files.readString(scratch.resolve("out.txt")));
        }
        return cache;
    }

    private void run(Started started, boolean counts, boolean fills) throws Exception {
        long began = System.nanoTime();
        Process process = start(started.command());
        long seen = awaitFrame(process);
        double cpu = process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
        Color empty = robot.getPixelColor(BUTTON, BUTTON);
        long filled =
                fills
                        ? await(
                                process,
                                "the button",
                                () -> !robot.getPixelColor(BUTTON, BUTTON).equals(empty))
                        : seen;
        if (counts) {
            started.millis().add((seen - began) / 1e6);
            started.cpu().add(cpu);
        }
        if (counts && fills) {
            started.filled().add((filled - began) / 1e6);
        }
        pause(TimeUnit.MILLISECONDS.toNanos(500));
        end(process);
    }

    private Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        // Keeps the user's preferences from being read and changed.
        builder.environment().put("XDG_CONFIG_HOME", scratch.resolve("config").toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(scratch.resolve("out.txt").toFile())
                .start();
    }

    private long awaitFrame(Process process) throws Exception {
        return await(process, "a frame", () -> !isBlack());
    }

    private void end(Process process) throws Exception {
        process.destroy();
        if (!process.waitFor(LIMIT, TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("it does not end");
        }
        long _ = await(null, "the black screen", this::isBlack);
    }

    private boolean isBlack() {
        return robot.getPixelColor(x, y).equals(Color.BLACK);
    }

    private interface Condition {
        boolean holds();
    }

    private long await(Process process, String what, Condition condition) throws Exception {
        long limit = System.nanoTime() + LIMIT;
        while (!condition.holds()) {
            if (System.nanoTime() > limit || (process != null && !process.isAlive())) {
                throw new IllegalStateException(
                        "in vain waited for "
                                + what
                                + ": "
                                + Files.readString(
                                        scratch.resolve("out.txt"), StandardCharsets.UTF_8));
            }
            pause(TimeUnit.MILLISECONDS.toNanos(2));
        }
        return System.nanoTime();
    }

    private static void pause(long nanos) {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            java.util.concurrent.locks.LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
