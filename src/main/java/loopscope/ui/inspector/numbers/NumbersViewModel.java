package loopscope.ui.inspector.numbers;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import loopscope.picture.plots.WaitBars;
import loopscope.timeline.figures.StageFigures;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.RecordingCost;
import loopscope.ui.base.Background;
import loopscope.ui.stages.StageViewModel;
import loopscope.ui.time.TimeViewModel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The figures of all stages, computed in the background, at most twice a second, and at once when
 * another instant is selected. Confined to the JavaFX thread.
 */
final class NumbersViewModel {
    private static final long PAUSE_NANOS = 500_000_000;

    /**
     * The figures of all stages.
     *
     * @param shown the end of the part of the run that counts, in nanoseconds since the run's zero
     * @param instant the selected instant, in nanoseconds since the run's zero
     * @param when the selected instant in words
     * @param isNow whether the selected instant is now
     * @param stages the stages' figures, from top to bottom
     * @param waits the clients that waited longest
     */
    record Figures(
            long shown,
            long instant,
            String when,
            boolean isNow,
            List<StageFigures> stages,
            List<WaitBars.Client> waits) {
        static final Figures NONE = new Figures(0, 0, "now", true, List.of(), List.of());
    }

    private record Asked(String title, StageRecord record) {}

    private final List<StageViewModel> stages;
    private final TimeViewModel time;
    private final Background background;
    private final ReadOnlyObjectWrapper<Figures> figures =
            new ReadOnlyObjectWrapper<>(Figures.NONE);
    private @Nullable RecordingCost cost;
    private boolean measuring;
    private boolean working;
    private long worked;

    NumbersViewModel(List<StageViewModel> stages, TimeViewModel time, Background background) {
        this.stages = stages;
        this.time = time;
        this.background = background;
    }

    /** The latest figures. */
    ReadOnlyObjectProperty<Figures> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    /** What recording costs on this machine; null until it is measured. */
    @Nullable RecordingCost cost() {
        return cost;
    }

    /** Computes the figures anew, unless that is under way or was done just now. */
    void refresh() {
        Background.assertFxThread();
        measure();
        boolean moved =
                figures.get().instant() != time.instant() && !time.selectedInstant().isEmpty();
        if (working || (!moved && System.nanoTime() - worked < PAUSE_NANOS)) {
            return;
        }
        working = true;
        worked = System.nanoTime();
        long shown = time.shown();
        long instant = time.instant();
        String when = time.instantWords();
        boolean isNow = time.isLive() && time.selectedInstant().isEmpty();
        List<Asked> asked = new ArrayList<>();
        stages.forEach(s -> asked.add(new Asked(s.title(), s.record())));
        background.run(
                () -> figures(asked, shown, instant, when, isNow),
                this::take,
                why -> working = false);
    }

    private static Figures figures(
            List<Asked> asked, long shown, long instant, String when, boolean isNow) {
        List<StageFigures> stages =
                asked.stream()
                        .map(stage -> StageFigures.of(stage.title, stage.record, shown, instant))
                        .toList();
        List<Lanes> lanes = asked.stream().map(stage -> stage.record.lanes()).toList();
        return new Figures(shown, instant, when, isNow, stages, LongestWaits.of(stages, lanes));
    }

    private void take(Figures found) {
        working = false;
        figures.set(found);
    }

    private void measure() {
        if (!measuring) {
            measuring = true;
            background.run(RecordingCost::measure, found -> cost = found, why -> measuring = false);
        }
    }
}
