package loopscope.ui.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;

import org.junit.jupiter.api.Test;

import java.util.List;

class WindowBoundsTest {
    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 20, 1440, 880);
    private static final Rectangle2D PROJECTOR = new Rectangle2D(1440, 0, 1024, 768);

    @Test
    void aPlaceOnAScreenStays() {
        WindowBounds there = new WindowBounds(1500, 30, 900, 700, false);
        assertThat(there.on(List.of(LAPTOP, PROJECTOR))).isEqualTo(there);
    }

    @Test
    void aScreenThatIsGoneIsNoPlace() {
        WindowBounds there = new WindowBounds(1500, 30, 900, 700, true);
        assertThat(there.on(List.of(LAPTOP))).isEqualTo(new WindowBounds(540, 30, 900, 700, true));
    }

    @Test
    void aLargerPlaceShrinksToTheScreen() {
        assertThat(new WindowBounds(-3000, -50, 3840, 2160, false).on(List.of(LAPTOP)))
                .isEqualTo(new WindowBounds(0, 20, 1440, 880, false));
    }

    @Test
    void whatIsHeldByTooLittleIsBroughtBack() {
        assertThat(new WindowBounds(1400, 30, 900, 700, false).on(List.of(LAPTOP)).x())
                .isEqualTo(540);
        assertThat(new WindowBounds(100, 880, 900, 700, false).on(List.of(LAPTOP)).y())
                .isEqualTo(200);
        assertThat(new WindowBounds(100, -300, 900, 700, false).on(List.of(LAPTOP)).y())
                .isEqualTo(20);
    }

    @Test
    void theFirstStartFillsASmallScreen() {
        assertThat(WindowBounds.usual(LAPTOP)).isEqualTo(new WindowBounds(0, 20, 1440, 880, true));
        assertThat(WindowBounds.usual(new Rectangle2D(0, 0, 3840, 2160)))
                .isEqualTo(new WindowBounds(1200, 630, 1440, 900, false));
    }
}
