package loopscope.picture.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import loopscope.picture.SamplePicture;
import loopscope.picture.surface.TextStyle.Weight;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.xml.parsers.DocumentBuilderFactory;

class SvgSurfaceTest {
    private static final TextStyle STYLE = TextStyle.sans(12, Weight.REGULAR);
    private final SvgSurface svg = new SvgSurface(100, 50, "One <at> a time", "A & B");

    @Test
    void aTextKeepsItsWidthInAnyFont() throws Exception {
        svg.text("accept()", 0, 0, STYLE, Colour.rgb(0), Anchor.START);
        var attributes = parse(svg.finish()).getElementsByTagName("text").item(0).getAttributes();
        double length = Double.parseDouble(attributes.getNamedItem("textLength").getNodeValue());
        assertThat(length).isCloseTo(Text.width("accept()", STYLE), within(0.01));
    }

    @Test
    void isWellFormedWhateverTheTextSays() throws Exception {
        for (int start = 0; start < 0x10000; start += 64) {
            StringBuilder text = new StringBuilder();
            for (int c = start; c < start + 64; c++) {
                text.append((char) c).append(' ');
            }
            svg.text(text.toString(), 0, 0, STYLE, Colour.rgb(0), Anchor.START);
            svg.group(text.toString());
            svg.endGroup();
        }
        Document document = parse(svg.finish());
        assertThat(document.getElementsByTagName("text").getLength()).isEqualTo(1024);
        assertThat(document.getElementsByTagName("text").item(0).getTextContent())
                .startsWith("\\x00 ")
                .contains(" \\n ")
                .endsWith("< = > ? ");
    }

    @Test
    void saysItsTitleAndDescription() throws Exception {
        Document document = parse(svg.finish());
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("One <at> a time");
        assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo("A & B");
    }

    @Test
    @DefaultLocale("de-DE")
    void writesNumbersWithTwoDecimalsInEveryLocale() {
        svg.rect(-0.004, 1.006, 2.5, 1234567.891, Colour.rgb(0x0072B2));
        assertThat(svg.finish())
                .contains("x=\"0\" y=\"1.01\" width=\"2.5\" height=\"1234567.89\"")
                .contains("fill=\"#0072b2\"");
    }

    @Test
    void refusesAPlaceThatIsNone() {
        assertThatThrownBy(() -> svg.rect(Double.NaN, 0, 1, 1, Colour.rgb(0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void definesAHatchOnceHoweverOftenItIsUsed() throws Exception {
        svg.hatch(0, 0, 10, 10, Theme.LIGHT.waitsFor(0));
        svg.hatch(20, 0, 10, 10, Theme.LIGHT.waitsFor(0));
        svg.hatch(40, 0, 10, 10, Theme.LIGHT.waitsForAnyone());
        assertThat(parse(svg.finish()).getElementsByTagName("pattern").getLength()).isEqualTo(2);
    }

    @Test
    void nestsClipsAndGroupsAndRefusesToLeaveOneOpen() throws Exception {
        svg.group("server");
        svg.clip(1, 2, 30, 40);
        assertThatThrownBy(svg::endGroup).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(svg::finish).hasMessage("A clip was not ended.");
        svg.unclip();
        svg.endGroup();
        String written = svg.finish();
        assertThat(written).containsPattern("<clipPath id=\"p[0-9a-f]{8}-clip-0\"><rect x=\"1\"");
        assertThat(references(written)).isEqualTo(ids(written)).hasSize(1);
    }

    @Test
    void keepsClipsApartThatDifferInASign() {
        svg.clip(-5, 2, 30, 40);
        svg.unclip();
        svg.clip(5, 2, 30, 40);
        svg.unclip();
        svg.clip(5, 2, 30, 40);
        svg.unclip();
        String written = svg.finish();
        assertThat(references(written)).isEqualTo(ids(written)).hasSize(2);
    }

    @Test
    void sharesNoIdWithAnotherPictureInTheSamePage() {
        SvgSurface other = new SvgSurface(100, 50, "Another", "");
        for (SvgSurface surface : List.of(svg, other)) {
            surface.clip(1, 2, 30, 40);
            surface.hatch(0, 0, 10, 10, Theme.LIGHT.waitsForAnyone());
            surface.unclip();
        }
        assertThat(ids(svg.finish())).hasSize(2).doesNotContainAnyElementsOf(ids(other.finish()));
    }

    private static Set<String> ids(String svg) {
        return found(svg, "id=\"([^\"]*)\"");
    }

    private static Set<String> references(String svg) {
        return found(svg, "url\\(#([^)]*)\\)");
    }

    private static Set<String> found(String svg, String what) {
        return Pattern.compile(what)
                .matcher(svg)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void drawsTheSamePictureAsTheSameBytes() throws Exception {
        assertThat(sample()).isEqualTo(sample());
        parse(sample());
    }

    private static String sample() {
        SvgSurface surface = new SvgSurface(480, 240, "Sample", "");
        SamplePicture.paint(surface, Theme.LIGHT);
        return surface.finish();
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }
}
