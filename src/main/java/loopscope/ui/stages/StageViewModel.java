package loopscope.ui.stages;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import loopscope.lab.ForeignProgram;
import loopscope.lab.LabClient;
import loopscope.lab.ModelInfo;
import loopscope.lab.Pace;
import loopscope.lab.ProgramLine;
import loopscope.lab.Setup;
import loopscope.lab.Stage;
import loopscope.lab.StageName;
import loopscope.picture.layout.Scope;
import loopscope.picture.layout.StageSpec;
import loopscope.takeaway.RecordedStage;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.words.Digest;
import loopscope.timeline.words.HonestyMarks;
import loopscope.timeline.words.Subject;
import loopscope.trace.Address;
import loopscope.trace.Connection;
import loopscope.trace.metadata.StageConditions;
import loopscope.ui.base.Background;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * The view model of one stage: its settings, and the server that runs on it now. Confined to the
 * JavaFX thread.
 *
 * <p>It stays when its server cannot be opened, or dies; {@link #trouble} then says why, and {@link
 * #reopen} tries again.
 */
public final class StageViewModel {
    private final ServerLifecycle server;
    private final BiConsumer<StageViewModel, StageViewModel> replaced;
    private final ReadOnlyObjectWrapper<ModelInfo> model;
    private final ReadOnlyObjectWrapper<StageName> name;
    private final ReadOnlyBooleanWrapper past = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper exposed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper address = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper("");
    private final StageTrouble trouble = new StageTrouble();
    private final StagePace pace = new StagePace(this::keepPace);
    private final StageDigest digest;
    private Setup setup;
    private int firstThread;

    /**
     * A stage for a server of a model, not opened yet.
     *
     * @param replaced takes this stage, once another server was opened on it, and a stage that
     *     shows the record of the one before
     */
    StageViewModel(
            ServerLifecycle server,
            ModelInfo model,
            BiConsumer<StageViewModel, StageViewModel> replaced) {
        this.server = server;
        this.replaced = replaced;
        this.model = new ReadOnlyObjectWrapper<>(model);
        this.name = new ReadOnlyObjectWrapper<>(StageName.of(model));
        this.model.addListener((value, before, now) -> name.set(StageName.of(now)));
        this.setup = Setup.of(model.id());
        this.digest = new StageDigest(server.record());
    }

    /** A stage of a run that was opened from a file: it is only looked at. */
    static StageViewModel of(RecordedStage opened, ServerLifecycle server) {
        ModelInfo model =
                new ModelInfo(
                        opened.model(),
                        opened.name(),
                        opened.kind(),
                        !opened.multiplexed(),
                        "",
                        Set.of(),
                        null,
                        opened.conditions().broken(),
                        false);
        StageViewModel stage = new StageViewModel(server, model, (now, before) -> {});
        stage.endWithRun();
        return stage;
    }

    /** The chosen model. */
    public ReadOnlyObjectProperty<ModelInfo> modelProperty() {
        return model.getReadOnlyProperty();
    }

    /** Its name among the stages. */
    public ReadOnlyObjectProperty<StageName> nameProperty() {
        return name.getReadOnlyProperty();
    }

    /** Its name in a heading. */
    public String title() {
        return name.get().title();
    }

    /** Sets its name among the stages. */
    void setName(StageName among) {
        name.set(among);
    }

    /** Whether a server is being opened. */
    public ReadOnlyBooleanProperty openingProperty() {
        return server.openingProperty();
    }

    /** Whether it is muted: it gets no new clients, and is folded to its header. */
    public ReadOnlyBooleanProperty mutedProperty() {
        return server.mutedProperty();
    }

    /** Whether its run has ended, so that it is only looked at. */
    public ReadOnlyBooleanProperty pastProperty() {
        return past.getReadOnlyProperty();
    }

    /** Whether its run has ended. */
    public boolean isPast() {
        return past.get();
    }

    /** Whether other machines can connect to it. */
    public ReadOnlyBooleanProperty exposedProperty() {
        return exposed.getReadOnlyProperty();
    }

    /** The address that it listens on; empty while it does not listen. */
    public ReadOnlyStringProperty addressProperty() {
        return address.getReadOnlyProperty();
    }

    /** The numbers of clients and threads, in words. */
    public ReadOnlyStringProperty countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** What is wrong with it. */
    public StageTrouble trouble() {
        return trouble;
    }

    /** The pace of its server, and of the next one opened here. */
    public StagePace pace() {
        return pace;
    }

    /** Whether its server makes a step at a time, by its pace or because a lesson has it so. */
    public boolean isStepped() {
        Stage here = stage();
        return here != null && server.isServing() && here.pace().equals(Pace.STEP);
    }

    private void keepPace() {
        Stage here = stage();
        if (here != null && server.isServing()) {
            here.setPace(pace.get());
        }
    }

    /** Its server's stage in the lab; null while there is none. */
    public @Nullable Stage stage() {
        return server.stage();
    }

    /** The record of its server; an empty one while there is none. */
    public StageRecord record() {
        return server.record();
    }

    /** The lane of a client on this stage; null while it has none. */
    public @Nullable ClientLane lane(LabClient who) {
        Stage here = stage();
        return here == null ? null : record().lanes().client(who.connection(here));
    }

    /** The digest of the last {@link #update}. */
    public Digest digest() {
        return digest.get();
    }

    /** The settings of its server, or of the next one. */
    public Setup setup() {
        return setup;
    }

    /** The first thread row wanted in view; there may be fewer. */
    public int firstThread() {
        return firstThread;
    }

    /** Scrolls its threads. */
    public void setFirstThread(int row) {
        firstThread = Math.max(0, row);
    }

    /** The command that connects to it from outside; null while there is no server. */
    public @Nullable OutsideCommand outsideCommand() {
        Stage here = stage();
        return here == null ? null : OutsideCommand.to(here);
    }

    /** Mutes or unmutes it. */
    public void setMuted(boolean silent) {
        server.setMuted(silent);
    }

    /**
     * Opens a server of another model, and then stops the one that is there. If the new one can't
     * be opened, the old one stays.
     */
    public void open(ModelInfo chosen) {
        open(setup.withModel(chosen.id()));
    }

    /** Opens a server with the present settings, in place of one that is there. */
    public void reopen() {
        open(setup);
    }

    /** Opens a server with the present settings, if none was opened yet. */
    public void openFirst() {
        if (isToOpen()) {
            reopen();
        }
    }

    /** The settings of the server that is shown, or else of the next one. */
    Setup setupShown() {
        Stage here = stage();
        return here == null || isOpening() ? setup : here.setup();
    }

    /** Takes over the settings of another stage's server, its own pace, and whether it is muted. */
    void takeOver(StageViewModel from) {
        setup = from.setupShown().watchedBy(trace -> {});
        setMuted(from.mutedProperty().get());
        pace.ownProperty().set(from.pace.ownProperty().get());
    }

    /** Takes settings for its first server, and their pace as its own. */
    void plan(Setup how) {
        setup = how;
        pace.ownProperty().set(how.pace());
    }

    /** The same, at a free port. */
    public void reopenAtFreePort() {
        open(setup.at(setup.address(), 0));
    }

    /** Whether its server is not there yet and has not failed to open. */
    public boolean isToOpen() {
        return isOpening() || (stage() == null && !trouble.downProperty().get());
    }

    private boolean isOpening() {
        return server.openingProperty().get();
    }

    /** The same, of the model and with the settings that a setup has. */
    public void open(Setup how) {
        if (!isOpening()) {
            var _ = opened(how);
        }
    }

    /**
     * Opens its first server, with the present settings.
     *
     * @return completes once it listens; fails with the reason why it does not
     */
    public CompletableFuture<Void> openPlanned() {
        return opened(setup);
    }

    private CompletableFuture<Void> opened(Setup how) {
        Background.assertFxThread();
        CompletableFuture<Void> result = new CompletableFuture<>();
        StageViewModel before = ended();
        model.set(StagesViewModel.info(how));
        setup = how;
        trouble.clear();
        address.set("");
        counts.set("opening …");
        server.open(
                how.paced(pace.get()),
                () -> {
                    take(before);
                    result.complete(null);
                },
                why -> {
                    refuse(why, before);
                    result.completeExceptionally(why);
                });
        return result;
    }

    /** A stage that shows what is recorded here, and has no server of its own. */
    private StageViewModel ended() {
        StageViewModel ended = new StageViewModel(server.snapshot(), model.get(), replaced);
        ended.setup = setup;
        return ended;
    }

    private void take(StageViewModel before) {
        firstThread = 0;
        keepPace(); // it may have changed meanwhile
        showAddress();
        refresh();
        if (!server.isClosed() && before.stage() != null) {
            replaced.accept(this, before);
        }
    }

    /** Where others can connect; nowhere once it is closed. */
    private void showAddress() {
        boolean listens = server.isServing() && !server.isClosed() && !past.get();
        Stage here = listens ? stage() : null;
        address.set(here == null ? "" : Address.text(here.address()));
        exposed.set(here != null && here.isExposed());
    }

    private void refuse(Exception why, StageViewModel before) {
        trouble.refuse(why, setup, stage() != null);
        counts.set("");
        if (stage() != null) {
            model.set(before.model.get());
            showAddress();
            refresh();
        }
    }

    /**
     * Stops its server for good, on another thread; one that is being opened, as soon as it is
     * open. Its record stays.
     */
    public void close() {
        server.close();
        showAddress();
    }

    /** Shows that its run has ended; whoever ends the run stops the server. */
    public void endWithRun() {
        past.set(true);
        showAddress();
        refresh();
    }

    /** Is shown again after it was removed, with what is recorded on it. */
    void comeBack() {
        server.comeBack();
        refresh();
    }

    /** Whether there is a server that was not stopped. */
    public boolean isServing() {
        return server.isServing();
    }

    /** Whether its server was stopped, and its record is still shown. */
    boolean hasEnded() {
        return server.hasEnded();
    }

    /** Whether anybody was ever here. */
    public boolean hadClients() {
        return !record().lanes().clients().isEmpty();
    }

    /** Updates trouble and whether it is down. */
    public void refresh() {
        Stage here = stage();
        if (server.isFromFile()) {
            trouble.tellOpened();
        } else if (here != null && !isOpening()) {
            learn(here);
            trouble.refresh(here, past.get());
        }
    }

    /** What a program of others does tells how it serves. */
    private void learn(Stage here) {
        if (here.setup().program() != null && !model.get().equals(here.model())) {
            model.set(here.model());
        }
    }

    /** The latest lines that a program of others has written, oldest first; they are data. */
    public List<ProgramLine> output() {
        Stage here = stage();
        return here == null ? List.of() : here.output();
    }

    /** The program of others that serves here, or is to; null for a server of ours. */
    public @Nullable ForeignProgram program() {
        return setupShown().program();
    }

    /**
     * Updates digest and counts. Times are nanoseconds since the run's zero.
     *
     * @param now the end of what is shown
     * @param instant the selected instant
     * @param withGone whether clients that are gone keep their lanes
     * @param chosen the client whose wait the digest is about; null for the one that waits longest
     */
    public void update(long now, long instant, boolean withGone, @Nullable Connection chosen) {
        boolean isNew = digest.update(record(), now, instant, withGone, chosen);
        if (isNew && server.hasRecord() && !isOpening()) {
            counts.set(digest().counts());
        }
    }

    /**
     * The specification of this stage for the window's picture.
     *
     * @param scope the rows that are wanted in view
     * @param controls how far its controls reach on its header, in pixels
     */
    public StageSpec spec(Scope scope, double controls) {
        StageConditions conditions = conditions();
        return spec(conditions, HonestyMarks.of(conditions), scope, controls);
    }

    /** The same for a capture. */
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
        List<String> all = new ArrayList<>(marks);
        all.addAll(server.marks());
        return new StageSpec(
                title(),
                info.kind(),
                !info.blocking(),
                server.address(),
                digest(),
                List.copyOf(all),
                Objects.requireNonNullElse(conditions.failure(), ""),
                server.mutedProperty().get(),
                scope,
                controls);
    }

    private StageConditions conditions() {
        return server.conditions(model.get());
    }

    /** The stage as a part of a run that is taken away. */
    public RecordedStage recorded() {
        return server.recorded(title(), model.get());
    }

    /** Its honesty marks. */
    List<String> marks() {
        return HonestyMarks.of(conditions());
    }

    /** The stage as the subject of a sentence. */
    public Subject subject() {
        return new Subject(title(), record().lanes(), digest().chosen());
    }
}
