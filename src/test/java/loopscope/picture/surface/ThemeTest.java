package loopscope.picture.surface;

import static loopscope.picture.surface.Tone.*;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;

class ThemeTest {
    private static final List<Tone> GROUNDS =
            List.of(GROUND, LANE, PANEL, HEADER, SENTENCE, NOTICE);

    private static final Map<Tone, List<Tone>> WORDS =
            Map.of(
                    INK, GROUNDS,
                    DIM_INK, GROUNDS,
                    WAITS, List.of(GROUND, LANE, PANEL, HEADER, SENTENCE, NOTICE, ALARM),
                    NOBODY_WAITS, GROUNDS,
                    NOTICE_INK, List.of(NOTICE),
                    BADGE_INK, List.of(BADGE_BLOCKING, BADGE_MULTIPLEXED),
                    CURSOR_INK, List.of(CURSOR_LABEL),
                    CODE_KEYWORD, List.of(GROUND, NOTICE),
                    CODE_LITERAL, List.of(GROUND, NOTICE),
                    CODE_ANNOTATION, List.of(GROUND, NOTICE));

    @ParameterizedTest
    @MethodSource("themes")
    void makesAllWordsLegible(Theme theme) {
        WORDS.forEach(
                (word, grounds) ->
                        grounds.forEach(
                                ground ->
                                        assertThat(contrast(theme.of(word), theme, ground))
                                                .as("%s: %s on %s", theme, word, ground)
                                                .isGreaterThanOrEqualTo(least(theme))));
    }

    @ParameterizedTest
    @MethodSource("themes")
    void makesClientsWordsLegible(Theme theme) {
        for (int client = 0; client < 9; client++) {
            for (Tone ground : GROUNDS) {
                assertThat(contrast(theme.clientInk(client), theme, ground))
                        .as("%s: client %d on %s", theme, client, ground)
                        .isGreaterThanOrEqualTo(least(theme));
            }
        }
    }

    @Test
    void makesAWaitsStripesSeenInHighContrast() {
        Theme theme = Theme.HIGH_CONTRAST;
        for (int client = 0; client < 7; client++) {
            assertThat(contrast(theme.waitsFor(client).stripe(), theme, GROUND)).isGreaterThan(3);
        }
        assertThat(contrast(theme.waitsForAnyone().stripe(), theme, GROUND)).isGreaterThan(3);
        assertThat(contrast(theme.of(GRID), theme, GROUND)).isGreaterThan(3);
    }

    @Test
    void comesRoundAfterSevenHues() {
        assertThat(Theme.LIGHT.client(7)).isEqualTo(Theme.LIGHT.client(0));
        assertThat(Theme.DARK.waitsFor(8)).isSameAs(Theme.DARK.waitsFor(1));
        assertThat(Theme.LIGHT.needsOutline(13)).isTrue();
        assertThat(Theme.LIGHT.needsOutline(0)).isFalse();
    }

    @Test
    void measuresContrastAsTheStandardDoes() {
        assertThat(Colour.contrast(Colour.rgb(0), Colour.rgb(0xFFFFFF))).isEqualTo(21);
        assertThat(Colour.contrast(Colour.rgb(0x777777), Colour.rgb(0xFFFFFF)))
                .isBetween(4.47, 4.49);
    }

    static List<Theme> themes() {
        return Theme.ALL;
    }

    private static double least(Theme theme) {
        return theme == Theme.HIGH_CONTRAST ? 7 : 4.5;
    }

    private static double contrast(int word, Theme theme, Tone ground) {
        return Colour.contrast(word, theme.of(ground));
    }
}
