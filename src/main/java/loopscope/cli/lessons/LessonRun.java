package loopscope.cli.lessons;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.cli.files.RunExports;
import loopscope.cli.files.Target;
import loopscope.lab.CannotStartException;
import loopscope.lesson.plan.Lesson;
import loopscope.lesson.play.Performance;
import loopscope.takeaway.ExportOptions;
import loopscope.takeaway.PlayedRun;
import loopscope.takeaway.RecordedRun;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Plays a lesson without a window and saves its files.
 *
 * <p>Checks the folders, and starts the toolkit if pixels are wanted, before it plays, so that
 * failures come early.
 */
public final class LessonRun {
    private final PrintWriter out;
    private final PrintWriter err;

    /**
     * @param out gets the path of each file, a line each
     * @param err gets the progress, if it is a terminal, and what went wrong
     */
    public LessonRun(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /** The files that are saved by default, in the current folder. */
    public static List<Target> usualTargets(Lesson lesson) {
        return List.of(Target.of(lesson.id() + ".png"), Target.of(lesson.id() + ".svg"));
    }

    /**
     * Plays a lesson and saves its files; blocks until both are done.
     *
     * @param excerpt returns what is saved of the run
     * @return the exit code, see {@link BackgroundPlayer#report}
     * @throws CannotStartException when a stage can't be opened
     * @throws CaptureFailedException when a file can't be written; files written before stay
     */
    public int play(
            Lesson lesson,
            List<Target> targets,
            ExportOptions options,
            FileChoice choice,
            UnaryOperator<RecordedRun> excerpt)
            throws CannotStartException, CaptureFailedException {
        RunExports exports = new RunExports(out, err, targets, options, choice);
        exports.prepare();
        BackgroundPlayer player = new BackgroundPlayer(err);
        Performance played = player.play(lesson, _ -> {});
        exports.write(excerpt.apply(PlayedRun.of(played)));
        return player.report(played);
    }
}
