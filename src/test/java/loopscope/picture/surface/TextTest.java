package loopscope.picture.surface;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.picture.FxThread;
import loopscope.picture.surface.TextStyle.Weight;
import loopscope.trace.Escape;
import loopscope.trace.Graphemes;

import org.junit.jupiter.api.Test;

import java.util.List;

class TextTest {
    private static final TextStyle SANS = TextStyle.sans(12, Weight.REGULAR);
    private static final List<String> SAMPLES =
            List.of(
                    "in the backlog, 4 bytes unread: 3.60 s",
                    "whole run: longest wait 3.60 s, B for A · 1 thread",
                    "client A",
                    "recv(A) — waits for A alone, 3.9 s",
                    "AVATAR To. Yo Wa “Ping”");

    @Test
    void measuresWhatJavaFxDrawsWithinTwoHundredths() throws Exception {
        CanvasPalette palette = new CanvasPalette();
        for (TextStyle.Family family : TextStyle.Family.values()) {
            for (Weight weight : Weight.values()) {
                TextStyle style = new TextStyle(family, 12, weight);
                for (String sample : SAMPLES) {
                    double drawn = FxThread.call(() -> drawnWidth(sample, palette, style));
                    assertThat(Text.width(sample, style))
                            .as("%s in %s, drawn %.2f", sample, style, drawn)
                            .isBetween(drawn * 0.98, drawn * 1.02);
                }
            }
        }
    }

    private static double drawnWidth(String sample, CanvasPalette palette, TextStyle style) {
        javafx.scene.text.Text text = new javafx.scene.text.Text(sample);
        text.setFont(palette.font(style));
        return text.getLayoutBounds().getWidth();
    }

    @Test
    void givesEveryLetterOfTheMonoTheSameWidth() {
        TextStyle mono = TextStyle.mono(10, Weight.REGULAR);
        assertThat(Text.width("iiii", mono)).isEqualTo(Text.width("WWWW", mono));
        assertThat(Text.width("iiii", mono)).isBetween(23.99, 24.01);
    }

    @Test
    void ofSomeWordingsTheFirstIsTakenThatFitsWhole() {
        String[] wordings = {"2.23 MiB unsent in the kernel", "2.23 MiB unsent"};
        double whole = Text.width(wordings[0], SANS);
        double brief = Text.width(wordings[1], SANS);
        assertThat(Text.firstToFit(SANS, whole, wordings)).isEqualTo(wordings[0]);
        assertThat(Text.firstToFit(SANS, whole - 0.1, wordings)).isEqualTo(wordings[1]);
        assertThat(Text.firstToFit(SANS, brief - 0.1, wordings)).isEmpty();
    }

    @Test
    void hasTheSignsLabelsAreMadeOf() {
        for (Typeface face : Typeface.all()) {
            assertThat("×µΔ…–—“”’·●◀▶→←↑↓".codePoints()).as("%s", face).allMatch(face::has);
        }
    }

    @Test
    void knowsThatAMissingCharacterIsMissing() {
        assertThat(Typeface.INTER.has(0x4E2D)).isFalse();
        assertThat(Typeface.INTER.advance(0x4E2D)).isPositive();
        assertThat(Typeface.INTER.advance(0x1F600)).isPositive();
    }

    @Test
    void leavesWhatFitsAsItIs() {
        assertThat(Text.fit("recv(A)", SANS, 100)).isEqualTo("recv(A)");
    }

    @Test
    void shortensAtAWord() {
        String text = "in the backlog, 4 bytes unread";
        assertThat(Text.fit(text, SANS, Text.width("in the backlog, 4 by…", SANS)))
                .isEqualTo("in the backlog, 4…");
        assertThat(Text.fit(text, SANS, Text.width("in the backlog,…", SANS)))
                .isEqualTo("in the backlog…");
    }

    @Test
    void shortensAtALetterWhereThereIsNoWord() {
        String fitted = Text.fit("InternationalHello", SANS, 60);
        assertThat(fitted).matches("Inter\\w*…");
    }

    @Test
    void dropsWhatWouldNotBeLegible() {
        assertThat(Text.fit("Ping", SANS, 12)).isEmpty();
        assertThat(Text.fit("Ping", SANS, 0)).isEmpty();
        assertThat(Text.fit("Ping", SANS, -5)).isEmpty();
    }

    @Test
    void neverReturnsMoreThanFitsNorASurrogateTorn() {
        String text = "B’s 😀😀😀😀 has lain (unread), in the kernel’s\nbuffer — for 2.20 s";
        for (double room = 0; room < 500; room += 0.7) {
            String fitted = Text.fit(text, SANS, room);
            assertThat(Text.width(fitted, SANS)).isLessThanOrEqualTo(room);
            assertThat(Escape.printable(fitted)).isEqualTo(fitted);
        }
    }

    @Test
    void cutsBetweenLettersAndNeverInsideOne() {
        String text = "\u0065\u0301e\u0301e\u0301🇩🇪🇫🇷👍🏽👍🏽 and more of it";
        for (double room = 0; room < 300; room += 0.7) {
            String fitted = Text.fit(text, SANS, room);
            String kept = fitted.endsWith("…") ? fitted.substring(0, fitted.length() - 1) : fitted;
            assertThat(text).startsWith(kept);
            assertThat(Graphemes.boundary(text, kept.length())).isEqualTo(kept.length());
        }
    }

    @Test
    void givesMarksNoRoomOfTheirOwn() {
        assertThat(Text.width("e\u0301", SANS)).isEqualTo(Text.width("e", SANS));
        assertThat(Text.width("e\u200e", SANS)).isEqualTo(Text.width("e", SANS));
    }
}
