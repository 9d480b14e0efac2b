package loopscope.ui.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import loopscope.timeline.axis.Axis;

import org.junit.jupiter.api.Test;

import java.util.List;

class TimeViewportTest {
    private static final long SECOND = 1_000_000_000;
    private static final double WIDTH = 1000;

    private final TimeViewport eyes = new TimeViewport(List::of);

    @Test
    void aRunGrowsToHalfAMinuteAndThenScrolls() {
        assertThat(seen(2).to() - seen(2).from())
                .isEqualTo(LinearNavigator.FIRST_SPAN, within(1e3));
        assertThat(seen(20).from()).isEqualTo(0, within(1e6));
        assertThat(seen(20).to()).isGreaterThan(20e9);
        assertThat(seen(100).to() - seen(100).from())
                .isEqualTo(LinearNavigator.USUAL_SPAN, within(1e3));
        assertThat(seen(100).x(100e9)).isBetween(0.9 * WIDTH, WIDTH);
    }

    @Test
    void pausedNothingMoves() {
        eyes.pause(5 * SECOND, WIDTH);
        assertThat(seen(50)).isEqualTo(seen(5));
        assertThat(eyes.now(50 * SECOND)).isEqualTo(5 * SECOND);
        eyes.follow();
        assertThat(eyes.now(50 * SECOND)).isEqualTo(50 * SECOND);
    }

    @Test
    void anyPanLeavesLive() {
        eyes.pan(-100, 50 * SECOND, WIDTH);
        assertThat(eyes.isLive()).isFalse();
        assertThat(seen(60).to()).isLessThan(50e9);
    }

    @Test
    void thePointerKeepsItsTimeWhenZooming() {
        eyes.pause(50 * SECOND, WIDTH);
        double before = seen(50).time(300);
        eyes.zoom(300, 4, 50 * SECOND, WIDTH);
        assertThat(seen(50).time(300)).isEqualTo(before, within(1e3));
        assertThat(seen(50).to() - seen(50).from())
                .isEqualTo(LinearNavigator.USUAL_SPAN / 4, within(1e3));
    }

    @Test
    void zoomingLiveStaysLive() {
        eyes.zoom(300, 10, 50 * SECOND, WIDTH);
        assertThat(eyes.isLive()).isTrue();
        assertThat(seen(60).x(60e9)).isBetween(0.9 * WIDTH, WIDTH);
        assertThat(seen(60).to() - seen(60).from())
                .isEqualTo(LinearNavigator.USUAL_SPAN / 10, within(1e3));
    }

    @Test
    void onePannedTooFarStillSeesWhatHappened() {
        eyes.pan(1e9, 50 * SECOND, WIDTH);
        assertThat(seen(50).from()).isLessThan(50e9);
        eyes.pan(-1e9, 50 * SECOND, WIDTH);
        assertThat(seen(50).to()).isGreaterThan(0);
    }

    @Test
    void aRunThatHasJustBegunDoesNotJumpWhenPanned() {
        eyes.pan(10, SECOND / 10, WIDTH);
        assertThat(eyes.view(SECOND / 10, WIDTH).from()).isZero();
    }

    @Test
    void fitShowsTheWholeRun() {
        eyes.fit(500 * SECOND, WIDTH);
        assertThat(seen(500).shows(0)).isTrue();
        assertThat(seen(500).shows(500e9)).isTrue();
        assertThat(eyes.isLive()).isTrue();
    }

    @Test
    void theMomentSpokenOfHasHappened() {
        eyes.point(WIDTH, 3 * SECOND, WIDTH);
        assertThat(eyes.cursor()).hasValue(3 * SECOND);
        eyes.unpoint();
        assertThat(eyes.cursor()).isEmpty();
    }

