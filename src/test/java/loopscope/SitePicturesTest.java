package loopscope;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.capture.FileChoice;
import loopscope.capture.Picture;
import loopscope.capture.Pixels;
import loopscope.capture.PngFile;
import loopscope.capture.SvgFile;
import loopscope.picture.FxThread;
import loopscope.picture.surface.Theme;
import loopscope.takeaway.PictureOptions;
import loopscope.takeaway.RunPicture;
import loopscope.takeaway.runs.RunFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/**
 * The pictures of README and site are what the program draws today of the runs that are kept beside
 * them. A picture that is drawn otherwise fails here, to be looked at; then {@code mvn -B test
 * -Dtest=SitePicturesTest -DmakePictures=true} makes all of them anew.
 */
class SitePicturesTest {
    private static final Path SITE = Path.of("src", "site");
    private static final Path PICTURES = SITE.resolve("pictures");
    private static final String RUN = ".json.gz";
    private static final boolean MAKE = Boolean.getBoolean("makePictures");

    /** The picture of the README. */
    private static final String FIRST = "one-at-a-time";

    /** Letters are drawn a little otherwise by another version of the system's FreeType. */
    private static final double UNLIKE_AT_MOST = 0.01;

    static Stream<String> runs() throws IOException {
        try (Stream<Path> files = Files.list(SITE.resolve("runs"))) {
            return files
                    .map(file -> file.getFileName().toString().replace(RUN, ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aDrawingIsWhatTheProgramDrawsOfItsRun(String name) throws Exception {
        Path drawing = PICTURES.resolve(name + ".svg");
        if (MAKE) {
            SvgFile.write(picture(name), drawing, FileChoice.REPLACE);
        }
        assertThat(SvgFile.text(picture(name))).isEqualTo(Files.readString(drawing));
    }

    /** A program that knows no textLength draws them so, with a font of the system. */
    @ParameterizedTest
    @MethodSource("runs")
    void noWordsMeetOthersWhereAFontIsWiderThanOurs(String name) throws Exception {
        List<Words> all = Words.of(SvgFile.text(picture(name)));
        assertThat(all).hasSizeGreaterThan(20);
        for (Words one : all) {
            assertThat(all).filteredOn(other -> other != one && other.meets(one)).isEmpty();
        }
    }

    /** Words of a drawing, drawn 15% wider: from one x to another. */
    private record Words(String text, double from, double to, double baseline) {
        private static final double WIDER = 1.15;

        private static final Pattern TEXT =
                Pattern.compile(
                        "<text [^>]*?x=\"([^\"]+)\" y=\"([^\"]+)\"([^>]*) textLength=\"([^\"]+)\""
                                + "[^>]*>([^<]*)");

        static List<Words> of(String drawing) {
            return TEXT.matcher(drawing).results().map(Words::of).toList();
        }

        private static Words of(MatchResult found) {
            String style = found.group(3);
            double wider = style.contains("font-family=") ? 1 : WIDER; // all of one width
            double width = Double.parseDouble(found.group(4)) * wider;
            double before = style.contains("\"middle\"") ? 0.5 : style.contains("\"end\"") ? 1 : 0;
            double from = Double.parseDouble(found.group(1)) - before * width;
            double baseline = Double.parseDouble(found.group(2));
            return new Words(found.group(5), from, from + width, baseline);
        }

        boolean meets(Words other) {
            return Math.abs(baseline - other.baseline) < 6 && from < other.to && other.from < to;
        }
    }

    @Test
    void thePictureOfTheReadmeIsWhatTheProgramPaintsOfItsRun() throws Exception {
        Path file = PICTURES.resolve(FIRST + ".png");
        BufferedImage painted = FxThread.call(() -> Pixels.paint(picture(FIRST), 1));
        if (MAKE) {
            PngFile.save(painted, file, FileChoice.REPLACE);
        }
        BufferedImage kept = ImageIO.read(file.toFile());
        assertThat(kept.getWidth()).isEqualTo(painted.getWidth());
        assertThat(kept.getHeight()).isEqualTo(painted.getHeight());
        assertThat(unlike(kept, painted)).isLessThan(UNLIKE_AT_MOST);
    }

    @Test
    void everyPictureHasItsRun() throws Exception {
        try (Stream<Path> pictures = Files.list(PICTURES)) {
            assertThat(pictures)
                    .extracting(file -> file.getFileName().toString().replaceAll("\\..*", ""))
                    .isSubsetOf(runs().toList());
        }
    }

    private static Picture picture(String name) throws Exception {
        return RunPicture.of(
                RunFile.open(SITE.resolve("runs").resolve(name + RUN)),
                PictureOptions.usual(Theme.LIGHT));
    }

    /** The part of the pixels that differ in a colour by more than a quarter. */
    private static double unlike(BufferedImage one, BufferedImage other) {
        int unlike = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                unlike += differ(one.getRGB(x, y), other.getRGB(x, y)) ? 1 : 0;
            }
        }
        return (double) unlike / one.getWidth() / one.getHeight();
    }

    private static boolean differ(int one, int other) {
        return Stream.of(0, 8, 16)
                .anyMatch(at -> Math.abs((one >> at & 255) - (other >> at & 255)) > 64);
    }
}
