package loopscope.cli;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.cli.base.Display;
import loopscope.cli.base.ExitCode;
import loopscope.cli.base.Toolkit;
import loopscope.cli.lessons.LessonRun;
import loopscope.lab.CannotStartException;
import loopscope.lesson.Lessons;
import loopscope.lesson.plan.Lesson;
import loopscope.picture.surface.Theme;
import loopscope.takeaway.ExportOptions;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * Opens the window; where none can be opened, it says so, plays the first lesson without a window,
 * and saves its pictures.
 *
 * @param window opens the window with the runs of these files, blocks until it is closed, and
 *     returns the exit code
 */
record OpenWindow(ToIntFunction<List<String>> window, PrintWriter out, PrintWriter err) {
    int call() throws CannotStartException, CaptureFailedException {
        Optional<String> obstacle = Display.obstacle();
        if (obstacle.isPresent()) {
            say(obstacle.get());
            return new LessonRun(out, err)
                    .play(
                            first(),
                            LessonRun.usualTargets(first()),
                            ExportOptions.usual(Theme.LIGHT),
                            FileChoice.NEW_NAME,
                            UnaryOperator.identity());
        }
        try {
            Toolkit.start();
        } catch (RuntimeException | LinkageError e) {
            say(Display.obstacle(e));
            return Relaunch.run("play", first().id()).orElse(ExitCode.REFUSED);
        }
        return window.applyAsInt(List.of());
    }

    private static Lesson first() {
        return Lessons.all().getFirst();
    }

    private void say(String obstacle) {
        err.printf(
                Locale.ROOT,
                "%s: lesson 1, \"%s\", is played without a window instead, and leaves its"
                        + " pictures here.%n",
                obstacle,
                first().title());
        err.flush();
    }
}