    @Test
    void anInstantThatIsChosenLeavesLiveAndLiveIsNow() {
        eyes.point(WIDTH / 2, 3 * SECOND, WIDTH);
        assertThat(eyes.isLive()).isFalse();
        assertThat(eyes.cursor()).isPresent();
        eyes.follow();
        assertThat(eyes.cursor()).isEmpty();
        eyes.pointAt(2 * SECOND, 3 * SECOND, WIDTH);
        assertThat(eyes.isLive()).isFalse();
    }

    @Test
    void theOtherAxisLooksAtTheSameTimes() {
        eyes.pan(-100, 50 * SECOND, WIDTH);
        double from = seen(50).from();
        eyes.changeAxis(50 * SECOND, WIDTH);
        assertThat(eyes.isInEventOrder()).isTrue();
        assertThat(seen(50).shows(from + 1e9)).isTrue();
        eyes.changeAxis(50 * SECOND, WIDTH);
        assertThat(eyes.isInEventOrder()).isFalse();
        assertThat(eyes.isLive()).isFalse();
    }

    @Test
    void inEventOrderTooNowIsSeenWhileLiveAndPanningLeavesIt() {
        eyes.changeAxis(50 * SECOND, WIDTH);
        assertThat(eyes.isLive()).isTrue();
        assertThat(seen(50).shows(50e9)).isTrue();
        eyes.pan(-100, 50 * SECOND, WIDTH);
        assertThat(eyes.isLive()).isFalse();
        double before = seen(50).time(150);
        eyes.zoom(150, 2, 50 * SECOND, WIDTH);
        assertThat(seen(50).x(before)).isEqualTo(150, within(0.5));
    }

    @Test
    void aReplayStartsAtTheCursorMovesOnAndEndsLive() {
        eyes.pause(50 * SECOND, WIDTH);
        eyes.pointAt(48 * SECOND, 50 * SECOND, WIDTH);
        eyes.replay(1, 0, 50 * SECOND, WIDTH);
        assertThat(eyes.isLive()).isFalse();
        assertThat(eyes.now(50 * SECOND)).isEqualTo(48 * SECOND);
        long clock = 0;
        for (int frame = 0; frame < 10; frame++) {
            clock += SECOND / 20;
            eyes.advance(clock, 50 * SECOND, WIDTH);
        }
        assertThat(eyes.now(50 * SECOND)).isEqualTo(48 * SECOND + SECOND / 2);
        for (int frame = 0; frame < 40; frame++) {
            clock += SECOND / 20;
            eyes.advance(clock, 50 * SECOND, WIDTH);
        }
        assertThat(eyes.isLive()).isTrue();
    }

    @Test
    void aReplayThatWasPausedGoesOnWhereItWas() {
        eyes.pause(50 * SECOND, WIDTH);
        eyes.pointAt(40 * SECOND, 50 * SECOND, WIDTH);
        eyes.replay(1, 0, 50 * SECOND, WIDTH);
        eyes.advance(SECOND / 20, 50 * SECOND, WIDTH);
        eyes.pause(50 * SECOND, WIDTH);
        assertThat(eyes.replay()).isNull();
        long at = eyes.now(50 * SECOND);
        assertThat(at).isEqualTo(40 * SECOND + SECOND / 20);
        eyes.replay(1, SECOND, 50 * SECOND, WIDTH);
        assertThat(eyes.now(50 * SECOND)).isEqualTo(at);
    }

    @Test
    void aReplayStaysInView() {
        eyes.pause(50 * SECOND, WIDTH);
        eyes.show(1e9, 2e9, 50 * SECOND, WIDTH);
        eyes.replay(10, 0, 50 * SECOND, WIDTH);
        for (int frame = 1; frame <= 20; frame++) {
            eyes.advance(frame * SECOND / 20, 50 * SECOND, WIDTH);
            assertThat(seen(50).shows(eyes.now(50 * SECOND))).isTrue();
        }
    }

    private Axis seen(long seconds) {
        return eyes.view(seconds * SECOND, WIDTH);
    }
}
