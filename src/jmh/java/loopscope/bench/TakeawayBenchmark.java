package loopscope.bench;

import javafx.application.Platform;

import loopscope.capture.FileChoice;
import loopscope.capture.Picture;
import loopscope.capture.PngFile;
import loopscope.picture.surface.Theme;
import loopscope.takeaway.PictureOptions;
import loopscope.takeaway.PictureSizes;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RunPicture;
import loopscope.takeaway.page.RunPage;
import loopscope.takeaway.runs.RunFile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Measures what it takes to paint a PNG at 4x, and how large a page is. {@code ./app measure open}
 * measures the rest of what a run leaves.
 *
 * <p>Argument: a run that was kept, for the PNG and the page.
 */
public final class TakeawayBenchmark {
    private static final int ROUNDS = 7;
    private static final int FINEST = 4;

    private TakeawayBenchmark() {}

    /** Runs and prints the figures. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("takeaway");
        try {
            Platform.startup(() -> {});
            pictures(RunFile.open(Path.of(arguments[0])), folder.resolve("picture.png"));
        } finally {
            Files.deleteIfExists(folder.resolve("picture.png"));
            Files.delete(folder);
            Platform.exit();
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
