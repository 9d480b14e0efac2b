package loopscope.ui;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import loopscope.capture.Picture;
import loopscope.capture.StagePicture;
import loopscope.lab.Lab;
import loopscope.lab.LabClient;
import loopscope.lab.ModelInfo;
import loopscope.picture.Layout;
import loopscope.picture.Shot;
import loopscope.picture.StageShot;
import loopscope.picture.Theme;
import loopscope.timeline.Sentence;
import loopscope.timeline.StageRecord;
import loopscope.timeline.Units;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What the window decides: stages, clients, eyes, words, captures. */
final class WindowModel {
    /** What to do first, said while there is nobody. */
    static final Sentence INVITATION =
            new Sentence(
                    "Press + Client (C) three times, then type to A (Enter).",
                    "Nobody is here yet: each server waits for anyone. What you do happens on both.");

    private static final double LEAST_CAPTURE_WIDTH = 900;

    private final Lab lab = new Lab();
    private final Background background = new Background();
    private final ObservableList<StageModel> stages = FXCollections.observableArrayList();
    private final TalkModel talk = new TalkModel(lab, stages);
    private final TimeModel time =
            new TimeModel(() -> System.nanoTime() - lab.origin(), this::records, this::tell);
    private final NotesModel notes = new NotesModel();
    private final Walk walk = new Walk(stages, talk, time);
    private final CaptureModel captures;
    private final LookModel look;
    private final PaceModel pace;
    private final ReadOnlyObjectWrapper<Sentence> sentence =
            new ReadOnlyObjectWrapper<>(INVITATION);
    private final ReadOnlyStringWrapper moment = new ReadOnlyStringWrapper("");

    /** A window with these models on stage, from top to bottom; nothing runs yet. */
    WindowModel(List<String> models, Captures captures, LookModel look) {
        this.look = look;
        this.captures = new CaptureModel(background, captures, this::picture);
        this.pace = new PaceModel(stages, this.captures);
        models.forEach(model -> stages.add(place(model)));
    }

    /** Those models that there are and that can run here, four at most; the usual if none can. */
    static List<String> usable(List<String> models) {
        Set<String> known =
                Lab.models().stream()
                        .filter(model -> model.obstacle() == null)
                        .map(ModelInfo::id)
                        .collect(Collectors.toSet());
        List<String> usable =
                models.stream().filter(known::contains).limit(Lab.MOST_STAGES).toList();
        return usable.isEmpty() ? Preferences.USUAL.models() : usable;
    }

    private StageModel place(String id) {
        ModelInfo info =
                Lab.models().stream()
                        .filter(model -> model.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        return new StageModel(lab, background, info);
    }

    /** Opens the stages, once code is loaded that would make the first client look slow. */
    void open() {
        tell();
        background.run(WindowModel::warmUp, warm -> openStages(), why -> openStages());
    }

    private static boolean warmUp() {
        Lab.warmUp();
        return true;
    }

    private void openStages() {
        stages.forEach(stage -> stage.open(stage.modelProperty().get()));
    }

    /** Does what takes long. */
    Background background() {
        return background;
    }

    /** The stages, from top to bottom. */
    ObservableList<StageModel> stages() {
        return stages;
    }

    /** Who speaks, and what is heard. */
    TalkModel talk() {
        return talk;
    }

    /** How the window looks. */
    LookModel look() {
        return look;
    }

    /** The moment in plain words. */
    ReadOnlyObjectProperty<Sentence> sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /** Which moment the sentence speaks of. */
    ReadOnlyStringProperty momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /** Which time is looked at. */
    TimeModel time() {
        return time;
    }

    /** What the user puts on the picture. */
    NotesModel notes() {
        return notes;
    }

    /** From event to event. */
    Walk walk() {
        return walk;
    }

    /** How the servers are held. */
    PaceModel pace() {
        return pace;
    }

    /** Takes pictures, and tells what became of them. */
    CaptureModel captures() {
        return captures;
    }

    /** All that the picture is to be drawn from now. */
    Shot shot(double width, double height) {
        time.setLaneWidth(Layout.laneWidth(width));
        time.advance();
        TimeModel.Seen seen = time.seen();
        return new Shot(
                "",
                shots(),
                seen.view(),
                seen.shown(),
                Math.max(seen.shown(), time.whole()),
                time.cursor(),
                notes.with(walk.spot()),
                width,
                height,
                theme(),
                Shot.Chrome.WINDOW);
    }

    private List<StageShot> shots() {
        String mark = time.mark();
        return stages.stream()
                .map(StageModel::shot)
                .map(shot -> mark.isEmpty() ? shot : shot.marked(mark))
                .toList();
    }

    private List<StageRecord> records() {
        return stages.stream().map(StageModel::record).toList();
    }

    /** The colours that are on. */
    Theme theme() {
        return look.themeProperty().get();
    }

    /** Whether nobody has come yet, on any stage. */
    boolean isEmpty() {
        return stages.stream().allMatch(s -> s.record().lanes().clients().isEmpty());
    }

    /** Brings all words up to date; often enough for a reader, not for every frame. */
    void tell() {
        Background.assertHome();
        stages.forEach(StageModel::tell);
        talk.tell();
        pace.tell();
        time.tell();
        long spoken = time.moment();
        boolean nobody = isEmpty();
        sentence.set(
                nobody
                        ? INVITATION
                        : Sentence.at(spoken, stages.stream().map(StageModel::subject).toList()));
        boolean speaksOfNow = time.isLive() && time.cursor().isEmpty();
        moment.set(nobody ? "" : speaksOfNow ? "now" : "at " + Units.moment(spoken));
    }

    /** Leaves the picture in the user's folder, in these formats. */
    void capture(Set<Captures.Format> formats) {
        captures.leave(stages.stream().map(s -> s.modelProperty().get().id()).toList(), formats);
    }

    private Picture picture() {
        TimeModel.Seen seen = time.seen();
        String models =
                stages.stream()
                        .map(stage -> stage.modelProperty().get().title())
                        .collect(Collectors.joining(" beside "));
        return StagePicture.of(
                "Loopscope — " + models,
                shots(),
                seen.view(),
                seen.shown(),
                time.cursor(),
                notes.with(walk.spot()),
                theme(),
                Math.max(LEAST_CAPTURE_WIDTH, time.laneWidth() + Layout.HEAD + Layout.MARGIN));
    }

    /**
     * Stops everything, away from the JavaFX thread.
     *
     * @return done when all has stopped, or when the limit has passed
     */
    CompletableFuture<Void> close(Duration limit) {
        background.close();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            // A server that waits for a client ends at once when that one has left.
                            lab.clients().forEach(LabClient::close);
                            lab.close();
                            closed.complete(null);
                        });
        return closed.completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
