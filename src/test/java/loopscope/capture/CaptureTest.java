package loopscope.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javafx.application.Platform;

import loopscope.Patience;
import loopscope.picture.FxThread;
import loopscope.picture.SamplePicture;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

class CaptureTest {
    private static final Picture SAMPLE =
            new Picture(480, 240, "Sample", "", s -> SamplePicture.paint(s, Theme.LIGHT));

    @TempDir Path folder;

    @BeforeAll
    static void startToolkit() {
        FxThread.start();
    }

    @Test
    void theEndingOfANameSaysWhichFormatInUpperOrLowerCase() {
        assertThat(PictureFormat.of(Path.of("a.b.png"))).contains(PictureFormat.PNG);
        assertThat(PictureFormat.of(Path.of("folder.png", "A.SVG"))).contains(PictureFormat.SVG);
        assertThat(Stream.of("a", ".png", "a.png.txt", "png").map(Path::of))
                .allMatch(file -> PictureFormat.of(file).isEmpty());
    }

    @Test
    void aPngHasThePicturesSizeTimesTheScale() throws Exception {
        for (int scale : new int[] {1, 2, 4}) {
            Path file = png(folder.resolve("sample-" + scale + "x.png"), scale);
            BufferedImage image = ImageIO.read(file.toFile());
            assertThat(image.getWidth()).isEqualTo(480 * scale);
            assertThat(image.getHeight()).isEqualTo(240 * scale);
            assertThat(image.getRGB(2, 2)).isEqualTo(Theme.LIGHT.of(Tone.HEADER));
        }
    }

    @Test
    void theHatchIsSeenInBothFormats() throws Exception {
        BufferedImage image = ImageIO.read(png(folder.resolve("a.png"), 1).toFile());
        boolean stripe = false;
        boolean tint = false;
        for (int x = 45; x < 90; x++) {
            stripe |= image.getRGB(x, 85) == Theme.LIGHT.waitsFor(0).stripe();
            tint |= image.getRGB(x, 85) == Theme.LIGHT.waitsFor(0).tint();
        }
        assertThat(stripe && tint).isTrue();
        assertThat(SvgFile.text(SAMPLE)).contains("-hatch-0072b2-on-ffffff\" width=");
    }

    @Test
    void aPictureOfSeveralTilesHasNoSeam() throws Exception {
        int blue = Colour.rgb(0x0072B2);
        Picture wide = new Picture(1500, 20, "", "", s -> s.rect(0, 0, 1500, 20, blue));
        Path file =
                PngFile.write(wide, 2, folder.resolve("w.png"), FileChoice.REPLACE, Patience.LIMIT);
        BufferedImage image = ImageIO.read(file.toFile());
        for (int x = 0; x < 3000; x++) {
            assertThat(image.getRGB(x, 20)).isEqualTo(blue);
        }
    }

    @Test
    void anExistingFileStaysAndTheNewOneIsNumbered() throws Exception {
        Path first = folder.resolve("one-at-a-time.svg");
        Files.writeString(first, "old");
        assertThat(SvgFile.write(SAMPLE, first, FileChoice.NEW_NAME))
                .hasFileName("one-at-a-time-2.svg");
        assertThat(SvgFile.write(SAMPLE, first, FileChoice.NEW_NAME))
                .hasFileName("one-at-a-time-3.svg");
        assertThat(first).hasContent("old");
    }

    @Test
    void replacesWhenAskedTo() throws Exception {
        Path file = folder.resolve("a.svg");
        Files.writeString(file, "old");
        assertThat(SvgFile.write(SAMPLE, file, FileChoice.REPLACE)).isEqualTo(file.toRealPath());
        assertThat(Files.readString(file)).startsWith("<svg ");
        assertThat(files()).containsExactly("a.svg");
    }

    @Test
    void aFailureHalfWayLeavesTheOldFileAndNothingElse() throws Exception {
        Path file = folder.resolve("a.png");
        Files.writeString(file, "old");
        assertThatThrownBy(
                        () ->
                                AtomicFile.write(
                                        file,
                                        FileChoice.REPLACE,
                                        out -> {
                                            out.write(new byte[100_000]);
                                            throw new IOException("No space left on device");
                                        }))
                .isInstanceOf(CaptureFailedException.class)
                .hasMessage(
                        file
                                + " could not be written: the disk is full: free some space or"
                                + " choose another disk.");
        assertThat(file).hasContent("old");
        assertThat(files()).containsExactly("a.png");
    }

    @Test
    void whatAProcessThatWasKilledLeftGoesAtTheNextSaveAndNothingElseDoes() throws Exception {
        Path part = HiddenNeighbour.of(folder.resolve("a.svg"));
        String name = part.getFileName().toString();
        Path dead = folder.resolve(name.replaceFirst("loopscope-\\d+", "loopscope-9999999999"));
        Files.writeString(Files.createDirectory(dead).resolve("1.png"), "half");
        Path older = Files.writeString(part, "of one that had the number of this process");
        Path other = Files.writeString(folder.resolve(".a.svg.loopscope-1"), "no neighbour");
        SvgFile.write(SAMPLE, folder.resolve("a.svg"), FileChoice.NEW_NAME);
        assertThat(files()).containsExactlyInAnyOrder("a.svg", other.getFileName().toString());
        assertThat(older).doesNotExist();
    }

