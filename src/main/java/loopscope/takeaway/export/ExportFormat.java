package loopscope.takeaway.export;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.capture.PictureFile;
import loopscope.capture.PictureFormat;
import loopscope.capture.pdf.PdfFile;
import loopscope.takeaway.ExportOptions;
import loopscope.takeaway.ExportProgress;
import loopscope.takeaway.ExportWriter;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RunPicture;
import loopscope.takeaway.animation.GifFile;
import loopscope.takeaway.animation.Mp4File;
import loopscope.takeaway.page.RunPage;
import loopscope.takeaway.runs.RunFile;
import loopscope.takeaway.storyboard.StepStory;
import loopscope.takeaway.storyboard.StoryboardFiles;
import loopscope.takeaway.text.CallExport;
import loopscope.takeaway.text.NumberExport;
import loopscope.takeaway.text.TextExport;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every kind of file that a run can leave as. The ending of a file's name says which; the list of
 * them, for a menu, a message or the help, is this one.
 */
public enum ExportFormat {
    /** Pixels. */
    PNG("Picture (PNG)", true, ".png"),
    /** Lines and text. */
    SVG("Drawing (SVG)", false, ".svg"),
    /** A page of lines and text, with its fonts. */
    PDF("Document (PDF)", false, ".pdf"),
    /** A presentation with a slide for each step of the lesson. */
    SLIDES("Slides (PPTX)", true, ".pptx"),
    /** A moving picture. */
    GIF("Animation (GIF)", true, ".gif"),
    /** The same as a video, where there is ffmpeg. */
    VIDEO("Video (MP4)", true, ".mp4"),
    /** A page to look through in a browser, with the lesson's steps and questions. */
    PAGE("Page (HTML)", false, ".html"),
    /** All that was recorded, to be opened again; also by programs that show traces. */
    RUN("Run (trace events)", false, ".json.gz .json"),
    /** The timeline in ASCII. */
    TEXT("Timeline as text", false, ".txt"),
    /** Every call as a call tracer prints it. */
    CALLS("Calls as text", false, ".calls.txt"),
    /** Every call as comma-separated values. */
    CALL_TABLE("Calls as a table (CSV)", false, ".calls.csv"),
    /** Every client's figures as comma-separated values. */
    NUMBERS("Numbers as a table (CSV)", false, ".csv");

    private final String words;
    private final boolean drawsPixels;
    private final String endings;

    /**
     * @param endings with a space between them, the usual one first
     */
    ExportFormat(String words, boolean drawsPixels, String endings) {
        this.words = words;
        this.drawsPixels = drawsPixels;
        this.endings = endings;
    }

    /** What it is called in a menu. */
    public String words() {
        return words;
    }

    /** Whether it takes the JavaFX toolkit, which must have been started. */
    public boolean drawsPixels() {
        return drawsPixels;
    }

    /** How the names of its files end, such as {@code .png}; the usual one first. */
    public List<String> endings() {
        return List.of(endings.split(" ", -1));
    }

    /** The format that a file's name ends in, in upper or lower case; empty where it names none. */
    public static Optional<ExportFormat> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.endingOf(name) > 0)
                .max(Comparator.comparingInt(format -> format.endingOf(name)));
    }

    /** All endings of all formats. */
    public static List<String> allEndings() {
        return Arrays.stream(values()).flatMap(format -> format.endings().stream()).toList();
    }

    /** All endings as a choice: {@code .png or .svg}. */
    public static String choice() {
        List<String> all = allEndings();
        String last = " or " + all.getLast();
        return String.join(", ", all.subList(0, all.size() - 1)) + last;
    }

    /**
     * Writes the run; see {@link ExportWriter#write}.
     *
     * @return where the file is now
     * @throws CaptureFailedException if it can't be made or written; what was there before is
     *     untouched
     */
    public Path write(
            RecordedRun run,
            ExportOptions options,
            Path target,
            FileChoice choice,
            ExportProgress progress)
            throws CaptureFailedException {
        return writer().write(run, options, target, choice, progress);
    }

    /**
     * The length of the longest of its endings that the name has, before which something stands.
     */
    private int endingOf(String name) {
        return endings().stream()
                .filter(ending -> name.length() > ending.length() && name.endsWith(ending))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private ExportWriter writer() {
        return switch (this) {
            case PNG -> picture(PictureFormat.PNG);
            case SVG -> picture(PictureFormat.SVG);
            case PDF ->
                    (run, options, target, choice, _) ->
                            PdfFile.write(RunPicture.of(run, options.picture()), target, choice);
            case SLIDES ->
                    (run, options, target, choice, progress) ->
                            StoryboardFiles.writeSlides(
                                    StepStory.orWhole(run, options.picture()),
                                    target,
                                    choice,
                                    progress);
            case GIF -> GifFile::write;
            case VIDEO -> Mp4File::write;
            case PAGE ->
                    (run, _, target, choice, progress) ->
                            RunPage.write(run, target, choice, progress);
            case RUN -> (run, _, target, choice, _) -> RunFile.save(run, target, choice);
            case TEXT -> TextExport::write;
            case CALLS -> CallExport::writeLines;
            case CALL_TABLE -> CallExport::writeCsv;
            case NUMBERS -> NumberExport::write;
        };
    }

    private static ExportWriter picture(PictureFormat format) {
        return (run, options, target, choice, _) ->
                PictureFile.write(
                        RunPicture.of(run, options.picture()),
                        format,
                        options.scale(),
                        target,
                        choice);
    }
}
