package loopscope.cli.lessons;

import loopscope.capture.CaptureFailedException;
import loopscope.cli.files.Excerpt;
import loopscope.cli.files.FileOptions;
import loopscope.cli.files.Target;
import loopscope.lab.CannotStartException;
import loopscope.lesson.format.BadLessonException;
import loopscope.lesson.plan.Lesson;
import loopscope.lesson.plan.Scene;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;

/** Plays a lesson without a window and saves its pictures. */
@Command(
        name = "play",
        customSynopsis =
                "./app play LESSON|FILE [-o FILE]... [--at TIME] [--stage N] [--theme THEME] ...",
        usageHelpWidth = 100,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = {
            "Plays a lesson on real sockets, without a window, and leaves its pictures, LESSON.png"
                    + " and LESSON.svg in this folder, or the files that -o names. A file that is"
                    + " there already is kept: the new one gets a number.",
        })
public final class PlayCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "LESSON|FILE",
            arity = "0..1",
            description = "its name or number, see ./app lessons, or a lesson file")
    private @Nullable String lesson;

    @Mixin private LessonPrograms programs = new LessonPrograms();
    @Mixin private FileOptions files = new FileOptions();

    @Override
    public Integer call() throws CannotStartException, CaptureFailedException, BadLessonException {
        Lesson wanted =
                programs.on(spec.commandLine(), LessonChoice.of(spec.commandLine(), lesson));
        List<Target> targets = files.targets(LessonRun.usualTargets(wanted));
        Excerpt excerpt = files.excerpt();
        files.checked(() -> fitting(excerpt, wanted));
        return new LessonRun(spec.commandLine().getOut(), spec.commandLine().getErr())
                .play(
                        wanted,
                        targets,
                        files.exportOptions(),
                        files.choice(),
                        run -> files.checked(() -> excerpt.from(run)));
    }

    /** What can be told before the lesson takes its time is told then. */
    private static Excerpt fitting(Excerpt excerpt, Lesson lesson) {
        excerpt.check(
                most(lesson, scene -> scene.stages().size()),
                most(lesson, scene -> scene.steps().size()));
        return excerpt;
    }

    private static int most(Lesson lesson, ToIntFunction<Scene> count) {
        return lesson.scenes().stream().mapToInt(count).max().orElse(0);
    }
}