    @Test
    void aNewFolderIsWholeOrNotThere() throws Exception {
        Path made = folder.resolve("above/made");
        assertThatThrownBy(() -> NewFolder.write(made, Map.of("1", "one", "none/2", "two")))
                .isInstanceOf(CaptureFailedException.class)
                .hasMessage("There is no folder " + made + "/none: make it or choose another.");
        assertThat(files()).isEmpty();
        assertThat(NewFolder.write(made, Map.of("2", "two", "1", "one")))
                .containsExactly(made.resolve("1"), made.resolve("2"));
        assertThat(made.resolve("1")).hasContent("one");
    }

    @Test
    void oneFileDoesNotTakeAwayAnotherThatIsBeingWritten() throws Exception {
        AtomicFile.write(
                folder.resolve("a"),
                FileChoice.REPLACE,
                out -> {
                    out.write('a');
                    writeQuietly(folder.resolve("b"));
                });
        assertThat(files()).containsExactlyInAnyOrder("a", "b");
    }

    private static void writeQuietly(Path file) throws IOException {
        try {
            AtomicFile.write(file, FileChoice.REPLACE, out -> out.write('b'));
        } catch (CaptureFailedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void aNameMayBeAsLongAsTheDiskAllows() throws Exception {
        String longest = "a".repeat(251) + ".svg";
        SvgFile.write(SAMPLE, folder.resolve(longest), FileChoice.NEW_NAME);
        assertThat(files()).containsExactly(longest);
    }

    @Test
    void aPainterThatFailsLeavesNothing() throws Exception {
        Picture broken =
                new Picture(
                        10,
                        10,
                        "",
                        "",
                        s -> {
                            throw new IllegalStateException("broken");
                        });
        Path file = folder.resolve("a.png");
        assertThatThrownBy(() -> PngFile.write(broken, 1, file, FileChoice.REPLACE, Patience.LIMIT))
                .isInstanceOf(CaptureFailedException.class)
                .hasMessage("The picture could not be drawn.");
        assertThat(files()).isEmpty();
    }

    @Test
    void saysThatThereIsNoSuchFolder() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(
                        () -> SvgFile.write(SAMPLE, missing.resolve("a.svg"), FileChoice.NEW_NAME))
                .isInstanceOf(CaptureFailedException.class)
                .hasMessage("There is no folder " + missing + ": make it or choose another.");
    }

    @Test
    void saysThatAFolderIsNoFile() {
        assertThatThrownBy(() -> SvgFile.write(SAMPLE, folder, FileChoice.REPLACE))
                .isInstanceOf(CaptureFailedException.class)
                .hasMessage(folder + " is a folder: give a file name in it.");
    }

    @Test
    void saysThatAFileIsNoFolder() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> SvgFile.write(SAMPLE, file.resolve("a.svg"), FileChoice.REPLACE))
                .isInstanceOf(CaptureFailedException.class)
                .hasMessage(file + " is not a folder: choose another place for the file.");
    }

    @Test
    void saysThatANameIsTooLong() {
        Path file = folder.resolve("a".repeat(300) + ".svg");
        assertThatThrownBy(() -> SvgFile.write(SAMPLE, file, FileChoice.REPLACE))
                .isInstanceOf(CaptureFailedException.class)
                .hasMessageContaining("its name is too long");
    }

    @Test
    void refusesAnAbsurdSize() {
        Picture huge = new Picture(1e6, 1e6, "", "", s -> {});
        assertThatThrownBy(
                        () ->
                                PngFile.write(
                                        huge,
                                        4,
                                        folder.resolve("a.png"),
                                        FileChoice.REPLACE,
                                        Patience.LIMIT))
                .isInstanceOf(CaptureFailedException.class)
                .hasMessageContaining("choose a smaller scale");
    }

    @Test
    void waitsForTheDrawingOnlySoLong() throws Exception {
        Path file = folder.resolve("a.png");
        CountDownLatch busy = new CountDownLatch(1);
        Platform.runLater(() -> awaitQuietly(busy));
        try {
            assertThatThrownBy(
                            () ->
                                    PngFile.write(
                                            SAMPLE,
                                            1,
                                            file,
                                            FileChoice.REPLACE,
                                            Duration.ofMillis(50)))
                    .isInstanceOf(CaptureFailedException.class)
                    .hasMessageContaining("not drawn within");
        } finally {
            busy.countDown();
        }
        assertThat(files()).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path png(Path target, double scale) throws CaptureFailedException {
        return PngFile.write(SAMPLE, scale, target, FileChoice.REPLACE, Patience.LIMIT);
    }

    private Stream<String> files() throws IOException {
        return Files.list(folder).map(path -> path.getFileName().toString());
    }
}
