package loopscope.takeaway.animation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import loopscope.Patience;
import loopscope.capture.CaptureFailedException;
import loopscope.capture.DrawnPixels;
import loopscope.capture.FileChoice;
import loopscope.capture.SvgFile;
import loopscope.lesson.format.LessonReader;
import loopscope.lesson.play.LessonPlayer;
import loopscope.lesson.play.Performance;
import loopscope.picture.FxThread;
import loopscope.picture.surface.Theme;
import loopscope.takeaway.ExportOptions;
import loopscope.takeaway.ExportProgress;
import loopscope.takeaway.PictureOptions;
import loopscope.takeaway.PlayedRun;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RunPicture;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.waits.WaitAnalysis;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CancellationException;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A run of two steps with a time between in which nothing happens. */
class AnimationTest {
    private static final String LESSON =
            """
            lesson: 1
            title: Two
            goal: Look.
            stages:
              - model: sequential
            steps:
              - title: They come
                do:
                  - A connects
                  - B connects
                  - B says "Hi"
                  - wait 300 ms
              - title: They go
                do:
                  - A closes
                  - B closes
            """;

    private static final ExportOptions OPTIONS =
            new ExportOptions(new PictureOptions(Theme.LIGHT, 960, null, Integer.MAX_VALUE), 1, 80);

    private static RecordedRun run;
    private static Film film;

    @TempDir private Path folder;

    @BeforeAll
    static void play() throws Exception {
        FxThread.start();
        run =
                PlayedRun.of(
                        Performance.play(
                                LessonReader.read("id", LESSON.getBytes(StandardCharsets.UTF_8)),
                                LessonPlayer.USUAL_PATIENCE,
                                _ -> {}));
        film = Film.of(run, OPTIONS.picture());
    }

    @Test
    void framesFollowInTimeAndWhatIsLeftOutIsMarked() {
        List<FilmFrame> frames = film.frames();
        assertThat(frames).extracting(FilmFrame::instant).isSorted();
        assertThat(frames.getLast().instant()).isEqualTo(run.end());
        assertThat(frames.stream().mapToLong(FilmFrame::skipped).sum())
                .isBetween(run.end() / 3, run.end());
        assertThat(frames)
                .filteredOn(frame -> frame.skipped() > 0)
                .isNotEmpty()
                .allSatisfy(
                        frame ->
                                assertThat(SvgFile.text(film.picture(frame)))
                                        .contains("LEFT OUT: nothing begins or ends"));
        assertThat(SvgFile.text(film.picture(frames.getLast())))
                .contains("2. They go", "10 times slower than it was")
                .doesNotContain("LEFT OUT");
    }

    @Test
    void aFrameTellsNothingOfWhatComesLater() {
        Lanes lanes = run.stages().getFirst().record().lanes();
        String longest = new WaitAnalysis(lanes).longest(run.end()).waited().words();
        List<FilmFrame> frames = film.frames();
        long made = lanes.threads().getFirst().count(frames.getLast().instant());
        String calls = ">" + made + " calls<";
        assertThat(SvgFile.text(film.picture(frames.getLast())))
                .contains("whole run: longest wait " + longest, calls);
        long half = run.steps().getFirst().to() / 2;
        assertThat(frames)
                .filteredOn(frame -> frame.instant() < half)
                .isNotEmpty()
                .allSatisfy(
                        frame ->
                                assertThat(SvgFile.text(film.picture(frame)))
                                        .doesNotContainIgnoringCase("whole run")
                                        .doesNotContain("longest wait " + longest));
        assertThat(frames)
                .filteredOn(frame -> lanes.threads().getFirst().count(frame.instant()) < made)
                .allSatisfy(
                        frame ->
                                assertThat(SvgFile.text(film.picture(frame)))
                                        .doesNotContain(calls));
        RecordedRun waiting = run.upTo(run.steps().getFirst().to());
        assertThat(SvgFile.text(RunPicture.ofStages(waiting, OPTIONS.picture())))
                .contains("so far: longest wait")
                .contains("B for A");
    }

