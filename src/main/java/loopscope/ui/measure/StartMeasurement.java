package loopscope.ui.measure;

import loopscope.measure.Bound;
import loopscope.measure.Effort;
import loopscope.measure.Measurement;
import loopscope.measure.Report;
import loopscope.measure.Samples;
import loopscope.ui.FirstFrame;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How soon the window is there, beside an empty window: each without and with an AOT cache. */
final class StartMeasurement implements Measurement {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long TRAINING_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final Bound TO_EMPTY = Bound.atMost(1.2);
    private static final String FIRST_FRAME = "first frame";
    private static final List<String> INTO_MEMORY =
            List.of("-Dglass.platform=headless", "-Dprism.order=sw", "-Djava.awt.headless=true");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String what() {
        return "the time to the first frame, beside an empty window";
    }

    @Override
    public Report measure(Effort effort) throws IOException, InterruptedException {
        String setting =
                "From the start of the process until the first frame is drawn, into memory by"
                        + " software; a process each, which take turns. The empty window is as"
                        + " large as ours. AOT caches are made before, by a run each.";
        String modules = System.getProperty("jdk.module.path");
        if (modules == null) {
            return new Report(
                    setting,
                    List.of(),
                    List.of("start: this is not started as ./app does, from modules."));
        }
        Path scratch = Files.createTempDirectory("loopscope-start");
        try {
            return new Starts(scratch, modules).report(setting, effort);
        } finally {
            delete(scratch);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path left, IOException failure)
                            throws IOException {
                        Files.delete(left);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /** The commands compared, and their processes; all they leave is in one folder. */
    private record Starts(Path scratch, String modules) {
        Report report(String setting, Effort effort) throws IOException, InterruptedException {
            List<String> empty = empty();
            List<String> ours =
                    List.of(
                            "--enable-native-access=loopscope,javafx.graphics",
                            "--module-path",
                            modules,
                            "-m",
                            "loopscope/loopscope.Main");
            List<String> emptyCache = trained("empty", empty);
            List<String> ourCache = trained("ours", ours);
            Samples emptyTimes = new Samples();
            Samples ourTimes = new Samples();
            Samples cachedEmptyTimes = new Samples();
            Samples ourCachedTimes = new Samples();
            for (int round = 0; round <= effort.rounds(); round++) {
                double[] millis = {
                    start(List.of(), empty),
                    start(List.of(), ours),
                    start(emptyCache, empty),
                    start(ourCache, ours)
                };
                if (round > 0) { // the first one fills the disk's cache
                    emptyTimes.add(millis[0]);
                    ourTimes.add(millis[1]);
                    cachedEmptyTimes.add(millis[2]);
                    ourCachedTimes.add(millis[3]);
                }
            }
            String over = "over the empty window’s";
            return new Report(
                    setting,
                    List.of(
                            emptyTimes.figure("empty window", FIRST_FRAME, "ms", null),
                            ourTimes.figure("Loopscope", FIRST_FRAME, "ms", null),
                            ourTimes.dividedBy(emptyTimes).figure("Loopscope", over, "", TO_EMPTY),
                            cachedEmptyTimes.figure(
                                    "empty window, AOT cache", FIRST_FRAME, "ms", null),
                            ourCachedTimes.figure("Loopscope, AOT cache", FIRST_FRAME, "ms", null),
                            ourCachedTimes
                                    .dividedBy(cachedEmptyTimes)
                                    .figure("Loopscope, AOT cache", over, "", TO_EMPTY)),
                    List.of());
        }

        /** On a module path of JavaFX alone: what else there is would be loaded, too. */
        private List<String> empty() throws IOException {
            List<String> javafx = new ArrayList<>();
            String jar = "";
            for (String entry : modules.split(File.pathSeparator, -1)) {
                if (Files.isDirectory(Path.of(entry))) {
                    try (DirectoryStream<Path> all =
                            Files.newDirectoryStream(Path.of(entry), "javafx-*.jar")) {
                        all.forEach(library -> javafx.add(library.toString()));
                    }
                } else {
                    jar = entry;
                }
            }
            return List.of(
                    "--enable-native-access=javafx.graphics",
                    "--module-path",
                    String.join(File.pathSeparator, javafx),
                    "--add-modules=javafx.controls",
                    "-cp",
                    jar,
                    EmptyWindow.class.getName());
        }

        /** Makes an AOT cache from a run that shows its window for some seconds. */
        private List<String> trained(String name, List<String> command)
                throws IOException, InterruptedException {
            Path cache = scratch.resolve(name + ".aot");
            Path seen = scratch.resolve("seen");
            Process process = process(seen, List.of("-XX:AOTCacheOutput=" + cache), command);
            await(process, seen);
            MeasuredWindow.pause(TRAINING_NANOS);
            end(process, seen);
            return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
        }

        /** Milliseconds to the first frame. */
        private double start(List<String> options, List<String> command)
                throws IOException, InterruptedException {
            Path seen = scratch.resolve("seen");
            long begin = System.nanoTime();
            Process process = process(seen, options, command);
            await(process, seen);
            double millis = (System.nanoTime() - begin) / 1e6;
            end(process, seen);
            return millis;
        }

        private Process process(Path seen, List<String> options, List<String> command)
                throws IOException {
            List<String> words = new ArrayList<>();
            words.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
            words.addAll(INTO_MEMORY);
            words.add("-D" + FirstFrame.FILE + "=" + seen);
            words.addAll(options);
            words.addAll(command);
            ProcessBuilder builder = new ProcessBuilder(words);
            String folder = scratch.toString();
            builder.environment()
                    .putAll(
                            Map.of(
                                    "DISPLAY", "none", // it is not asked for one
                                    "XDG_CONFIG_HOME", folder,
                                    "XDG_STATE_HOME", folder));
            return builder.redirectErrorStream(true)
                    .redirectOutput(scratch.resolve("out.txt").toFile())
                    .start();
        }

        private void await(Process process, Path seen) throws IOException {
            long begin = System.nanoTime();
            while (!Files.exists(seen)) {
                if (System.nanoTime() - begin > LIMIT_NANOS || !process.isAlive()) {
                    process.destroyForcibly();
                    throw new IOException(
                            "A window did not open: "
                                    + Files.readString(scratch.resolve("out.txt")).strip());
                }
                MeasuredWindow.pause(LOOK_NANOS);
            }
        }

        private static void end(Process process, Path seen)
                throws IOException, InterruptedException {
            process.destroy();
            if (!process.waitFor(LIMIT_NANOS, TimeUnit.NANOSECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(seen);
        }
    }
}
