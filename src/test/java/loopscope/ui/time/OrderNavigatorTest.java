package loopscope.ui.time;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.timeline.Play;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class OrderNavigatorTest {
    private final Play play = new Play();
    private final OrderNavigator navigator = new OrderNavigator(() -> List.of(play.record));

    @AfterEach
    void close() {
        play.close();
    }

    @Test
    void fitShowsTheWholeRunFromZeroOnWhateverTheWidth() {
        Play.Actor a = play.client("A", 0).connects();
        for (int i = 0; i < 20; i++) {
            play.serverSends(a, 1);
        }
        play.lanes();
        long now = play.trace.now();
        for (int width = 400; width < 1000; width++) {
            navigator.fit(now, width);
            assertThat(navigator.standing(now, width).shows(0)).as("on %s pixels", width).isTrue();
            assertThat(navigator.following(now, width).shows(now))
                    .as("on %s pixels", width)
                    .isTrue();
        }
    }
}
