package loopscope.bench;

import javafx.application.Platform;

import loopscope.capture.FileChoice;
import loopscope.capture.Picture;
import loopscope.capture.PngFile;
import loopscope.picture.layout.Notes;
import loopscope.picture.surface.Theme;
import loopscope.takeaway.PictureOptions;
import loopscope.takeaway.PictureSizes;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.takeaway.RunPicture;
import loopscope.takeaway.page.RunPage;
import loopscope.takeaway.runs.RunFile;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Role;
import loopscope.trace.Trace;
import loopscope.trace.metadata.StageConditions;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures what it takes to save and to open a run of a million calls, to paint a PNG at 4x, and
 * how large a page is. Real threads record the calls at real times, without sockets.
 *
 * <p>Argument: a run that was kept, for the PNG and the page.
 */
public final class TakeawayBenchmark {
    private static final int CALLS = 1_000_000;
    private static final int CLIENTS = 20;
    private static final int ROUNDS = 7;
    private static final int MOST_BEHIND = 50_000;
    private static final int FINEST = 4;

    private TakeawayBenchmark() {}

    /** Runs and prints the figures. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("takeaway");
        Path file = folder.resolve("run.json");
        try {
            Platform.startup(() -> {});
            pictures(RunFile.open(Path.of(arguments[0])), folder.resolve("picture.png"));
            runs(file);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder.resolve("picture.png"));
            Files.delete(folder);
            Platform.exit();
        }
    }

    private static void runs(Path file) throws Exception {
        RecordedRun run = recorded();
        double[] save = seconds(() -> RunFile.save(run, file, FileChoice.REPLACE));
        double megabytes = Files.size(file) / 1e6;
        double[] open = seconds(() -> RunFile.open(file));
        print("save, calls a second", CALLS / first(save), CALLS / median(save));
        print(
                "open, seconds for 100 MB",
                first(open) * 100 / megabytes,
                median(open) * 100 / megabytes);
        print("size of the file, MB", megabytes, megabytes);
        System.gc();
        long before = used();
        RecordedRun opened = RunFile.open(file);
        System.gc();
        double bytes = (double) (used() - before) / CALLS;
        print("memory of an opened run, bytes a call", bytes, bytes);
        if (opened.stages().size() != 1) {
            throw new IllegalStateException("not what was saved");
        }
    }

    private static void pictures(RecordedRun run, Path png) throws Exception {
        PictureOptions fullHd = PictureOptions.usual(Theme.LIGHT).sized(PictureSizes.FULL_HD);
        Picture picture = RunPicture.of(run, fullHd);
        double[] paint =
                seconds(
                        () ->
                                PngFile.write(
                                        picture,
                                        FINEST,
                                        png,
                                        FileChoice.REPLACE,
                                        Duration.ofMinutes(1)));
        print("PNG at 4x of full HD, s", first(paint), median(paint));
        double kibibytes = RunPage.text(run).getBytes(StandardCharsets.UTF_8).length / 1024.0;
        print("page, KiB", kibibytes, kibibytes);
    }

    private static RecordedRun recorded() {
        Trace trace = Trace.start(System.nanoTime(), 16_000_000);
        StageRecord record = StageRecord.of(trace);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int client = trace.connections().own("" + (char) ('A' + i), i);
            threads.add(Thread.ofPlatform().start(() -> serve(trace, client)));
        }
        threads.forEach(TakeawayBenchmark::join);
        while (trace.followed() < trace.position()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        if (trace.dropped() > 0) {
            throw new IllegalStateException(trace.dropped() + " calls were dropped");
        }
        RecordedStage stage =
                new RecordedStage(
                        "threads",
                        "threads",
                        "blocking",
                        false,
                        "127.0.0.1:1",
                        record,
                        StageConditions.unopened(null, false));
        long end = trace.now();
        return new RecordedRun(
                "A million calls",
                List.of(stage),
                end,
                end,
                Notes.NONE,
                List.of(),
                List.of(),
                null);
    }

    /** Half of the calls wait, as a server's reads do; the other half do not, as its writes do. */
    private static void serve(Trace trace, int client) {
        Recorder recorder = trace.enter("worker", Role.SERVER);
        for (int i = 0; i < CALLS / CLIENTS / 2; i++) {
            recorder.begin(Op.READ, client, Recorder.BLOCKING, 0);
            while (trace.position() - trace.followed() > MOST_BEHIND) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            recorder.end(64);
            recorder.beginNonBlocking(Op.WRITE, client, 64);
            recorder.end(64);
        }
        trace.leave();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double[] seconds(Callable<?> work) throws Exception {
        double[] seconds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            work.call();
            seconds[i] = (System.nanoTime() - begin) / 1e9;
        }
        return seconds;
    }

    private static double first(double[] figures) {
        return figures[0];
    }

    private static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void print(String what, double first, double median) {
        System.out.printf(Locale.ROOT, "%-40s %,14.2f %,14.2f%n", what, first, median);
    }
}