    @Test
    void aGifHasEveryFrameAndTheColoursOfTheTheme() throws Exception {
        Path file =
                GifFile.write(
                        run,
                        OPTIONS,
                        folder.resolve("a.gif"),
                        FileChoice.NEW_NAME,
                        ExportProgress.NONE);
        BufferedImage last =
                DrawnPixels.of(film.picture(film.frames().getLast()), 1, Patience.LIMIT);
        BufferedImage shown = shown(file);
        assertThat(shown.getWidth()).isEqualTo(last.getWidth());
        assertThat(shown.getHeight()).isEqualTo(last.getHeight());
        int exact = 0;
        int far = 0;
        for (int y = 0; y < last.getHeight(); y++) {
            for (int x = 0; x < last.getWidth(); x++) {
                exact += shown.getRGB(x, y) == last.getRGB(x, y) ? 1 : 0;
                far += far(shown.getRGB(x, y), last.getRGB(x, y)) ? 1 : 0;
            }
        }
        assertThat(far).isZero();
        assertThat(exact).isGreaterThan(last.getWidth() * last.getHeight() * 95 / 100);
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .contains("NETSCAPE2.0\u0003\u0001\u0000\u0000\u0000");
    }

    @Test
    void nothingIsLeftOfAnAnimationThatWasCancelled() {
        ExportProgress cancelled =
                share -> {
                    if (share > 0.4) {
                        throw new CancellationException();
                    }
                };
        assertThatThrownBy(
                        () ->
                                GifFile.write(
                                        run,
                                        OPTIONS,
                                        folder.resolve("a.gif"),
                                        FileChoice.NEW_NAME,
                                        cancelled))
                .isInstanceOf(CancellationException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aVideoWithoutFfmpegSaysThatItIsMissing() {
        assertThatThrownBy(() -> video(""))
                .isInstanceOf(CaptureFailedException.class)
                .hasMessage(
                        "There is no ffmpeg on the PATH, which makes .mp4 files: install it, or"
                                + " choose a .gif.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatFfmpegFailsOfIsSaidInOneSentence() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path program = bin.resolve("ffmpeg");
        assumeTrue(bin.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.writeString(program, "#!/bin/sh\necho 'Unknown encoder' >&2\nexit 1\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        assertThatThrownBy(() -> video(bin.toString()))
                .isInstanceOf(CaptureFailedException.class)
                .hasMessage(
                        "ffmpeg could not make the video: choose a .gif instead (Unknown"
                                + " encoder).");
        assertThat(folder.resolve("a.mp4")).doesNotExist();
    }

    private Path video(String searchPath) throws CaptureFailedException {
        return Mp4File.write(
                run,
                OPTIONS,
                folder.resolve("a.mp4"),
                FileChoice.NEW_NAME,
                ExportProgress.NONE,
                searchPath);
    }

    /** What is seen when all frames were drawn one over the other. */
    private static BufferedImage shown(Path file) throws Exception {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(film.frames().size());
            BufferedImage shown =
                    new BufferedImage(
                            reader.getWidth(0), reader.getHeight(0), BufferedImage.TYPE_INT_ARGB);
            for (int i = 0; i < film.frames().size(); i++) {
                var about = reader.getImageMetadata(i);
                var root = about.getAsTree(about.getNativeMetadataFormatName());
                var place = root.getFirstChild().getAttributes();
                int x = Integer.parseInt(place.getNamedItem("imageLeftPosition").getNodeValue());
                int y = Integer.parseInt(place.getNamedItem("imageTopPosition").getNodeValue());
                shown.getGraphics().drawImage(reader.read(i), x, y, null);
            }
            return shown;
        } finally {
            reader.dispose();
        }
    }

    private static boolean far(int one, int other) {
        return Math.abs((one >> 16 & 0xFF) - (other >> 16 & 0xFF)) > 40
                || Math.abs((one >> 8 & 0xFF) - (other >> 8 & 0xFF)) > 40
                || Math.abs((one & 0xFF) - (other & 0xFF)) > 40;
    }
}
