package loopscope.ui.lessons;

import loopscope.lesson.plan.Lesson;
import loopscope.lesson.play.LessonPlayer;
import loopscope.lesson.play.StepReport;
import loopscope.ui.base.Background;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The thread that plays a lesson, step by step. Confined to the JavaFX thread, on which it also
 * says what came of a step; nothing is said once it is closed.
 */
final class LessonThread implements AutoCloseable {
    private final Background thread =
            new Background(
                    Executors.newSingleThreadExecutor(
                            Thread.ofVirtual().name("loopscope-lesson").factory()));
    private final WindowHost host;
    private final LessonPlayer player;
    private final Consumer<Exception> failed;

    /**
     * A thread with nothing to do yet.
     *
     * @param failed is called with the reason why a step could not be played
     */
    LessonThread(Lesson lesson, LessonStages stages, Consumer<Exception> failed) {
        this.host = new WindowHost(stages);
        this.player = new LessonPlayer(lesson, host, LessonPlayer.USUAL_PATIENCE);
        this.failed = failed;
    }

    /** Opens the stages of the next step. */
    void prepare(Runnable done) {
        run(
                () -> {
                    player.prepare();
                    return true;
                },
                prepared -> done.run());
    }

    /** Plays the next step. */
    void play(Consumer<StepReport> done) {
        run(player::play, done);
    }

    private <T> void run(Callable<T> work, Consumer<T> done) {
        thread.run(work, reported(done), reported(failed));
    }

    private <T> Consumer<T> reported(Consumer<T> to) {
        return what -> {
            if (!thread.isClosed()) {
                to.accept(what);
            }
        };
    }

    /** Ends the thread, and interrupts what is under way. */
    void interrupt() {
        thread.close();
    }

    /** The same, and removes the stages. */
    @Override
    public void close() {
        interrupt();
        host.leave();
    }
}
