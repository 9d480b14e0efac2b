package loopscope.ui;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import loopscope.lab.Lab;
import loopscope.takeaway.RecordedRun;
import loopscope.timeline.lanes.StageRecord;
import loopscope.ui.base.Background;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;
import loopscope.ui.base.Undo;
import loopscope.ui.stages.StageViewModel;
import loopscope.ui.stages.StagesViewModel;
import loopscope.ui.time.RunClock;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The present run, and the previous one, whose record can still be read. Confined to the JavaFX
 * thread.
 *
 * <pre>
 *               new run: servers end          same stages, from zero
 *   previous ◄────────────────────── present ◄──────────────────────
 *   one at most                      goes on while the previous one is shown
 * </pre>
 *
 * <p>A lesson sets the user's run aside, which goes on, and shows runs of its own meanwhile.
 */
final class RunsViewModel implements RunClock {
    private final Background background;
    private final StagesViewModel stages;
    private final Notices notices;
    private final Undo undo;
    private final BiConsumer<Run, Run> changed;
    private final ReadOnlyBooleanWrapper previousShown = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper hasPrevious = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper lesson = new ReadOnlyBooleanWrapper();
    private Run present;
    private Run shown;
    private @Nullable Run previous;
    private @Nullable Run aside;

    /**
     * Without a previous run.
     *
     * @param stages the stages of the present run
     * @param changed called with the run that was shown before and the one that is to be shown
     */
    RunsViewModel(
            Lab lab,
            StagesViewModel stages,
            Background background,
            Notices notices,
            Undo undo,
            BiConsumer<Run, Run> changed) {
        this.stages = stages;
        this.background = background;
        this.notices = notices;
        this.undo = undo;
        this.changed = changed;
        this.present = new Run(lab, List.copyOf(stages.list()));
        this.shown = present;
        undo.turnTo(present.steps(), null);
    }

    /** The run that is shown. */
    Run shown() {
        return shown;
    }

    /** The present run. */
    Run present() {
        return present;
    }

    /**
     * The stages of the user's own present run, also while a lesson or the previous run is shown.
     */
    List<StageViewModel> ownStages() {
        return stagesOf(own());
    }

    private Run own() {
        return aside == null ? present : aside;
    }

    private List<StageViewModel> stagesOf(Run run) {
        return run.equals(shown) ? stages.list() : run.stages();
    }

    /** The user's present run and the previous one, those of them that clients came to. */
    List<Run> withClients() {
        Run before = previous;
        return (before == null ? Stream.of(own()) : Stream.of(own(), before))
                .filter(run -> stagesOf(run).stream().anyMatch(StageViewModel::hadClients))
                .toList();
    }

    /** What a run has recorded up to now, on each of its stages. */
    List<StageRecord> recordsOf(Run run) {
        return stagesOf(run).stream().map(StageViewModel::record).toList();
    }

    /** Whether a run is the previous one. */
    boolean isPrevious(Run run) {
        return run.equals(previous);
    }

    /** Whether the previous run is shown. */
    ReadOnlyBooleanProperty previousShownProperty() {
        return previousShown.getReadOnlyProperty();
    }

    /** Whether there is a previous run. */
    ReadOnlyBooleanProperty hasPreviousProperty() {
        return hasPrevious.getReadOnlyProperty();
    }

    @Override
    public long now() {
        return shown.now();
    }

    @Override
    public boolean isOver() {
        return shown.isOver();
    }

    /** Whether runs of a lesson are shown, and the user's own is set aside. */
    ReadOnlyBooleanProperty lessonProperty() {
        return lesson.getReadOnlyProperty();
    }

    /** Shows a run of a lesson as the present one. */
    void showLesson(Run scene) {
        if (aside == null) {
            aside = present;
        }
        lesson.set(true);
        present = scene;
        show(scene);
    }

    /** Shows the user's own run again. */
    void leaveLesson() {
        Run own = aside;
        if (own != null) {
            aside = null;
            present = own;
            lesson.set(false);
            show(own);
        }
    }

    /** Stops all servers and clients of the present run, and of one set aside; blocks meanwhile. */
    void stop() {
        Run own = aside;
        present.stop();
        if (own != null) {
            own.stop();
        }
    }

    /** Begins a new run; where the previous one is shown, goes back to the present one instead. */
    void beginOrGoBack() {
        if (lesson.get()) {
            notices.show(
                    Notice.failed("A lesson is on: end it first, or play it again from its menu."));
        } else if (previousShown.get()) {
            showPresent();
        } else if (stages.list().stream().anyMatch(StageViewModel::isToOpen)) {
            notices.show(Notice.failed("A stage is being opened: begin a new run once it is."));
        } else {
            begin();
        }
    }

    /**
     * Ends all clients and servers, and opens servers with the same settings on another clock. The
     * run that ends is kept as the previous one, if anybody was there or anything can be undone on
     * it.
     */
    private void begin() {
        Run ending = present;
        boolean kept =
                !ending.steps().isEmpty()
                        || stages.list().stream().anyMatch(StageViewModel::hadClients);
        Lab lab = new Lab();
        List<StageViewModel> fresh = stages.again(lab);
        stages.list().forEach(StageViewModel::endWithRun);
        if (kept) {
            previous = ending;
            hasPrevious.set(true);
        }
        present = new Run(lab, fresh);
        show(present);
        if (previous == null) {
            notices.show(Notice.done("New run: the clock starts at zero."));
        } else {
            undo.offer("New run: the previous one is kept.");
        }
        stop(ending, () -> follow(ending, fresh));
    }

    /** Opens the servers of the new run, now that those of the one before have left their ports. */
    private static void follow(Run ended, List<StageViewModel> fresh) {
        ended.end();
        fresh.forEach(StageViewModel::openFirst);
    }

    /**
     * Stops all servers and clients of a run on another thread.
     *
     * @param then called once they have stopped
     */
    void stop(Run ending, Runnable then) {
        background.run(
                () -> {
                    ending.stop();
                    return true;
                },
                stopped -> then.run(),
                why -> then.run());
    }

    /** Shows the previous run, if there is one. */
    void showPrevious() {
        Run before = previous;
        if (before != null) {
            show(before);
        }
    }

    /** Shows a run that was opened from a file; the present one goes on meanwhile. */
    void open(RecordedRun opened) {
        if (lesson.get()) {
            notices.show(Notice.failed("A lesson is on: end it first, then open the run."));
            return;
        }
        Lab empty = new Lab();
        show(Run.opened(empty, stages.opened(opened, empty), opened));
    }

    /** Shows the present run. */
    void showPresent() {
        show(present);
    }

    /** Shows a run. */
    void show(Run next) {
        Run before = shown;
        if (!next.equals(before)) {
            shown = next;
            previousShown.set(!next.equals(present));
            changed.accept(before, next);
            undo.turnTo(next.steps(), wayBack());
        }
    }

    /**
     * Shows the previous run; null where there is none, or another than the user's own is shown.
     */
    private @Nullable Runnable wayBack() {
        boolean own = aside == null && shown.equals(present);
        return own && previous != null ? this::showPrevious : null;
    }
}
