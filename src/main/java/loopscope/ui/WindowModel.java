package loopscope.ui;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;

import loopscope.capture.Picture;
import loopscope.capture.StagePicture;
import loopscope.lab.Lab;
import loopscope.lab.LabClient;
import loopscope.picture.layout.Layout;
import loopscope.picture.layout.Shot;
import loopscope.picture.layout.StageShot;
import loopscope.picture.surface.Theme;
import loopscope.timeline.Units;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.Outlook;
import loopscope.timeline.words.Sentence;
import loopscope.trace.Connection;
import loopscope.ui.appearance.LookModel;
import loopscope.ui.base.Background;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;
import loopscope.ui.canvas.LaneScroll;
import loopscope.ui.canvas.NotesModel;
import loopscope.ui.canvas.Walk;
import loopscope.ui.captures.CaptureModel;
import loopscope.ui.captures.Captures;
import loopscope.ui.clients.CrowdModel;
import loopscope.ui.clients.TalkModel;
import loopscope.ui.stages.PaceModel;
import loopscope.ui.stages.StageModel;
import loopscope.ui.stages.StagesModel;
import loopscope.ui.time.TimeModel;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What the window decides: stages, clients, eyes, words, captures. */
public final class WindowModel {
    /** What to do first, said while there is nobody. */
    static final Sentence INVITATION =
            new Sentence(
                    "Press + Client (C) three times, then type to A (Enter).",
                    "Nobody is here yet: each server waits for anyone. What you do happens on every stage.");

    private static final double LEAST_CAPTURE_WIDTH = 900;

    /** The wait that the user has asked for, spoken of as long as its instant is selected. */
    private record ShownWait(StageModel stage, Connection who, OptionalLong instant) {}

    private final Lab lab = new Lab();
    private final Background background = new Background();
    private final Activity activity = new Activity();
    private final StagesModel places;
    private final TalkModel talk;
    private final Notices notices = new Notices();
    private final CrowdModel crowds = new CrowdModel(lab, background, notices);
    private final LaneScroll scroll;
    private final TimeModel time =
            new TimeModel(() -> System.nanoTime() - lab.origin(), this::records, this::tell);
    private final NotesModel notes = new NotesModel();
    private final Walk walk;
    private final CaptureModel captures;
    private final LookModel look;
    private final PaceModel pace;
    private final BooleanProperty withGone = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<Sentence> sentence =
            new ReadOnlyObjectWrapper<>(INVITATION);
    private final ReadOnlyStringWrapper moment = new ReadOnlyStringWrapper("");
    private @Nullable ShownWait shownWait;

    /** A window with these models on stage, from top to bottom; nothing runs yet. */
    WindowModel(List<String> models, Captures captures, LookModel look) {
        this.look = look;
        this.captures = new CaptureModel(background, captures, notices, this::picture);
        this.places = new StagesModel(lab, background, activity, models);
        this.scroll = new LaneScroll(places.list());
        this.pace = new PaceModel(places.list(), notices, time::follow);
        this.talk = new TalkModel(lab, places.list(), notices);
        this.walk = new Walk(places.list(), talk, time);
        withGone.addListener((value, was, is) -> tell());
        talk.selectedProperty().addListener((value, was, is) -> bringIntoView(is));
    }

    /** Opens the stages, once code is loaded that would make the first client look slow. */
    void open() {
        tell();
        background.run(WindowModel::warmUp, warm -> places.open(), why -> places.open());
    }

    private static boolean warmUp() {
        Lab.warmUp();
        return true;
    }

    /** Does what takes long. */
    Background background() {
        return background;
    }

    /** What is recorded on any stage. */
    Activity activity() {
        return activity;
    }

    /** The stages, from top to bottom. */
    public ObservableList<StageModel> stages() {
        return places.list();
    }

    /** Adds, moves and removes stages. */
    StagesModel places() {
        return places;
    }

    /** Crowds on their way. */
    public CrowdModel crowds() {
        return crowds;
    }

    /** Which lanes are in view. */
    public LaneScroll scroll() {
        return scroll;
    }

    /** Whether those who have left keep their lanes. */
    public BooleanProperty withGoneProperty() {
        return withGone;
    }

    /** Who speaks, and what is heard. */
    public TalkModel talk() {
        return talk;
    }

    /** How the window looks. */
    public LookModel look() {
        return look;
    }

