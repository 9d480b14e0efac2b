package loopscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

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
}
