package loopscope.ui.stages;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import loopscope.lab.CannotStartException;
import loopscope.lab.Lab;
import loopscope.lab.ModelInfo;
import loopscope.lab.SettingWords;
import loopscope.lab.Setup;
import loopscope.lab.Stage;
import loopscope.takeaway.RecordedStage;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.Address;
import loopscope.trace.Trace;
import loopscope.trace.metadata.StageConditions;
import loopscope.ui.base.Background;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The lifecycle of the servers of one stage: opens one on another thread, in place of the one
 * before, and stops it. Confined to the JavaFX thread.
 *
 * <pre>
 *               open             opened              close
 *   no server ────────► opening ────────► serving ───────────► ended; its record stays
 *                          │ refused
 *                          └────────► as before
 * </pre>
 */
final class ServerLifecycle {
    private record Opened(Stage stage, StageRecord record) {}

    private final Lab lab;
    private final Background background;
    private final Activity activity;
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper muted = new ReadOnlyBooleanWrapper();
    private StageRecord record = StageRecord.of(Trace.off());
    private boolean closed;
    private @Nullable Stage stage;

    /** What a file tells of it; null where its server runs or ran in this window. */
    private @Nullable RecordedStage opened;

    /** Honesty marks of the file that it is from. */
    private List<String> openedMarks = List.of();

    /**
     * Without a server.
     *
     * @param activity follows the events of the servers
     */
    ServerLifecycle(Lab lab, Background background, Activity activity) {
        this.lab = lab;
        this.background = background;
        this.activity = activity;
    }

    /**
     * A server that ran elsewhere, and of which a file tells.
     *
     * @param marks honesty marks of the file as a whole, beside those of the stage
     */
    static ServerLifecycle opened(
            Lab lab,
            Background background,
            Activity activity,
            RecordedStage opened,
            List<String> marks) {
        ServerLifecycle kept = new ServerLifecycle(lab, background, activity);
        kept.record = opened.record();
        kept.opened = opened;
        kept.openedMarks = Stream.concat(opened.ownMarks().stream(), marks.stream()).toList();
        kept.muted.set(opened.conditions().muted());
        return kept;
    }

    /** Whether a server is being opened. */
    ReadOnlyBooleanProperty openingProperty() {
        return opening.getReadOnlyProperty();
    }

    /** Whether the servers are muted. */
    ReadOnlyBooleanProperty mutedProperty() {
        return muted.getReadOnlyProperty();
    }

    /** Mutes or unmutes the server, and those opened later. */
    void setMuted(boolean silent) {
        muted.set(silent);
        if (stage != null) {
            stage.setMuted(silent);
        }
    }

    /** The server's stage in the lab; null while there is none. */
    @Nullable Stage stage() {
        return stage;
    }

    /** The record of the server; an empty one while there is none. */
    StageRecord record() {
        return record;
    }

    /** Whether a file tells of the server, which ran elsewhere. */
    boolean isFromFile() {
        return opened != null;
    }

    /** Whether there is, or was, a server. */
    boolean hasRecord() {
        return stage != null || opened != null;
    }

    /** Where the server listens, or did; empty while there is none. */
    String address() {
        RecordedStage file = opened;
        Stage here = stage;
        return file != null ? file.address() : here == null ? "" : Address.text(here.address());
    }

    /**
     * The conditions under which it is recorded.
     *
     * @param model what a server is of that is not there yet
     */
    StageConditions conditions(ModelInfo model) {
        RecordedStage file = opened;
        Stage here = stage;
        if (file != null) {
            return file.conditions();
        }
        return here == null
                ? StageConditions.unopened(model.broken(), muted.get())
                : here.conditions();
    }

    /** Honesty marks of what holds the record, beside those of its conditions. */
    List<String> marks() {
        Stage here = stage;
        return opened != null || here == null ? openedMarks : here.marks();
    }

    /**
     * The stage as a part of a run that is taken away.
     *
     * @param name its name among the stages
     * @param model its model
     */
    RecordedStage recorded(String name, ModelInfo model) {
        RecordedStage file = opened;
        Stage here = stage;
        return file != null
                ? file
                : new RecordedStage(
                        name,
                        model.id(),
                        model.kind(),
                        !model.blocking(),
                        address(),
                        record,
                        conditions(model),
                        here == null ? Map.of() : SettingWords.of(model, here.setup()),
                        marks());
    }

    /** Whether there is a server that was not stopped. */
    boolean isServing() {
        return stage != null && !stage.isStopped();
    }

    /** Whether the server was stopped, and none is being opened in its place. */
    boolean hasEnded() {
        return stage != null && !opening.get() && stage.isStopped();
    }

    /** Whether {@link #close} was called, and not {@link #comeBack} since. */
    boolean isClosed() {
        return closed;
    }

    /** The same server and record, which do not change when another is opened here. */
    ServerLifecycle snapshot() {
        ServerLifecycle kept = new ServerLifecycle(lab, background, activity);
        kept.stage = stage;
        kept.record = record;
        kept.opened = opened;
        kept.openedMarks = openedMarks;
        return kept;
    }

    /**
     * Opens a server, and then stops the one that is there. If the new one can't be opened, the old
     * one stays.
     *
     * @param opened called once the new one is there
     * @param refused called with the reason why it can't be opened
     */
    void open(Setup how, Runnable opened, Consumer<Exception> refused) {
        Background.assertFxThread();
        opening.set(true);
        Stage old = stage;
        boolean silent = muted.get();
        background.run(
                () -> opened(old, how, silent),
                made -> {
                    take(made);
                    opened.run();
                },
                why -> {
                    opening.set(false);
                    stopIfClosed();
                    refused.accept(why);
                });
    }

    private Opened opened(@Nullable Stage old, Setup how, boolean silent)
            throws CannotStartException {
        List<StageRecord> made = new ArrayList<>();
        Setup watched = how.watchedBy(trace -> made.add(record(trace)));
        Stage opened = old == null ? lab.open(watched) : lab.change(old, watched);
        opened.setMuted(silent);
        return new Opened(opened, made.getFirst());
    }

    /** The lanes follow before the activity, so that its listener finds the event in them. */
    private StageRecord record(Trace trace) {
        StageRecord recorded = StageRecord.of(trace);
        trace.follow(activity);
        return recorded;
    }

    private void take(Opened opened) {
        opening.set(false);
        stage = opened.stage();
        stage.setMuted(muted.get()); // it may have changed meanwhile
        record = opened.record();
        stopIfClosed();
    }

    /**
     * Stops the server for good, on another thread; while another is being opened, as soon as that
     * is open or refused. Its record stays.
     */
    void close() {
        Background.assertFxThread();
        closed = true;
        stopIfClosed();
    }

    private void stopIfClosed() {
        Stage here = stage;
        if (closed && here != null && !opening.get()) {
            background.run(() -> stop(here), done -> {}, why -> {});
        }
    }

    private boolean stop(Stage old) {
        lab.stop(old);
        return true;
    }

    /** Lets another server be opened after {@link #close}. */
    void comeBack() {
        closed = false;
    }
}