    /** The moment in plain words. */
    public ReadOnlyObjectProperty<Sentence> sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /** Which moment the sentence speaks of. */
    public ReadOnlyStringProperty momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /** Which time is looked at. */
    public TimeModel time() {
        return time;
    }

    /** What the user puts on the picture. */
    public NotesModel notes() {
        return notes;
    }

    /** From event to event. */
    public Walk walk() {
        return walk;
    }

    /** How the servers are held. */
    PaceModel pace() {
        return pace;
    }

    /** What the user is to be told. */
    public Notices notices() {
        return notices;
    }

    /** Takes pictures, and tells what became of them. */
    CaptureModel captures() {
        return captures;
    }

    /** All that the picture is to be drawn from now. */
    public Shot shot(double width, double height) {
        return shot(width, height, stage -> 0);
    }

    /**
     * The same.
     *
     * @param controls how far a stage's controls reach on its header, in pixels
     */
    public Shot shot(double width, double height, ToDoubleFunction<StageModel> controls) {
        time.setLaneWidth(Layout.laneWidth(width));
        time.advance();
        TimeModel.Seen seen = time.seen();
        return new Shot(
                "",
                stages().stream()
                        .map(s -> s.shot(scroll.scope(s), controls.applyAsDouble(s)))
                        .map(this::marked)
                        .toList(),
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

    private StageShot marked(StageShot shot) {
        String mark = time.mark();
        return mark.isEmpty() ? shot : shot.marked(mark);
    }

    private List<StageRecord> records() {
        return stages().stream().map(StageModel::record).toList();
    }

    /** Brings a client's lane into view, on the first stage that has it. */
    private void bringIntoView(@Nullable LabClient who) {
        if (who != null) {
            stages().stream()
                    .map(stage -> stage.lane(who))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(lane -> scroll.show(lane.connection()));
        }
    }

    /** Speaks of a stage's longest wait, and brings it into view. */
    void showLongestWait(StageModel stage) {
        Blame longest = stage.digest().longest();
        if (longest == null) {
            notices.show(
                    Notice.done("Nobody has waited yet: add clients (C), and have them speak."));
            return;
        }
        talk.select(longest.who().connection());
        scroll.show(longest.who().connection());
        long instant = Outlook.lastUnserved(longest);
        shownWait = new ShownWait(stage, longest.who().connection(), OptionalLong.of(instant));
        time.pointAt(instant);
    }

    private @Nullable Connection chosen(StageModel stage) {
        ShownWait shown = shownWait;
        return shown != null && shown.stage() == stage && shown.instant().equals(time.cursor())
                ? shown.who()
                : null;
    }

    /** The colours that are on. */
    Theme theme() {
        return look.themeProperty().get();
    }

    /** Whether nobody has come yet, on any stage. */
    public boolean isEmpty() {
        return stages().stream().allMatch(s -> s.record().lanes().clients().isEmpty());
    }

    /** Brings all words up to date; often enough for a reader, not for every frame. */
    void tell() {
        Background.assertHome();
        long shown = time.shown();
        long spoken = time.cursor().orElse(shown);
        stages().forEach(StageModel::tell);
        takeStock(shown, spoken);
        talk.tell();
        crowds.tell();
        pace.tell();
        time.tell();
        boolean nobody = isEmpty();
        sentence.set(
                nobody
                        ? INVITATION
                        : Sentence.at(
                                spoken,
                                shown,
                                stages().stream().map(StageModel::subject).toList()));
        boolean speaksOfNow = time.isLive() && time.cursor().isEmpty();
        moment.set(nobody ? "" : speaksOfNow ? "now" : "at " + Units.moment(spoken));
    }

    private void takeStock(long shown, long spoken) {
        stages().forEach(stage -> stage.look(shown, spoken, withGone.get(), chosen(stage)));
    }

    /** Tells the user that something could not be done. */
    void fail(String sentence) {
        notices.show(Notice.failed(sentence));
    }

    /** Leaves the picture in the user's folder, in these formats. */
    void capture(Set<Captures.Format> formats) {
        captures.leave(stages().stream().map(s -> s.modelProperty().get().id()).toList(), formats);
    }

    private Picture picture() {
        TimeModel.Seen seen = time.seen();
        takeStock(seen.shown(), time.cursor().orElse(seen.shown()));
        String models =
                stages().stream()
                        .map(stage -> stage.modelProperty().get().title())
                        .collect(Collectors.joining(" beside "));
        return StagePicture.of(
                "Loopscope — " + models,
                stages().stream().map(scroll::captured).map(this::marked).toList(),
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
