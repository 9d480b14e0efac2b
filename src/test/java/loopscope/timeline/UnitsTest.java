package loopscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.timeline.axis.Ticks;

import org.junit.jupiter.api.Test;

class UnitsTest {
    @Test
    void aFactorIsRoundedToTwoDigits() {
        assertThat(Units.factor(7)).isEqualTo("7");
        assertThat(Units.factor(99)).isEqualTo("99");
        assertThat(Units.factor(798)).isEqualTo("800");
        assertThat(Units.factor(1_612)).isEqualTo("1,600");
        assertThat(Units.factor(99_999)).isEqualTo("100,000");
    }

    @Test
    void anInstantIsSaidInTheUnitsOfALength() {
        assertThat(Units.instant(3.4e9)).isEqualTo("3.400 s");
        assertThat(Units.instant(59.9994e9)).isEqualTo("59.999 s");
        assertThat(Units.instant(59.9996e9)).isEqualTo("1 min 00.000 s");
        assertThat(Units.instant(1_595.25e9)).isEqualTo("26 min 35.250 s");
        assertThat(Units.instant(3_725.5e9)).isEqualTo("1 h 02 min 05.500 s");
        assertThat(Units.instant(-2e9)).isEqualTo("-2.000 s");
    }

    @Test
    void soIsATickOfTheRuler() {
        assertThat(Ticks.label(0, 5_000_000_000L)).isEqualTo("0 s");
        assertThat(Ticks.label(55_000_000_000L, 5_000_000_000L)).isEqualTo("55 s");
        assertThat(Ticks.label(1_595_000_000_000L, 5_000_000_000L)).isEqualTo("26 min 35 s");
        assertThat(Ticks.label(60_250_000_000L, 50_000_000L)).isEqualTo("1 min 00.25 s");
        assertThat(Ticks.label(7_500_000_000_000L, 300_000_000_000L)).isEqualTo("2 h 05 min");
    }
}
