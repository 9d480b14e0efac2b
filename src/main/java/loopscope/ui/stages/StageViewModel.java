package loopscope.ui.stages;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import loopscope.lab.CannotStartException;
import loopscope.lab.Lab;
import loopscope.lab.LabClient;
import loopscope.lab.ModelInfo;
import loopscope.lab.Setup;
import loopscope.lab.Stage;
import loopscope.picture.layout.Scope;
import loopscope.picture.layout.StageSpec;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.words.Digest;
import loopscope.timeline.words.HonestyMarks;
import loopscope.timeline.words.Subject;
import loopscope.trace.Address;
import loopscope.trace.Connection;
import loopscope.trace.Trace;
import loopscope.trace.metadata.StageConditions;
import loopscope.ui.base.Background;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One stage as the window has it: a place for a server, and the server that is there now.
 *
 * <p>The place stays when its server cannot be opened, or dies; {@link #troubleProperty} then says
 * why, and {@link #reopen} tries again.
 */
public final class StageViewModel {
    private record Opened(Stage stage, StageRecord record) {}

    private final Lab lab;
    private final Background background;
    private final Activity activity;
    private final ReadOnlyObjectWrapper<ModelInfo> model;
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper muted = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper down = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper portTaken = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper exposed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper address = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final StagePace pace = new StagePace(this::keepPace);
    private StageRecord record = StageRecord.of(Trace.off());
    private final StageDigest digest = new StageDigest(record);
    private Setup setup;
    private int firstThread;
    private boolean removed;
    private @Nullable Stage stage;

    /**
     * A place for a server of that model, which is not opened yet.
     *
     * @param activity follows what is recorded of it
     */
    StageViewModel(Lab lab, Background background, Activity activity, ModelInfo model) {
        this.lab = lab;
        this.background = background;
        this.activity = activity;
        this.model = new ReadOnlyObjectWrapper<>(model);
        this.setup = Setup.of(model.id());
    }

    /** The model that was chosen. */
    public ReadOnlyObjectProperty<ModelInfo> modelProperty() {
        return model.getReadOnlyProperty();
    }

    /** Whether a server is on its way. */
    public ReadOnlyBooleanProperty openingProperty() {
        return opening.getReadOnlyProperty();
    }

    /** Whether it takes no new clients, and is folded to its header. */
    public ReadOnlyBooleanProperty mutedProperty() {
        return muted.getReadOnlyProperty();
    }

    /** Whether its server could not be opened, or has died. */
    ReadOnlyBooleanProperty downProperty() {
        return down.getReadOnlyProperty();
    }

    /** Whether other machines can connect to it. */
    ReadOnlyBooleanProperty exposedProperty() {
        return exposed.getReadOnlyProperty();
    }

    /** Whether it could not be opened at the port that was asked for, and another may do. */
    ReadOnlyBooleanProperty portTakenProperty() {
        return portTaken.getReadOnlyProperty();
    }

    /** Where it listens; empty while it does not. */
    public ReadOnlyStringProperty addressProperty() {
        return address.getReadOnlyProperty();
    }

    /** How many clients and threads there are, in words. */
    public ReadOnlyStringProperty countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** One sentence on what is wrong or worth knowing; empty while all is well. */
    ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** How its server is held, and the next one that is opened here. */
    StagePace pace() {
        return pace;
    }

    private void keepPace() {
        Stage here = stage;
        if (here != null) {
            here.setPace(pace.get());
        }
    }

    /** The server that is there now; null while there is none. */
    public @Nullable Stage stage() {
        return stage;
    }

    /** What was recorded of the server that is there now. */
    public StageRecord record() {
        return record;
    }

    /** The lane of a client here; null while it has none. */
    public @Nullable ClientLane lane(LabClient who) {
        Stage here = stage;
        return here == null ? null : record.lanes().client(who.connection(here));
    }

    /** What its lanes came to when that was last looked at. */
    public Digest digest() {
        return digest.get();
    }

    /** How its server is set up, or the next one will be. */
    Setup setup() {
        return setup;
    }

    /** The first row of its threads that is in view, as far as there are so many. */
    public int firstThread() {
        return firstThread;
    }

    /** Scrolls its threads. */
    public void setFirstThread(int row) {
        firstThread = Math.max(0, row);
    }

    /** The line that connects a netcat to it. */
    String netcat() {
        Stage here = stage;
        if (here == null) {
            return "";
        }
        long there = Address.reachable(here.address());
        return "nc " + Address.hostText(there) + " " + Address.port(there);
    }

    /** Mutes it, or not any more. */
    void setMuted(boolean silent) {
        muted.set(silent);
        Stage here = stage;
        if (here != null) {
            here.setMuted(silent);
        }
    }

    /** Stops the server that is there and opens one of that model in its place. */
    void open(ModelInfo chosen) {
        open(chosen, setup.withModel(chosen.id()));
    }

    /** The same, of the same model with other settings. */
    void open(Setup chosen) {
        open(model.get(), chosen);
    }

    /** Opens the server again that was there, or was to be. */
    public void reopen() {
        open(setup);
    }

    /** The same, at a port that is free. */
    void reopenAtFreePort() {
        open(setup.at(setup.address(), 0));
    }

    /** Whether its server is not there yet, and nothing is known to be in its way. */
    public boolean isToOpen() {
        return opening.get() || (stage == null && !down.get());
    }

    private void open(ModelInfo chosen, Setup how) {
        Background.assertFxThread();
        if (opening.get()) {
            return;
        }
        opening.set(true);
        model.set(chosen);
        setup = how;
        trouble.set("");
        down.set(false);
        portTaken.set(false);
        address.set("");
        counts.set("opening …");
        Stage old = stage;
        boolean silent = muted.get();
        Setup paced = how.paced(pace.get());
        background.run(() -> opened(old, paced, silent), this::take, this::refuse);
    }

    private Opened opened(@Nullable Stage old, Setup how, boolean silent)
            throws CannotStartException {
        List<StageRecord> made = new ArrayList<>();
        Setup watched = how.watchedBy(trace -> made.add(record(trace)));
        Stage opened = old == null ? lab.open(watched) : lab.change(old, watched);
        opened.setMuted(silent);
        return new Opened(opened, made.getFirst());
    }

    /** The lanes follow first: whoever hears of an event finds it in them. */
    private StageRecord record(Trace trace) {
        StageRecord recorded = StageRecord.of(trace);
        trace.follow(activity);
        return recorded;
    }

    private void take(Opened opened) {
        Background.assertFxThread();
        opening.set(false);
        stage = opened.stage();
        opened.stage().setMuted(muted.get());
        record = opened.record();
        address.set(Address.text(opened.stage().address()));
        exposed.set(opened.stage().isExposed());
        firstThread = 0;
        keepPace(); // it may have been changed meanwhile
        refresh();
        if (removed) {
            close();
        }
    }

    private void refuse(Exception why) {
        Background.assertFxThread();
        stage = null;
        record = StageRecord.of(Trace.off());
        counts.set("");
        trouble.set(
                why instanceof CannotStartException
                        ? String.valueOf(why.getMessage())
                        : "The stage could not be opened (" + why + "): choose another model.");
        down.set(true);
        portTaken.set(setup.port() != 0);
        opening.set(false);
    }

    /** Stops its server for good, away from the JavaFX thread; one on its way once it is there. */
    void close() {
        Background.assertFxThread();
        removed = true;
        Stage here = stage;
        if (here != null && !opening.get()) {
            stage = null;
            background.run(() -> stop(here), done -> {}, why -> {});
        }
    }

    private boolean stop(Stage old) {
        lab.stop(old);
        return true;
    }

    /** Brings the words up to date. */
    public void refresh() {
        Stage here = stage;
        if (here == null || opening.get()) {
            return;
        }
        String failure = here.failure();
        List<String> notices = here.notices();
        String notice = notices.isEmpty() ? "" : notices.getLast();
        trouble.set(failure != null ? failure : notice);
        down.set(failure != null);
    }

    /**
     * Looks at its lanes again. Times are nanoseconds since the run's zero.
     *
     * @param now up to when things are shown
     * @param instant the selected instant
     * @param withGone whether those who have left keep their lanes
     * @param chosen the client to speak of where it waits; null for the one that waits longest
     */
    public void update(long now, long instant, boolean withGone, @Nullable Connection chosen) {
        boolean isNew = digest.update(record, now, instant, withGone, chosen);
        if (isNew && stage != null && !opening.get()) {
            counts.set(digest().counts());
        }
    }

    /**
     * The stage as a picture needs it.
     *
     * @param scope which of its rows are shown
     * @param controls how far its controls reach on its header, in pixels
     */
    public StageSpec spec(Scope scope, double controls) {
        StageConditions conditions = conditions();
        return spec(conditions, HonestyMarks.of(conditions), scope, controls);
    }

    /** The same as a picture that stands alone needs it. */
    public StageSpec captured(Scope scope) {
        return captured(conditions(), scope);
    }

    /** The same under given conditions. */
    StageSpec captured(StageConditions conditions, Scope scope) {
        return spec(conditions, HonestyMarks.captured(conditions), scope, 0);
    }

    private StageSpec spec(
            StageConditions conditions, List<String> marks, Scope scope, double controls) {
        ModelInfo info = model.get();
        return new StageSpec(
                info.title(),
                info.kind(),
                !info.blocking(),
                address.get(),
                digest(),
                marks,
                Objects.requireNonNullElse(conditions.failure(), ""),
                muted.get(),
                scope,
                controls);
    }

    private StageConditions conditions() {
        Stage here = stage;
        return here == null
                ? StageConditions.unopened(model.get().broken(), muted.get())
                : here.conditions();
    }

    /** What has to be known to judge a picture of it. */
    List<String> marks() {
        return HonestyMarks.of(conditions());
    }

    /** The stage as words need it. */
    public Subject subject() {
        return new Subject(model.get().title(), record.lanes(), digest().chosen());
    }
}
