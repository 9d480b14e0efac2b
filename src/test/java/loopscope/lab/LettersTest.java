package loopscope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LettersTest {
    @ParameterizedTest
    @CsvSource({"0, A", "25, Z", "26, AA", "27, AB", "51, AZ", "52, BA", "701, ZZ", "702, AAA"})
    void clientsAreNamedAsColumnsAre(int ordinal, String name) {
        assertThat(Letters.of(ordinal)).isEqualTo(name);
    }
}
