package loopscope.capture.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.capture.FileChoice;
import loopscope.capture.Picture;
import loopscope.picture.SamplePicture;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Hatch;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Theme;
import loopscope.trace.Escape;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reader that shares no code with the writer finds and draws. */
class PdfFileTest {
    private static final TextStyle WORDS = TextStyle.sans(12, TextStyle.Weight.BOLD);
    private static final TextStyle CALLS = TextStyle.mono(12, TextStyle.Weight.REGULAR);
    private static final int WHITE = 0xFFFFFFFF;
    private static final int RED = 0xFFD55E00;
    private static final int BLUE = 0xFF0072B2;

    @Test
    void wordsAreFoundInFontsThatLieInside() throws Exception {
        byte[] bytes =
                page(
                        surface -> {
                            surface.text("Who waits, für whom?", 10, 20, WORDS, RED, Anchor.START);
                            surface.text("select() → 2", 190, 40, CALLS, RED, Anchor.END);
                        });
        try (PDDocument read = Loader.loadPDF(bytes)) {
            assertThat(words(read)).isEqualToIgnoringNewLines("Who waits, für whom?select() → 2");
            PDResources resources = read.getPage(0).getResources();
            for (COSName name : resources.getFontNames()) {
                PDFont font = resources.getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.isDamaged()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script> & \"x\"",
                ") Tj ET Q /Evil gs (",
                "> ] TJ endstream endobj",
                "\u001b[2J\u0007\r\n\u0000",
                "a\u202egnp.exe",
                "=HYPERLINK(1) \\\\ \ufffd",
                "\u4f60\u597d",
                "\uFFFD\uD800 \u0301",
            })
    void whatAClientSaysIsFoundAsWords(String said) throws Exception {
        Picture picture = picture(surface -> surface.text(said, 10, 20, CALLS, RED, Anchor.START));
        try (PDDocument read = Loader.loadPDF(PdfFile.bytes(said, List.of(picture)))) {
            assertThat(read.getNumberOfPages()).isEqualTo(1);
            assertThat(read.getDocumentInformation().getTitle()).isEqualTo(Escape.printable(said));
            assertThat(words(read)).isEqualToIgnoringWhitespace(Escape.printable(said));
        }
    }

    @Test
    void marksLieWhereTheyWereDrawn() throws Exception {
        Hatch hatch = new Hatch(BLUE, WHITE);
        BufferedImage seen =
                seen(
                        surface -> {
                            surface.rect(10, 20, 30, 10, RED);
                            surface.rect(50, 20, 10, 10, Colour.withOpacity(Colour.rgb(0), 0.5));
                            surface.clip(100, 0, 20, 100);
                            surface.line(0, 50, 200, 50, BLUE, 10, Dash.SOLID);
                            surface.unclip();
                            surface.circle(160, 50, 20, RED, Colour.NONE, 0);
                            surface.hatch(0, 80, 200, 20, hatch);
                        });
        assertThat(seen.getRGB(15, 25)).isEqualTo(RED);
        assertThat(seen.getRGB(15, 35)).isEqualTo(WHITE);
        assertThat(seen.getRGB(55, 25) & 255).isBetween(120, 135);
        assertThat(seen.getRGB(110, 50)).isEqualTo(BLUE);
        assertThat(seen.getRGB(90, 50)).isEqualTo(WHITE);
        assertThat(seen.getRGB(160, 35)).isEqualTo(RED);
        assertThat(seen.getRGB(142, 32)).isEqualTo(WHITE);
        assertThat(seen.getRGB(110, 90)).isEqualTo(hatch.stripe());
        assertThat(seen.getRGB(115, 90)).isEqualTo(hatch.tint());
    }

    @Test
    void lettersOfBothFamiliesHaveTheirOutlines() throws Exception {
        TextStyle sans = TextStyle.sans(80, TextStyle.Weight.BOLD);
        TextStyle mono = TextStyle.mono(80, TextStyle.Weight.BOLD);
        BufferedImage seen =
                seen(
                        surface -> {
                            surface.text("I", 50, 80, sans, RED, Anchor.MIDDLE);
                            surface.text("|", 150, 80, mono, BLUE, Anchor.MIDDLE);
                        });
        assertThat(seen.getRGB(50, 50)).isEqualTo(RED);
        assertThat(seen.getRGB(150, 50)).isEqualTo(BLUE);
    }

    @Test
    void eachPictureHasAPageOfItsOwnSize() throws Exception {
        Picture wide = new Picture(400, 40, "", "", _ -> {});
        byte[] bytes = PdfFile.bytes("Both", List.of(wide, picture(_ -> {})));
        try (PDDocument read = Loader.loadPDF(bytes)) {
            assertThat(read.getNumberOfPages()).isEqualTo(2);
            assertThat(read.getPage(0).getMediaBox().getWidth()).isEqualTo(300);
            assertThat(read.getPage(1).getMediaBox().getHeight()).isEqualTo(75);
        }
    }

    /** A reader may rebuild a table that is wrong: so this is not asked of one. */
    @Test
    void everyObjectBeginsWhereTheTableSays() {
        String file =
                new String(
                        page(surface -> SamplePicture.paint(surface, Theme.LIGHT)),
                        StandardCharsets.ISO_8859_1);
        int table = Integer.parseInt(file.replaceAll("(?s).*startxref\n(\\d+)\n.*", "$1"));
        Matcher entry = Pattern.compile("(\\d{10}) 00000 n \n").matcher(file);
        int number = 0;
        while (entry.find(number == 0 ? table : entry.end())) {
            number++;
            assertThat(file.startsWith(number + " 0 obj\n", Integer.parseInt(entry.group(1))))
                    .as("object " + number)
                    .isTrue();
        }
        assertThat(number).isGreaterThan(5);
    }

    @Test
    void drawsTheSamePictureAsTheSameBytes() {
        Consumer<Surface> sample = surface -> SamplePicture.paint(surface, Theme.DARK);
        assertThat(page(sample)).isEqualTo(page(sample));
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

    private static byte[] page(Consumer<Surface> painter) {
        return PdfFile.bytes("A picture", List.of(picture(painter)));
    }

    private static Picture picture(Consumer<Surface> painter) {
        return new Picture(200, 100, "A picture", "", painter);
    }

    private static String words(PDDocument read) throws IOException {
        return new PDFTextStripper().getText(read);
    }

    private static BufferedImage seen(Consumer<Surface> painter) throws IOException {
        Consumer<Surface> onWhite =
                surface -> {
                    surface.rect(0, 0, 200, 100, WHITE);
                    painter.accept(surface);
                };
        try (PDDocument read = Loader.loadPDF(page(onWhite))) {
            return new PDFRenderer(read).renderImageWithDPI(0, 96, ImageType.ARGB);
        }
    }
}
