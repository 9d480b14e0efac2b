package loopscope.ui.canvas;

import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;

import loopscope.capture.Picture;
import loopscope.capture.PictureFrame;
import loopscope.capture.PictureSize;
import loopscope.capture.StagePicture;
import loopscope.picture.layout.Layout;
import loopscope.picture.layout.PictureSpec;
import loopscope.picture.layout.StageSpec;
import loopscope.timeline.words.Sentence;
import loopscope.ui.appearance.LookViewModel;
import loopscope.ui.stages.StageViewModel;
import loopscope.ui.time.TimeViewModel;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Makes the specification that the picture is drawn from, on the screen and in captures. Confined
 * to the JavaFX thread.
 */
public final class PictureViewModel {
    private static final double LEAST_CAPTURE_WIDTH = 900;

    private final ObservableList<StageViewModel> stages;
    private final LaneScroll scroll;
    private final TimeViewModel time;
    private final NotesViewModel notes;
    private final EventNavigator navigator;
    private final LookViewModel look;
    private final ObservableValue<Sentence> sentence;

    /**
     * @param scroll the scroll position of the lanes
     * @param navigator has the selected event, which the picture marks
     * @param sentence the sentence about the selected instant
     */
    public PictureViewModel(
            ObservableList<StageViewModel> stages,
            LaneScroll scroll,
            TimeViewModel time,
            NotesViewModel notes,
            EventNavigator navigator,
            LookViewModel look,
            ObservableValue<Sentence> sentence) {
        this.stages = stages;
        this.scroll = scroll;
        this.time = time;
        this.notes = notes;
        this.navigator = navigator;
        this.look = look;
        this.sentence = sentence;
    }

    /** The threads whose lane is highlighted, if any. */
    EventNavigator.ThreadChoice walkedThreads() {
        return navigator.threads();
    }

    /** The stages, from top to bottom. */
    ObservableList<StageViewModel> stages() {
        return stages;
    }

    /** The scroll position of the lanes. */
    LaneScroll scroll() {
        return scroll;
    }

    /** How many pixels of the screen a pixel of the picture takes. */
    double scale() {
        return look.scale();
    }

    /**
     * How many events all stages have, so that a live picture is painted again when there are more;
     * 0 while the view is not live.
     */
    long events() {
        return time.isLive()
                ? stages.stream().mapToLong(s -> s.record().trace().followed()).sum()
                : 0;
    }

    /** Whether no stage has had a client yet. */
    public boolean isEmpty() {
        return stages.stream().allMatch(s -> s.record().lanes().clients().isEmpty());
    }

    /** The picture as it is now, with headers without controls; sizes in pixels at 100%. */
    public PictureSpec spec(double width, double height) {
        return spec(width, height, stage -> 0);
    }

    /**
     * The same, with controls on the headers.
     *
     * @param controls how far a stage's controls reach on its header, in pixels
     */
    PictureSpec spec(double width, double height, ToDoubleFunction<StageViewModel> controls) {
        time.setLaneWidth(Layout.laneWidth(width));
        time.advance();
        return draft(width, height, controls);
    }

    /** The same at the time of the picture before, which keeps the width of the lanes. */
    PictureSpec draft(double width, double height, ToDoubleFunction<StageViewModel> controls) {
        TimeViewModel.Seen seen = time.seen();
        return new PictureSpec(
                "",
                stages.stream()
                        .map(s -> s.spec(scroll.scope(s), controls.applyAsDouble(s)))
                        .map(this::marked)
                        .toList(),
                seen.view(),
                seen.shown(),
                Math.max(seen.shown(), time.whole()),
                time.selectedInstant(),
                notes.with(navigator.spot()),
                sentence.getValue(),
                width,
                height,
                look.themeProperty().get(),
                PictureSpec.Chrome.WINDOW);
    }

    private StageSpec marked(StageSpec stage) {
        String mark = time.mark();
        return mark.isEmpty() ? stage : stage.marked(mark);
    }

    /** The size that a capture of what is seen has by itself. */
    public PictureSize captureSize() {
        double width = time.laneWidth() + Layout.HEAD + Layout.MARGIN;
        return PictureSize.wide(Math.max(LEAST_CAPTURE_WIDTH, width));
    }

    /** A capture of what is seen. */
    public Picture captured() {
        return captured(
                new PictureFrame(
                        look.themeProperty().get(), captureSize(), List.of(), false, List.of()));
    }

    /** The same in a frame. */
    public Picture captured(PictureFrame frame) {
        TimeViewModel.Seen seen = time.seen();
        String names =
                stages.stream().map(StageViewModel::title).collect(Collectors.joining(" beside "));
        return StagePicture.of(
                "Loopscope — " + names,
                stages.stream().map(scroll::captured).map(this::marked).toList(),
                seen.view(),
                seen.shown(),
                seen.shown(),
                time.selectedInstant(),
                notes.with(navigator.spot()),
                frame);
    }
}
