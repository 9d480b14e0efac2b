package loopscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.cli.base.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

class PlayTest {
    /** What the first lesson takes at least, if it is played. */
    private static final long LESSON_NANOS = 1_800_000_000L;

    @TempDir Path folder;

    @Test
    void withoutADisplayItSaysSoPlaysTheFirstLessonAndLeavesItsPictures() throws Exception {
        try (Child app = Child.start(folder)) {
            assertThat(app.exitCode()).isZero();
            assertThat(app.errors()).singleElement().asString().contains("no display");
            Path png = folder.resolve("one-at-a-time.png");
            Path svg = folder.resolve("one-at-a-time.svg");
            assertThat(app.rest()).containsExactly(png.toString(), svg.toString());
            BufferedImage image = ImageIO.read(png.toFile());
            assertThat(image.getWidth()).isEqualTo(1440);
            assertIsTheLesson(svg);
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left).as("nor a folder named ?").containsOnly(png, svg);
            }
        }
    }

    private static void assertIsTheLesson(Path svg) throws Exception {
        String words =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(svg.toFile())
                        .getDocumentElement()
                        .getTextContent();
        assertThat(words)
                .contains("One at a time — sequential beside select")
                .contains("B’s “Ping” has lain unread in the kernel for");
    }

    @Test
    void leavesWhatWasAskedForAndKeepsWhatIsThere() throws Exception {
        Path there = Files.writeString(folder.resolve("a.svg"), "mine");
        Path big = folder.resolve("b.png");
        Run run =
                Run.of(
                        "play",
                        "1",
                        "-o",
                        there.toString(),
                        "-o",
                        big.toString(),
                        "--scale",
                        "2",
                        "--theme",
                        "dark");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        Path numbered = folder.resolve("a-2.svg");
        assertThat(run.out().lines()).containsExactly(numbered.toString(), big.toString());
        assertThat(there).hasContent("mine");
        assertIsTheLesson(numbered);
        BufferedImage image = ImageIO.read(big.toFile());
        assertThat(image.getWidth()).isEqualTo(2880);
        assertThat(image.getRGB(4, 4) & 0xff).as("dark ground").isLessThan(0x40);
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldBeforeTheLessonTakesItsTime() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        long quickest = Long.MAX_VALUE;
        for (Path wrong : List.of(folder.resolve("no/a.svg"), file.resolve("a.svg"))) {
            long start = System.nanoTime();
            Run run = Run.of("play", "1", "-o", folder.resolve("good.svg") + "", "-o", wrong + "");
            quickest = Math.min(quickest, System.nanoTime() - start);
            assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.out()).isEmpty();
        }
        assertThat(quickest).isLessThan(LESSON_NANOS);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
