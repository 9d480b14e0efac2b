package loopscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A brief form is cut between letters, as a reader counts them. */
class GraphemesTest {
    @ParameterizedTest
    @CsvSource({
        "Ping, Ping",
        "Hello world!, Hello world!",
        "0123456789012, 01234567890…",
        "0123456789😀12, 0123456789😀…",
        "0123456789e\u0301e\u0301x, 0123456789e\u0301…",
        "0123456789👍🏽👍🏽x, 0123456789👍🏽…",
        "012345678901👍🏽, 01234567890…",
        "01234567890👍🏽, 01234567890👍🏽",
    })
    void itKeepsWholeLetters(String text, String brief) {
        assertThat(Graphemes.brief(text, 12)).isEqualTo(brief);
    }

    @Test
    void whatFollowsACutFromRightToLeftStaysOnItsRight() {
        assertThat(Graphemes.brief("שלום עולם שלום", 5))
                .isEqualTo("שלום" + Escape.LEFT_TO_RIGHT_MARK + "…");
    }

    @Test
    void aBoundaryIsTheNextOneBefore() {
        String text = "a👍🏽b";
        assertThat(Graphemes.boundary(text, 1)).isEqualTo(1);
        for (int inside = 2; inside < 5; inside++) {
            assertThat(Graphemes.boundary(text, inside)).isEqualTo(1);
        }
        assertThat(Graphemes.boundary(text, 5)).isEqualTo(5);
        assertThat(Graphemes.boundary(text, 6)).isEqualTo(6);
        assertThat(Graphemes.count(text, 6)).isEqualTo(3);
    }
}
