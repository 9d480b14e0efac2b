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
 * When the window is drawn: with each pulse while something moves, and now and then while nothing
 * does, since a frame that looks like the one before is work for nobody.
 *
 * <pre>
 *               nothing for half a second
 *   each pulse ──────────────────────────► now and then, by {@link Motion}
 *              ◄──────────────────────────
 *       the user acts; live, an event is recorded
 * </pre>
 *
 * <p>Paused, an event causes one frame soon: it changes some words, and moves nothing.
 *
 * <p>Confined to the JavaFX thread.
 */
final class Frames {
    /** What can move in the window. */
    enum Motion {
        /** A replay: every frame is another one. */
        MOVING(Duration.ZERO),
        /** Live: events move it, and without one only the edge of now and the length of waits. */
        LIVE(Duration.ofMillis(333)),
        /** Paused: nothing but what was begun before, and the strip of the whole run. */
        STANDING(Duration.ofSeconds(2)),
        /** Minimised: nobody sees it. */
        HIDDEN(Duration.ofSeconds(5));

        private final Duration between;

        Motion(Duration between) {
            this.between = between;
        }
    }

    /** What an act causes may come so much later, in nanoseconds: frames go on until then. */
    private static final long LASTING = 500_000_000;

    /** How much later a frame shows, at the latest, what is recorded while the view is paused. */
    private static final Duration SOON = Duration.ofMillis(500);

    private final Supplier<Motion> motion;
    private final Activity activity;
    private final AnimationTimer timer;
    private boolean running;
    private boolean stopped;
    private long plans;
    private long moved;

    /**
     * Draws nothing yet.
     *
     * @param motion what can move now
     * @param activity what is recorded
     * @param frame brings the window up to date
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

    /** Something has changed, or may soon: draws with each pulse for a while. */
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

    /** Whether something has moved of late, so that it draws with each pulse. */
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

    /** One frame after a time, in place of the one that was planned. */
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
