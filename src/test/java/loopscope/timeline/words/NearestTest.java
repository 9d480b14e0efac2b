package loopscope.timeline.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class NearestTest {
    private static final List<String> NAMES = List.of("sequential", "select", "spin", "poll");

    @Test
    void forgivesALetterTooManyMissingWrongOrSwapped() {
        for (String typed : List.of("selecct", "selct", "selekt", "seelct")) {
            assertThat(Nearest.to(typed, NAMES)).as(typed).hasValue("select");
        }
    }

    @Test
    void guessesNothingForWhatIsFarFromEverything() {
        assertThat(Nearest.to("io_uring", NAMES)).isEmpty();
        assertThat(Nearest.to("x", NAMES)).isEmpty();
        assertThat(Nearest.to("", NAMES)).isEmpty();
    }

    @Test
    void prefersTheNearerOfTwo() {
        assertThat(Nearest.to("epol", List.of("poll", "epoll"))).hasValue("epoll");
    }
}
