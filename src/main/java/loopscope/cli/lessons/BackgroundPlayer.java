package loopscope.cli.lessons;

import loopscope.cli.base.ExitCode;
import loopscope.cli.base.Progress;
import loopscope.cli.base.Terminal;
import loopscope.lab.CannotStartException;
import loopscope.lesson.plan.Lesson;
import loopscope.lesson.play.LessonPlayer;
import loopscope.lesson.play.Performance;
import loopscope.lesson.play.PlayedScene;
import loopscope.trace.Escape;

import java.io.PrintWriter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Plays lessons on a thread of their own, and shows meanwhile what is done or waited for, and how
 * long all has taken.
 */
final class BackgroundPlayer {
    private static final long TICK_MILLIS = 100;
    private static final String UNOBSERVED =
            "Not all that the lesson expects was observed: ./app check says what was.";
    private static final String UNANSWERED =
            "Not every question of the lesson has one right answer: ./app check says which.";

    private final PrintWriter err;

    /**
     * @param err gets the progress, if it is a terminal
     */
    BackgroundPlayer(PrintWriter err) {
        this.err = err;
    }

    /**
     * Plays a lesson; blocks until it is over.
     *
     * @param steps is called on the lesson's thread when a step is over, with its scene as far as
     *     it was played
     * @throws CannotStartException when a stage can't be opened
     */
    Performance play(Lesson lesson, Consumer<? super PlayedScene> steps)
            throws CannotStartException {
        Progress progress = new Progress(err, Terminal.showsErrors());
        AtomicReference<String> doing = new AtomicReference<>("starting");
        FutureTask<Performance> performance =
                new FutureTask<>(
                        () ->
                                Performance.play(
                                        lesson,
                                        LessonPlayer.USUAL_PATIENCE,
                                        scene -> progress.yieldTo(() -> steps.accept(scene)),
                                        doing::set));
        Thread.ofPlatform().daemon().name("loopscope-lesson").start(performance);
        try {
            while (!isDoneWithin(performance, TICK_MILLIS)) {
                progress.say(Escape.printable(lesson.id() + ", " + doing.get()));
            }
            return performance.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CannotStartException why) {
                throw why;
            }
            throw new IllegalStateException("the lesson failed", e.getCause());
        } catch (InterruptedException e) {
            performance.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the lesson was interrupted", e);
        } finally {
            progress.clear();
        }
    }

    /**
     * Says what went wrong in a lesson that was played, and returns the exit code for it: {@link
     * ExitCode#REFUSED} where clients could not connect, {@link ExitCode#CHECK_FAILED} where
     * something was not observed or a question has no clear answer.
     */
    int report(Performance played) {
        played.troubles().forEach(err::println);
        if (played.failed() > 0) {
            err.println(UNOBSERVED);
        } else if (played.unanswered() > 0) {
            err.println(UNANSWERED);
        }
        err.flush();
        if (!played.troubles().isEmpty()) {
            return ExitCode.REFUSED;
        }
        return played.failed() + played.unanswered() == 0 ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private static boolean isDoneWithin(FutureTask<?> task, long millis)
            throws ExecutionException, InterruptedException {
        try {
            Object _ = task.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }
}
