package loopscope.capture.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.capture.FileChoice;
import loopscope.capture.Picture;
import loopscope.picture.SamplePicture;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.TextStyle.Weight;
import loopscope.picture.surface.Theme;
import loopscope.trace.Escape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

class PdfFileTest {
    private static final TextStyle STYLE = TextStyle.sans(12, Weight.REGULAR);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in the accept queue",
                "(a) Tj ET Q endstream endobj",
                "<script>alert(1)</script>",
                "=HYPERLINK(\"x\")",
                "\u001b[31m\u0000\n",
                "a\u202Eb\u2066c",
                "\uFFFD\uD800 \u0301"
            })
    void textIsFoundAsItIsReadAndNeverAsOperators(String hostile) {
        WrittenPdf page = new WrittenPdf(bytes(surface -> say(surface, hostile)));
        assertThat(page.text()).isEqualTo(Escape.printable(hostile));
        assertThat(page.operators()).doesNotContain("script", "HYPERLINK", "endobj");
    }

    @Test
    void aCharacterThatTheFontLacksIsStillFound() {
        WrittenPdf page = new WrittenPdf(bytes(surface -> say(surface, "A \u6F22")));
        assertThat(page.operators()).contains("/ActualText <FEFF004100206F22>");
    }

    @Test
    void everyObjectBeginsWhereTheTableSays() {
        WrittenPdf page =
                new WrittenPdf(bytes(surface -> SamplePicture.paint(surface, Theme.LIGHT)));
        assertThat(page.misplaced()).isEmpty();
    }

    @Test
    void drawsTheSamePictureAsTheSameBytes() {
        Consumer<Surface> sample = surface -> SamplePicture.paint(surface, Theme.DARK);
        assertThat(bytes(sample)).isEqualTo(bytes(sample));
    }

    @Test
    void aPictureThatCannotBeDrawnLeavesTheOldFileAlone(@TempDir Path folder) throws Exception {
        Path old = Files.writeString(folder.resolve("a.pdf"), "old");
        Picture bad = picture(surface -> surface.rect(Double.NaN, 0, 1, 1, Colour.rgb(0)));
        assertThatThrownBy(() -> PdfFile.write(bad, old, FileChoice.REPLACE))
                .hasMessageContaining("No place in a picture");
        assertThat(old).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("a.pdf");
    }

    private static void say(Surface surface, String text) {
        surface.text(text, 5, 20, STYLE, Colour.rgb(0), Anchor.START);
    }

    private static byte[] bytes(Consumer<Surface> painter) {
        return PdfFile.bytes("A <title>", List.of(picture(painter)));
    }

    private static Picture picture(Consumer<Surface> painter) {
        return new Picture(480, 240, "A picture", "What it shows.", painter);
    }
}
