package loopscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.animation.AnimationTimer;

import loopscope.picture.FxThread;
import loopscope.trace.Op;
import loopscope.trace.Trace;
import loopscope.ui.stages.Activity;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Frames are drawn while something moves, and hardly any while nothing does. */
class FramesTest {
    private static final int PULSES = 30;

    private final Activity activity = new Activity();
    private final Trace trace = Trace.start();
    private volatile Frames.Motion motion = Frames.Motion.LIVE;
    private int drawn;
    private final Frames frames = new Frames(() -> motion, activity, () -> drawn++);
    private int pulses;
    private int drawnBefore;
    private int still;
    private final AnimationTimer clock =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    pulses++;
                    still = drawn == drawnBefore ? still + 1 : 0;
                    drawnBefore = drawn;
                }
            };

    @BeforeEach
    void begin() {
        FxThread.start();
        trace.follow(activity);
        onFx(clock::start);
        onFx(frames::wake);
    }

    @AfterEach
    void end() {
        onFx(clock::stop);
        onFx(frames::stop);
        trace.close();
    }

    @Test
    void aReplayIsDrawnWithEachPulse() {
        motion = Frames.Motion.MOVING;
        assertThat(drawnMeanwhile()).isBetween(PULSES - 2, PULSES + 2);
    }

    @Test
    void whatStandsIsHardlyEverDrawn() {
        for (Frames.Motion still :
                new Frames.Motion[] {Frames.Motion.STANDING, Frames.Motion.HIDDEN}) {
            motion = still;
            awaitRest();
            assertThat(drawnMeanwhile()).isLessThan(PULSES / 2);
        }
    }

    @Test
    void liveTheFirstEventAwakesIt() {
        awaitRest();
        record(Op.SAMPLE);
        OpenWindow.await("frames", frames::isAwake);
    }

    @Test
    void liveEachPulseFromTheFirstEventOnIsDrawn() {
        awaitRest();
        record(Op.SAMPLE); // whose wake-up is before what is now done on the JavaFX thread
        assertThat(drawnWhile(() -> record(Op.SAMPLE))).isGreaterThanOrEqualTo(PULSES - 2);
    }

    @Test
    void pausedWhatIsRecordedIsDrawnOnceAndMovesNothing() {
        motion = Frames.Motion.STANDING;
        awaitRest();
        int[] before = OpenWindow.onFx(() -> new int[] {drawn, pulses});
        record(Op.SAMPLE);
        OpenWindow.await("the next frame", () -> drawn > before[0]);
        assertThat(OpenWindow.onFx(() -> pulses) - before[1])
                .as("pulses until then: soon, not when it would have been drawn anyway")
                .isLessThan(3 * PULSES);
        assertThat(OpenWindow.onFx(frames::isAwake)).isFalse();
    }

    private void record(Op op) {
        long number = trace.position();
        trace.recorder().instant(op, 0, 0, 0);
        OpenWindow.await("the event", () -> trace.followed() > number);
    }

    private void awaitRest() {
        OpenWindow.await("pulses without a frame", () -> still >= 3);
    }

    /** How many frames are drawn in some pulses. */
    private int drawnMeanwhile() {
        int[] before = OpenWindow.onFx(() -> new int[] {drawn, pulses});
        OpenWindow.await("pulses", () -> pulses >= before[1] + PULSES);
        return OpenWindow.onFx(() -> drawn - before[0]);
    }

    /** The same while something is done again and again. */
    private int drawnWhile(Runnable work) {
        int[] before = OpenWindow.onFx(() -> new int[] {drawn, pulses});
        while (OpenWindow.onFx(() -> pulses) < before[1] + PULSES) {
            work.run();
        }
        return OpenWindow.onFx(() -> drawn - before[0] - (pulses - before[1] - PULSES));
    }

    private static void onFx(Runnable work) {
        OpenWindow.onFx(
                () -> {
                    work.run();
                    return null;
                });
    }
}
