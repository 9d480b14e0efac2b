package loopscope.ui.stages;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import loopscope.lab.Pace;
import loopscope.lab.Stage;
import loopscope.timeline.words.CurrentCalls;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pace of all servers, except on stages that have a pace of their own. Confined to the JavaFX
 * thread.
 *
 * <p>A server makes a step on its own threads, and that takes a while. When a step has found no
 * held thread, the notice comes with the next {@link #refresh}, if there is none then either.
 */
public final class PaceViewModel {
    /** The holds that the user can choose. */
    public static final List<Duration> HOLDS =
            Stream.of(10, 25, 50, 100, 250, 500, 1000, 2000, 5000).map(Duration::ofMillis).toList();

    private static final Duration USUAL = Duration.ofMillis(250);

    private final List<StageViewModel> stages;
    private final Notices notices;
    private final Runnable stepMade;
    private Runnable beforeStep = () -> {};
    private final ObjectProperty<Pace.Mode> mode = new SimpleObjectProperty<>(Pace.Mode.FREE);
    private final ObjectProperty<Duration> hold = new SimpleObjectProperty<>(USUAL);
    private final ReadOnlyBooleanWrapper stepping = new ReadOnlyBooleanWrapper();
    private Notice told = Notice.NONE;
    private boolean inVain;

    /**
     * Starts with pace free. Stages that are added later get the same pace.
     *
     * @param stepMade called after a step that some server makes, to show it
     */
    public PaceViewModel(
            ObservableList<StageViewModel> stages, Notices notices, Runnable stepMade) {
        this.stages = stages;
        this.notices = notices;
        this.stepMade = stepMade;
        mode.addListener((value, before, now) -> apply());
        hold.addListener((value, before, now) -> apply());
        stages.addListener((ListChangeListener<StageViewModel>) change -> apply());
    }

    /** The pace's mode, for stages without a pace of their own. */
    ObjectProperty<Pace.Mode> modeProperty() {
        return mode;
    }

    /** How long each call is held at pace slow. */
    ObjectProperty<Duration> holdProperty() {
        return hold;
    }

    /** Whether any server makes a step at a time. */
    ReadOnlyBooleanProperty steppingProperty() {
        return stepping.getReadOnlyProperty();
    }

    /** Goes on from free to slow, to step, and back to free. */
    public void turn() {
        Pace.Mode[] all = Pace.Mode.values();
        mode.set(all[(mode.get().ordinal() + 1) % all.length]);
    }

    private void apply() {
        Pace pace =
                switch (mode.get()) {
                    case FREE -> Pace.FREE;
                    case SLOW -> Pace.slow(hold.get());
                    case STEP -> Pace.STEP;
                };
        stages.forEach(stage -> stage.pace().setCommon(pace));
        dismiss();
        refresh();
        reportPrograms();
    }

    /** Programs of others can't be held: that is said once the others are. */
    private void reportPrograms() {
        String programs =
                stages.stream()
                        .filter(stage -> stage.program() != null && !stage.isPast())
                        .map(StageViewModel::title)
                        .collect(Collectors.joining(", "));
        if (mode.get() != Pace.Mode.FREE && !programs.isEmpty()) {
            report("Not held: " + programs + ". A program of others goes at its own pace.");
        }
    }

    /** Sets what is called before each step. */
    public void beforeStep(Runnable listener) {
        beforeStep = listener;
    }

    /** Lets each server at pace step make one held call. */
    public void next() {
        beforeStep.run();
        List<Stage> servers = servers().toList();
        long moved = servers.stream().filter(Stage::step).count();
        if (servers.isEmpty()) {
            report(
                    mode.get() == Pace.Mode.STEP
                            ? "No server waits for a step: a program of others can't be held."
                            : "No server waits for a step: choose step first (P).");
        } else if (moved > 0) {
            dismiss();
            stepMade.run();
        }
        inVain = !servers.isEmpty() && moved == 0;
    }

    private Stream<StageViewModel> stepped() {
        return stages.stream().filter(StageViewModel::isStepped);
    }

    private Stream<Stage> servers() {
        return stepped().map(StageViewModel::stage).filter(stage -> stage != null);
    }

    /** Updates {@link #steppingProperty} and the notice. */
    public void refresh() {
        stepping.set(stepped().findAny().isPresent());
        boolean held = servers().anyMatch(stage -> stage.held() > 0);
        if (held) {
            dismiss();
        } else if (inVain) {
            report(
                    stepped()
                            .map(PaceViewModel::inside)
                            .collect(Collectors.joining(" ", "No server thread is held. ", "")));
        }
        inVain = false;
    }

    private static String inside(StageViewModel stage) {
        String inside = CurrentCalls.words(stage.record().lanes());
        return String.format(
                Locale.ROOT,
                "On %s %s.",
                stage.title(),
                inside.isEmpty()
                        ? "no thread is inside a call"
                        : "all threads are inside a call: " + inside);
    }

    private void report(String words) {
        told = Notice.done(words);
        notices.show(told);
    }

    /** Retracts the notice shown before. */
    private void dismiss() {
        notices.retract(told);
        told = Notice.NONE;
    }
}
