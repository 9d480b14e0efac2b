package loopscope.ui;

import loopscope.capture.Picture;
import loopscope.capture.PictureFrame;
import loopscope.capture.PictureSize;
import loopscope.capture.ScalingPicture;
import loopscope.picture.inspector.InspectedStage;
import loopscope.picture.layout.Notes;
import loopscope.picture.surface.Theme;
import loopscope.takeaway.ExportOptions;
import loopscope.takeaway.Inspection;
import loopscope.takeaway.PictureOptions;
import loopscope.takeaway.PictureSizes;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RunPicture;
import loopscope.timeline.axis.Axis;
import loopscope.ui.canvas.NotesViewModel;
import loopscope.ui.canvas.PictureViewModel;
import loopscope.ui.captures.CaptureChoices;
import loopscope.ui.captures.CaptureScope;
import loopscope.ui.captures.Capturing;
import loopscope.ui.lessons.Chart;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What a window captures: what is seen as it is seen, and any other stretch of its run as the
 * command line draws it. Confined to the JavaFX thread.
 *
 * @param picture what is seen
 * @param chart gives the chart that is seen in place of the stages; null for none
 * @param notes the user's range
 * @param theme gives the palette
 * @param recorded gives the run that is shown
 * @param refresh makes all words those of the instant that is seen
 * @param view gives the axis of what is seen
 */
record WindowCapture(
        PictureViewModel picture,
        Supplier<@Nullable Chart> chart,
        NotesViewModel notes,
        Supplier<Theme> theme,
        Supplier<RecordedRun> recorded,
        Runnable refresh,
        Supplier<Axis> view)
        implements Capturing {
    /** Sharp also on a projector and on paper. */
    private static final int SCALE = 2;

    @Override
    public Picture picture(CaptureChoices choices) {
        refresh.run();
        Chart seen = chart.get();
        if (seen != null) {
            PictureSize own = PictureSize.wide(ScalingPicture.USUAL_WIDTH);
            return ScalingPicture.of(seen.title(), seen.scaling(), frame(choices, own, List.of()));
        }
        return choices.scopeProperty().get() == CaptureScope.VISIBLE
                ? visible(choices)
                : RunPicture.ofStages(run(), options(choices).picture());
    }

    private Picture visible(CaptureChoices choices) {
        boolean inspects = choices.inspectorProperty().get();
        List<InspectedStage> inspected = inspects ? Inspection.of(run()) : List.of();
        return picture.captured(frame(choices, picture.captureSize(), inspected));
    }

    private PictureFrame frame(
            CaptureChoices choices, PictureSize own, List<InspectedStage> inspected) {
        PictureSize size = Objects.requireNonNullElse(choices.size(), own);
        return new PictureFrame(
                theme.get(),
                inspected.isEmpty() ? size : PictureSizes.withInspector(size),
                List.of(choices.captionProperty().get()),
                choices.transparentProperty().get(),
                inspected);
    }

    @Override
    public RecordedRun run() {
        return recorded.get();
    }

    @Override
    public ExportOptions options(CaptureChoices choices) {
        PictureOptions options =
                PictureOptions.usual(theme.get())
                        .over(range(choices.scopeProperty().get()))
                        .captioned(choices.captionProperty().get())
                        .transparent(choices.transparentProperty().get())
                        .inspecting(choices.inspectorProperty().get());
        PictureSize size = choices.size();
        return new ExportOptions(
                size == null ? options : options.sized(size), SCALE, ExportOptions.USUAL_COLUMNS);
    }

    private Notes.@Nullable Range range(CaptureScope scope) {
        return switch (scope) {
            case VISIBLE -> {
                Axis seen = view.get();
                long from = (long) Math.max(0, seen.from());
                yield new Notes.Range(from, Math.max(from + 1, (long) seen.to()));
            }
            case SELECTION -> notes.range();
            case WHOLE -> null;
        };
    }

    @Override
    public String obstacle(CaptureChoices choices) {
        boolean none = notes.range() == null;
        return none && choices.scopeProperty().get() == CaptureScope.SELECTION
                ? "No range is selected: drag over the lanes, or capture what is seen."
                : "";
    }
}
