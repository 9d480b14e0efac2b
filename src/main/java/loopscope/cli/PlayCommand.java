package loopscope.cli;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.lab.CannotStartException;
import loopscope.lesson.format.BadLessonException;
import loopscope.lesson.plan.Lesson;
import loopscope.lesson.plan.Scene;
import loopscope.picture.surface.Theme;
import loopscope.takeaway.ExportOptions;
import loopscope.takeaway.PictureOptions;
import loopscope.takeaway.export.ExportFormat;
import loopscope.timeline.words.Nearest;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

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
            "Plays a lesson on real sockets, without a window, and leaves its pictures, or other"
                    + " files that show it. A file that is there already is kept: the new one gets a"
                    + " number.",
        })
final class PlayCommand implements Callable<Integer> {
    private static final List<String> SCALES = List.of("1", "2", "4");

    /** The endings that the help names. */
    static final class Endings implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ExportFormat.allEndings().iterator();
        }
    }

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "LESSON|FILE",
            arity = "0..1",
            description = "its name or number, see ./app lessons, or a lesson file")
    private @Nullable String lesson;

    @Option(
            names = "-o",
            paramLabel = "FILE",
            completionCandidates = Endings.class,
            description =
                    "a file to be left; its ending says as what: ${COMPLETION-CANDIDATES}. Without any, LESSON.png"
                            + " and LESSON.svg in this folder")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            description = "its colours: light, dark or high-contrast")
    private String theme = "light";

    @Option(
            names = "--scale",
            paramLabel = "1|2|4",
            description = "how many times finer the PNG is than a screen's 100%%")
    private String scale = "1";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "the instant that is shown: 1.2s, 850ms, or step3 for the end of a step; without"
                            + " it, the one that tells most")
    private @Nullable String at;

    @Option(names = "--stage", paramLabel = "N", description = "only one stage; 1 is the uppermost")
    private @Nullable String stage;

    @Option(names = "--force", description = "replaces files that are there already")
    private boolean force;

    @Override
    public Integer call() throws CannotStartException, CaptureFailedException, BadLessonException {
        Lesson wanted = LessonChoice.of(spec.commandLine(), lesson);
        List<Target> targets = checkedTargets(wanted);
        Excerpt excerpt = checked(() -> Excerpt.of(at, stage));
        checked(() -> fitting(excerpt, wanted));
        ExportOptions options =
                new ExportOptions(PictureOptions.usual(checkedTheme()), checkedScale());
        return new LessonRun(spec.commandLine().getOut(), spec.commandLine().getErr())
                .play(
                        wanted,
                        targets,
                        options,
                        force ? FileChoice.REPLACE : FileChoice.NEW_NAME,
                        run -> checked(() -> excerpt.from(run)));
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

    /** What is wrong with an option's value is told with the right usage. */
    private <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private List<Target> checkedTargets(Lesson wanted) {
        return checked(
                () ->
                        files.isEmpty()
                                ? LessonRun.usualTargets(wanted)
                                : files.stream().map(Target::of).toList());
    }

    private Theme checkedTheme() {
        return Theme.ALL.stream()
                .filter(known -> known.toString().equals(theme))
                .findFirst()
                .orElseThrow(
                        () -> noChoice("theme", theme, Theme.ALL.stream().map(Theme::toString)));
    }

    private int checkedScale() {
        if (!SCALES.contains(scale)) {
            throw noChoice("scale", scale, SCALES.stream());
        }
        return Integer.parseInt(scale);
    }

    private ParameterException noChoice(String what, String typed, Stream<String> choices) {
        return wrong(
                String.format(
                        Locale.ROOT,
                        "There is no %s \"%s\": %s",
                        what,
                        typed,
                        Nearest.advice(typed, choices.toList())));
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
