package loopscope.cli;

import loopscope.capture.CaptureFailedException;
import loopscope.lab.CannotStartException;
import loopscope.lesson.format.BadLessonException;
import loopscope.lesson.plan.Lesson;
import loopscope.picture.surface.Theme;
import loopscope.takeaway.ExportOptions;
import loopscope.takeaway.PictureOptions;
import loopscope.timeline.words.Nearest;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Plays a lesson without a window and saves its pictures. */
@Command(
        name = "play",
        customSynopsis =
                "./app play LESSON|FILE [-o FILE.png|.svg]... [--theme THEME] [--scale 1|2|4]",
        usageHelpWidth = 100,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = {
            "Plays a lesson on real sockets, without a window, and leaves its pictures. A file that"
                    + " is there already is kept: the new one gets a number.",
        })
final class PlayCommand implements Callable<Integer> {
    private static final List<String> SCALES = List.of("1", "2", "4");

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "LESSON|FILE",
            arity = "0..1",
            description = "its name or number, see ./app lessons, or a lesson file")
    private @Nullable String lesson;

    @Option(
            names = "-o",
            paramLabel = "FILE",
            description =
                    "a picture to be left, as PNG or SVG by its ending; without any, LESSON.png and"
                            + " LESSON.svg in this folder")
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

    @Override
    public Integer call() throws CannotStartException, CaptureFailedException, BadLessonException {
        Lesson wanted = LessonChoice.of(spec.commandLine(), lesson);
        List<Target> targets = checkedTargets(wanted);
        return new LessonRun(spec.commandLine().getOut(), spec.commandLine().getErr())
                .play(
                        wanted,
                        targets,
                        new ExportOptions(PictureOptions.usual(checkedTheme()), checkedScale()));
    }

    private List<Target> checkedTargets(Lesson wanted) {
        try {
            return files.isEmpty()
                    ? LessonRun.usualTargets(wanted)
                    : files.stream().map(Target::of).toList();
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
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
