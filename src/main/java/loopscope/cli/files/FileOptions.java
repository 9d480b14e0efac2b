package loopscope.cli.files;

import loopscope.capture.FileChoice;
import loopscope.takeaway.ExportOptions;
import loopscope.takeaway.PictureOptions;
import loopscope.takeaway.PictureSizes;
import loopscope.takeaway.export.ExportFormat;
import loopscope.takeaway.text.TimelineText;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The options of commands that leave files of a run: which files, and what of the run is in them.
 */
public final class FileOptions {
    private static final int MOST_COLUMNS = 1000;

    /** The endings that the help names. */
    static final class Endings implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ExportFormat.allEndings().stream()
                    .map(ending -> ending.substring(1)) // a line would end after the dot
                    .iterator();
        }
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "-o",
            paramLabel = "FILE",
            completionCandidates = Endings.class,
            description = "a file to be left; its ending says as what: ${COMPLETION-CANDIDATES}")
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

    @Option(
            names = "--range",
            paramLabel = "FROM..TO",
            description =
                    "only this stretch of time: 0.5s..2s; of pictures, text and lists of calls")
    private @Nullable String range;

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            description =
                    "the picture’s size: slide (16:9, large type), full-hd, column (85 mm wide, for"
                            + " a paper), or pixels as 1280x720; without it, 1440 pixels wide and as"
                            + " high as it needs")
    private @Nullable String size;

    @Option(
            names = "--inspector",
            description = "the sets and the code of each stage at that instant, in the picture")
    private boolean inspector;

    @Option(names = "--caption", paramLabel = "TEXT", description = "words below the picture")
    private String caption = "";

    @Option(names = "--transparent", description = "a picture without a ground")
    private boolean transparent;

    @Option(
            names = "--columns",
            paramLabel = "N",
            description = "how wide a line of text is, in characters: 72 to 1000; 80 by default")
    private String columns = String.valueOf(ExportOptions.USUAL_COLUMNS);

    @Option(names = "--force", description = "replaces files that are there already")
    private boolean force;

    /** Whether a file is asked for. */
    public boolean hasFiles() {
        return !files.isEmpty();
    }

    /** The files that are asked for; the usual ones where none is. */
    public List<Target> targets(List<Target> usual) {
        return files.isEmpty() ? usual : checked(() -> files.stream().map(Target::of).toList());
    }

    public Excerpt excerpt() {
        return checked(() -> Excerpt.of(at, stage, range));
    }

    public ExportOptions exportOptions() {
        return new ExportOptions(
                pictureOptions(), checked(() -> TypedLook.scale(scale)), checkedColumns());
    }

    private PictureOptions pictureOptions() {
        PictureOptions usual =
                PictureOptions.usual(checked(() -> TypedLook.theme(theme)))
                        .over(excerpt().range())
                        .captioned(caption)
                        .transparent(transparent)
                        .inspecting(inspector);
        String wanted = size;
        return wanted == null
                ? usual
                : usual.sized(checked(() -> PictureSizes.of(String.valueOf(wanted))));
    }

    public FileChoice choice() {
        return force ? FileChoice.REPLACE : FileChoice.NEW_NAME;
    }

    /** What is wrong with an option's value is told with the right usage. */
    public <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private int checkedColumns() {
        int wide = columns.matches("\\d{1,4}") ? Integer.parseInt(columns) : 0;
        if (wide < TimelineText.LEAST_WIDTH || wide > MOST_COLUMNS) {
            throw wrong(
                    String.format(
                            Locale.ROOT,
                            "A line of text can’t be \"%s\" characters wide: choose from %d to %d.",
                            columns,
                            TimelineText.LEAST_WIDTH,
                            MOST_COLUMNS));
        }
        return wide;
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
