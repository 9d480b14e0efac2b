package loopscope.ui.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final long MILLI = 1_000_000;

    @Test
    void itMovesAtTheFactorAskedFor() {
        Replay replay = run(0.1, 16 * MILLI, 100);
        assertThat(replay.shown()).isEqualTo(160 * MILLI);
        assertThat(replay.reached()).isCloseTo(0.1, within(0.001));
        assertThat(replay.mark()).isEqualTo("VIEW SLOWED 10×, in fact 10×");
    }

    @Test
    void whereFramesAreLateItSaysWhatItReached() {
        Replay replay = run(0.01, 200 * MILLI, 50);
        assertThat(replay.reached()).isCloseTo(0.005, within(0.0001));
        assertThat(replay.mark()).isEqualTo("VIEW SLOWED 100×, in fact 200×");
    }

    @Test
    void fasterAndAsItWasAreSaidToo() {
        assertThat(run(10, 16 * MILLI, 100).mark()).isEqualTo("VIEW SPED UP 10×, in fact 10×");
        assertThat(run(1, 16 * MILLI, 100).mark()).isEqualTo("REPLAY ×1, in fact ×1.0");
    }

    private static Replay run(double factor, long frame, int frames) {
        Replay replay = new Replay(0, factor, 0);
        for (int i = 1; i <= frames; i++) {
            replay.advance(i * frame);
        }
        return replay;
    }
}
