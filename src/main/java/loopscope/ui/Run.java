package loopscope.ui;

import loopscope.lab.Lab;
import loopscope.lab.LabClient;
import loopscope.takeaway.RecordedRun;
import loopscope.ui.base.Undo;
import loopscope.ui.canvas.NotesViewModel;
import loopscope.ui.stages.StageViewModel;
import loopscope.ui.time.RunClock;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalLong;

/**
 * One run: a lab with its stages, clients and clock, the user's marks, and what can be undone.
 * Confined to the JavaFX thread, except for {@link #stop}.
 */
final class Run implements RunClock {
    private final Lab lab;
    private final Undo.Steps steps = new Undo.Steps();
    private List<StageViewModel> stages;
    private NotesViewModel.Marks marks = NotesViewModel.Marks.NONE;
    private OptionalLong end = OptionalLong.empty();
    private @Nullable RecordedRun opened;

    /** A run that goes on, with these stages of a lab. */
    Run(Lab lab, List<StageViewModel> stages) {
        this.lab = lab;
        this.stages = stages;
    }

    /**
     * A run from a file; it is over.
     *
     * @param lab has no servers
     * @param stages the stages that the file tells of
     */
    static Run opened(Lab lab, List<StageViewModel> stages, RecordedRun file) {
        Run run = new Run(lab, stages);
        run.opened = file;
        run.marks = NotesViewModel.Marks.of(file.notes());
        run.end = OptionalLong.of(file.end());
        return run;
    }

    /** What a file tells of it; null where it is from no file. */
    @Nullable RecordedRun opened() {
        return opened;
    }

    Lab lab() {
        return lab;
    }

    /** The stages that it had when it was shown last, from top to bottom. */
    List<StageViewModel> stages() {
        return stages;
    }

    /** The marks that were on it when it was shown last. */
    NotesViewModel.Marks marks() {
        return marks;
    }

    /** What can be undone on it. */
    Undo.Steps steps() {
        return steps;
    }

    /** Keeps what it shows, to be shown again. */
    void keep(List<StageViewModel> shown, NotesViewModel.Marks shownMarks) {
        stages = List.copyOf(shown);
        marks = shownMarks;
    }

    @Override
    public long now() {
        return end.orElseGet(lab::now);
    }

    @Override
    public boolean isOver() {
        return end.isPresent();
    }

    /** Stops its clock. */
    void end() {
        end = OptionalLong.of(now());
    }

    /**
     * Has all clients leave, then stops all servers; blocks meanwhile. A server that waits for a
     * client ends as soon as the client has left.
     */
    void stop() {
        lab.clients().forEach(LabClient::close);
        lab.close();
    }
}
