package loopscope.cli.lessons;

import loopscope.capture.AtomicFolder;
import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.cli.base.ExitCode;
import loopscope.cli.base.Progress;
import loopscope.cli.base.Terminal;
import loopscope.cli.base.Toolkit;
import loopscope.cli.files.TypedFolder;
import loopscope.cli.files.TypedLook;
import loopscope.lab.CannotStartException;
import loopscope.lesson.Lessons;
import loopscope.lesson.format.BadLessonException;
import loopscope.lesson.plan.Lesson;
import loopscope.lesson.play.Performance;
import loopscope.takeaway.PictureOptions;
import loopscope.takeaway.PictureSizes;
import loopscope.takeaway.PlayedRun;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.export.ExportFormat;
import loopscope.takeaway.runs.RunFile;
import loopscope.takeaway.storyboard.Storyboard;
import loopscope.takeaway.storyboard.StoryboardFiles;
import loopscope.takeaway.storyboard.StoryboardFormat;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Leaves a numbered picture for each step of a lesson, or for each of some calls. */
@Command(
        name = "storyboard",
        customSynopsis =
                "./app storyboard LESSON|RUN DIR [--format png|svg|pdf|pptx]... [--calls FROM..N] ...",
        usageHelpWidth = 100,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = {
            "Plays a lesson on real sockets, without a window, or opens a run that was saved, and leaves"
                    + " in a new folder a numbered picture for each step, all of one size and scale,"
                    + " and a contact sheet: as pictures, as one PDF, or as slides with the narration"
                    + " as notes. Nothing is left if something fails.",
        })
public final class StoryboardCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "LESSON|RUN",
            arity = "0..1",
            description =
                    "a lesson’s name or number, see ./app lessons, a lesson file, or a file that"
                            + " Loopscope saved")
    private @Nullable String source;

    @Parameters(
            index = "1",
            paramLabel = "DIR",
            arity = "0..1",
            description = "the folder; it is made, or is empty")
    private @Nullable String folder;

    @Mixin private LessonPrograms programs = new LessonPrograms();

    @Option(
            names = "--format",
            paramLabel = "png|svg|pdf|pptx",
            split = ",",
            description = "as what; several may be given; png by default")
    private List<String> formats = new ArrayList<>();

    @Option(
            names = "--calls",
            paramLabel = "FROM..N",
            description =
                    "a picture for each of N calls of the servers, from an instant on, instead of for"
                            + " each step: 1.2s..20, or step3..20 from the end of a step")
    private @Nullable String calls;

    @Option(names = "--stage", paramLabel = "N", description = "only one stage; 1 is the uppermost")
    private @Nullable String stage;

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            description = "the colours: light, dark or high-contrast")
    private String theme = "light";

    @Option(
            names = "--scale",
            paramLabel = "1|2|4",
            description = "how many times finer a PNG is than a screen's 100%%")
    private String scale = "1";

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            description =
                    "the size of the run’s picture: slide (16:9, large type), full-hd, column, or"
                            + " pixels as 1280x720; without it, 1440 pixels wide and as high as it"
                            + " needs")
    private @Nullable String size;

    @Option(
            names = "--plain",
            description = "leaves out the sets and the code of each stage at that instant")
    private boolean plain;

    @Option(
            names = "--force",
            description =
                    "replaces the storyboard that is in the folder already; its other files stay")
    private boolean force;

    @Override
    public Integer call() throws CannotStartException, CaptureFailedException, BadLessonException {
        Path saved = savedRun();
        Job job = job();
        if (saved != null) {
            job.prepare();
            leave(RunFile.open(saved), job);
            return ExitCode.DONE;
        }
        Lesson lesson =
                programs.on(spec.commandLine(), LessonChoice.of(spec.commandLine(), source));
        job.prepare();
        BackgroundPlayer player = new BackgroundPlayer(spec.commandLine().getErr());
        Performance played = player.play(lesson, _ -> {});
        leave(PlayedRun.of(played), job);
        return player.report(played);
    }

    /** What is to be left, and where. */
    private record Job(
            Path target,
            FileChoice choice,
            Set<StoryboardFormat> formats,
            StoryExcerpt excerpt,
            PictureOptions options,
            double scale) {
        /** Checks the folder, and starts the toolkit if pixels are wanted: failures come early. */
        void prepare() throws CaptureFailedException {
            AtomicFolder.check(target, choice);
            if (formats.stream().anyMatch(StoryboardFormat::drawsPixels)) {
                Toolkit.startWithoutDisplay();
            }
        }
    }

    private Job job() {
        return new Job(
                TypedFolder.of(
                        spec,
                        folder,
                        "storyboard needs a folder: name a new one after the lesson."),
                force ? FileChoice.REPLACE : FileChoice.NEW_NAME,
                checkedFormats(),
                checked(() -> StoryExcerpt.of(calls, stage)),
                options(),
                checked(() -> TypedLook.scale(scale)));
    }

    private PictureOptions options() {
        PictureOptions usual =
                PictureOptions.usual(checked(() -> TypedLook.theme(theme))).inspecting(!plain);
        String wanted = size;
        return wanted == null ? usual : usual.sized(checked(() -> PictureSizes.of(wanted)));
    }

    private void leave(RecordedRun run, Job job) throws CaptureFailedException {
        Storyboard story = story(job.excerpt(), run, job.options());
        Progress progress = new Progress(spec.commandLine().getErr(), Terminal.showsErrors());
        try {
            List<Path> files =
                    StoryboardFiles.write(
                            story,
                            job.formats(),
                            job.scale(),
                            job.target(),
                            job.choice(),
                            progress.of("drawing"));
            progress.clear();
            files.forEach(spec.commandLine().getOut()::println);
            spec.commandLine().getOut().flush();
        } finally {
            progress.clear();
        }
    }

    private Storyboard story(StoryExcerpt excerpt, RecordedRun run, PictureOptions options)
            throws CaptureFailedException {
        try {
            return excerpt.story(run, options);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Path savedRun() {
        String typed = source;
        if (typed == null) {
            throw wrong(
                    "storyboard needs a lesson or a run: choose one of "
                            + String.join(", ", Lessons.ids())
                            + ".");
        }
        boolean lesson = Lessons.find(typed).isPresent();
        Path path = lesson ? null : checked(() -> Path.of(typed));
        boolean run = path != null && ExportFormat.of(path).equals(Optional.of(ExportFormat.RUN));
        return run ? path : null;
    }

    private Set<StoryboardFormat> checkedFormats() {
        if (formats.isEmpty()) {
            return EnumSet.of(StoryboardFormat.PNG);
        }
        Set<StoryboardFormat> wanted = EnumSet.noneOf(StoryboardFormat.class);
        for (String typed : formats) {
            wanted.add(checked(() -> format(typed)));
        }
        return wanted;
    }

    private static StoryboardFormat format(String typed) {
        return Arrays.stream(StoryboardFormat.values())
                .filter(format -> format.toString().equals(typed))
                .findFirst()
                .orElseThrow(() -> TypedLook.noChoice("format", typed, StoryboardFormat.names()));
    }

    /** What is wrong with an option's value is told with the right usage. */
    private <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
