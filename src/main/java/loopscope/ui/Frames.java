package loopscope.ui;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;

import loopscope.ui.stages.Activity;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Decides when the window is drawn: with each pulse while something moves, and now and then while
 * nothing does, to save the work of frames that look alike.
 *
 * <pre>
 *               nothing for half a second
 *   each pulse ──────────────────────────► now and then, by {@link Motion}
 *              ◄──────────────────────────
 *       the user acts; live, an event is recorded
 * </pre>
 *
 * <p>While the view is paused, an event causes one frame soon: it changes some words and moves
 * nothing.
 *
 * <p>Confined to the JavaFX thread.
 */
final class Frames {
    /** What can move in the window. */
    enum Motion {
        /** A replay: every frame differs. */
        MOVING(Duration.ZERO),
        /** Live: events move the picture; without one, only the edge of now and open waits grow. */
        LIVE(Duration.ofMillis(333)),
        /** Paused: only the strip of the whole run grows. */
        STANDING(Duration.ofSeconds(5)),
        /** Minimised: nobody sees it. */
        HIDDEN(Duration.ofSeconds(5));

        private final Duration between;

        Motion(Duration between) {
            this.between = between;
        }
    }

    /**
     * How long frames go on after the last act or event, in nanoseconds: its effect may come later.
     */
    private static final long LASTING = 500_000_000;

    /** How long after an event, at most, a paused view is drawn. */
    private static final Duration SOON = Duration.ofMillis(500);

    private final Supplier<Motion> motion;
    private final Activity activity;
    private final AnimationTimer timer;
    private boolean running;
    private boolean stopped;
    private long plans;
    private long moved;

    /**
     * Frames that are not running yet.
     *
     * @param motion returns what can move now
     * @param activity follows the events of all stages
     * @param frame updates the window
     */
    Frames(Supplier<Motion> motion, Activity activity, Runnable frame) {
        this.motion = motion;
        this.activity = activity;
        this.timer =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        frame.run();
                        restIfNothingMoves();
                    }
                };
    }

    /** Draws with each pulse for a while: something has changed, or may soon. */
    void wake() {
        moved = System.nanoTime();
        run();
    }

    /** Draws no more. */
    void stop() {
        stopped = true;
        rest();
        activity.forget();
    }

    /** Whether it draws with each pulse, because something has moved lately. */
    boolean isAwake() {
        return running && System.nanoTime() - moved <= LASTING;
    }

    private void run() {
        if (!running && !stopped) {
            running = true;
            activity.forget();
            timer.start();
        }
    }

    private void rest() {
        running = false;
        timer.stop();
    }

    private void restIfNothingMoves() {
        Motion now = motion.get();
        long time = System.nanoTime();
        if (now == Motion.MOVING || (activity.take() && now == Motion.LIVE)) {
            moved = time;
        }
        if (now == Motion.HIDDEN || time - moved > LASTING) {
            rest();
            plan(now.between);
            if (now == Motion.LIVE) {
                activity.await(this::wake);
            } else if (now == Motion.STANDING) {
                activity.await(() -> plan(SOON));
            }
        }
    }

    /** Plans one frame after a time, in place of the one planned before. */
    private void plan(Duration later) {
        long plan = ++plans;
        Executor then =
                CompletableFuture.delayedExecutor(
                        later.toNanos(), TimeUnit.NANOSECONDS, Platform::runLater);
        then.execute(
                () -> {
                    if (plan == plans) {
                        run();
                    }
                });
    }
}
