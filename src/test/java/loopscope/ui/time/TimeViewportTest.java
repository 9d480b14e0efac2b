package loopscope.ui.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import loopscope.timeline.axis.Axis;

import org.junit.jupiter.api.Test;

import java.util.List;

class TimeViewportTest {
    private static final long SECOND = 1_000_000_000;
    private static final double WIDTH = 1000;

    private final TimeViewport viewport = new TimeViewport(List::of);

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
        viewport.pause(5 * SECOND, WIDTH);
        assertThat(seen(50)).isEqualTo(seen(5));
        assertThat(viewport.now(50 * SECOND)).isEqualTo(5 * SECOND);
        viewport.follow();
        assertThat(viewport.now(50 * SECOND)).isEqualTo(50 * SECOND);
    }

    @Test
    void anyPanLeavesLive() {
        viewport.pan(-100, 50 * SECOND, WIDTH);
        assertThat(viewport.isLive()).isFalse();
        assertThat(seen(60).to()).isLessThan(50e9);
    }

    @Test
    void thePointerKeepsItsTimeWhenZooming() {
        viewport.pause(50 * SECOND, WIDTH);
        double before = seen(50).time(300);
        viewport.zoom(300, 4, 50 * SECOND, WIDTH);
        assertThat(seen(50).time(300)).isEqualTo(before, within(1e3));
        assertThat(seen(50).to() - seen(50).from())
                .isEqualTo(LinearNavigator.USUAL_SPAN / 4, within(1e3));
    }

    @Test
    void zoomingLiveStaysLive() {
        viewport.zoom(300, 10, 50 * SECOND, WIDTH);
        assertThat(viewport.isLive()).isTrue();
        assertThat(seen(60).x(60e9)).isBetween(0.9 * WIDTH, WIDTH);
        assertThat(seen(60).to() - seen(60).from())
                .isEqualTo(LinearNavigator.USUAL_SPAN / 10, within(1e3));
    }

    @Test
    void onePannedTooFarStillSeesWhatHappened() {
        viewport.pan(1e9, 50 * SECOND, WIDTH);
        assertThat(seen(50).from()).isLessThan(50e9);
        viewport.pan(-1e9, 50 * SECOND, WIDTH);
        assertThat(seen(50).to()).isGreaterThan(0);
    }

    @Test
    void aRunThatHasJustBegunDoesNotJumpWhenPanned() {
        viewport.pan(10, SECOND / 10, WIDTH);
        assertThat(viewport.view(SECOND / 10, WIDTH).from()).isZero();
    }

    @Test
    void fitShowsTheWholeRun() {
        viewport.fit(500 * SECOND, WIDTH);
        assertThat(seen(500).shows(0)).isTrue();
        assertThat(seen(500).shows(500e9)).isTrue();
        assertThat(viewport.isLive()).isTrue();
    }

    @Test
    void theWholeRunIsLeftForTheUsualStretchByAskingForThatOrByMoving() {
        viewport.fit(500 * SECOND, WIDTH);
        viewport.usual(500 * SECOND, WIDTH);
        assertThat(span(500)).isEqualTo(LinearNavigator.USUAL_SPAN, within(1e3));
        viewport.fit(500 * SECOND, WIDTH);
        viewport.pan(10, 500 * SECOND, WIDTH);
        assertThat(viewport.isFitted()).isFalse();
        viewport.follow();
        assertThat(span(600)).isEqualTo(LinearNavigator.USUAL_SPAN, within(1e3));
    }

    @Test
    void pausedToTheUsualStretchEndsWithWhatIsDrawn() {
        viewport.pause(500 * SECOND, WIDTH);
        viewport.fit(600 * SECOND, WIDTH);
        assertThat(seen(600).from()).isZero();
        viewport.usual(600 * SECOND, WIDTH);
        assertThat(span(600)).isEqualTo(LinearNavigator.USUAL_SPAN, within(1e3));
        assertThat(seen(600).shows(500e9)).isTrue();
    }

    @Test
    void theWholeRunIsWholeOnTheOtherAxisToo() {
        viewport.fit(500 * SECOND, WIDTH);
        viewport.changeAxis(500 * SECOND, WIDTH);
        viewport.changeAxis(500 * SECOND, WIDTH);
        assertThat(seen(500).from()).isZero();
        assertThat(viewport.isFitted()).isTrue();
    }

    @Test
    void aStepBeginsAtTheLeftAndStaysInViewUnlessTheUserHasZoomed() {
        viewport.followFrom(40e9);
        assertThat(seen(41).from()).isEqualTo(40e9, within(1e3));
        assertThat(seen(90).from()).isEqualTo(40e9, within(1e3));
        assertThat(seen(90).shows(90e9)).isTrue();
        viewport.followFrom(100e9);
        assertThat(seen(101).from()).isEqualTo(100e9, within(1e3));
        viewport.goLive();
        assertThat(span(200)).isEqualTo(LinearNavigator.USUAL_SPAN, within(1e3));
        viewport.zoom(300, 2, 101 * SECOND, WIDTH);
        double zoomed = span(101);
        viewport.followFrom(200e9);
        assertThat(span(201)).isEqualTo(zoomed, within(1e3));
        assertThat(seen(201).shows(201e9)).isTrue();
    }

    private double span(long seconds) {
        return seen(seconds).to() - seen(seconds).from();
    }

    @Test
    void theMomentSpokenOfHasHappened() {
        viewport.point(WIDTH, 3 * SECOND, WIDTH);
        assertThat(viewport.selectedInstant()).hasValue(3 * SECOND);
        viewport.clearInstant();
        assertThat(viewport.selectedInstant()).isEmpty();
    }

    @Test
    void anInstantThatIsChosenLeavesLiveAndLiveIsNow() {
        viewport.point(WIDTH / 2, 3 * SECOND, WIDTH);
        assertThat(viewport.isLive()).isFalse();
        assertThat(viewport.selectedInstant()).isPresent();
        viewport.follow();
        assertThat(viewport.selectedInstant()).isEmpty();
        viewport.pointAt(2 * SECOND, 3 * SECOND, WIDTH);
        assertThat(viewport.isLive()).isFalse();
    }

    @Test
    void theOtherAxisLooksAtTheSameTimes() {
        viewport.pan(-100, 50 * SECOND, WIDTH);
        double from = seen(50).from();
        viewport.changeAxis(50 * SECOND, WIDTH);
        assertThat(viewport.isInEventOrder()).isTrue();
        assertThat(seen(50).shows(from + 1e9)).isTrue();
        viewport.changeAxis(50 * SECOND, WIDTH);
        assertThat(viewport.isInEventOrder()).isFalse();
        assertThat(viewport.isLive()).isFalse();
    }

    @Test
    void inEventOrderTooNowIsSeenWhileLiveAndPanningLeavesIt() {
        viewport.changeAxis(50 * SECOND, WIDTH);
        assertThat(viewport.isLive()).isTrue();
        assertThat(seen(50).shows(50e9)).isTrue();
        viewport.pan(-100, 50 * SECOND, WIDTH);
        assertThat(viewport.isLive()).isFalse();
        double before = seen(50).time(150);
        viewport.zoom(150, 2, 50 * SECOND, WIDTH);
        assertThat(seen(50).x(before)).isEqualTo(150, within(0.5));
    }

    @Test
    void aReplayStartsAtTheCursorMovesOnAndEndsLive() {
        viewport.pause(50 * SECOND, WIDTH);
        viewport.pointAt(48 * SECOND, 50 * SECOND, WIDTH);
        viewport.replay(1, 0, 50 * SECOND, WIDTH);
        assertThat(viewport.isLive()).isFalse();
        assertThat(viewport.now(50 * SECOND)).isEqualTo(48 * SECOND);
        long clock = 0;
        for (int frame = 0; frame < 10; frame++) {
            clock += SECOND / 20;
            viewport.advance(clock, 50 * SECOND, WIDTH);
        }
        assertThat(viewport.now(50 * SECOND)).isEqualTo(48 * SECOND + SECOND / 2);
        for (int frame = 0; frame < 40; frame++) {
            clock += SECOND / 20;
            viewport.advance(clock, 50 * SECOND, WIDTH);
        }
        assertThat(viewport.isLive()).isTrue();
    }

    @Test
    void aReplayThatWasPausedGoesOnWhereItWas() {
        viewport.pause(50 * SECOND, WIDTH);
        viewport.pointAt(40 * SECOND, 50 * SECOND, WIDTH);
        viewport.replay(1, 0, 50 * SECOND, WIDTH);
        viewport.advance(SECOND / 20, 50 * SECOND, WIDTH);
        viewport.pause(50 * SECOND, WIDTH);
        assertThat(viewport.replay()).isNull();
        long at = viewport.now(50 * SECOND);
        assertThat(at).isEqualTo(40 * SECOND + SECOND / 20);
        viewport.replay(1, SECOND, 50 * SECOND, WIDTH);
        assertThat(viewport.now(50 * SECOND)).isEqualTo(at);
    }

    @Test
    void aReplayStaysInView() {
        viewport.pause(50 * SECOND, WIDTH);
        viewport.show(1e9, 2e9, 50 * SECOND, WIDTH);
        viewport.replay(10, 0, 50 * SECOND, WIDTH);
        for (int frame = 1; frame <= 20; frame++) {
            viewport.advance(frame * SECOND / 20, 50 * SECOND, WIDTH);
            assertThat(seen(50).shows(viewport.now(50 * SECOND))).isTrue();
        }
    }

    private Axis seen(long seconds) {
        return viewport.view(seconds * SECOND, WIDTH);
    }
}
