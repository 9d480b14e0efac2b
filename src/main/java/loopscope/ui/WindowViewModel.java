package loopscope.ui;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;

import loopscope.capture.Captures;
import loopscope.capture.FileManager;
import loopscope.capture.PictureFormat;
import loopscope.capture.UserFolders;
import loopscope.lab.Lab;
import loopscope.lab.LabClient;
import loopscope.picture.layout.Notes;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RunAccount;
import loopscope.takeaway.RunTimes;
import loopscope.takeaway.runs.KeptRuns;
import loopscope.timeline.lanes.Settled;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.timeline.words.Sentence;
import loopscope.ui.appearance.LookViewModel;
import loopscope.ui.base.Background;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;
import loopscope.ui.base.Undo;
import loopscope.ui.canvas.EventNavigator;
import loopscope.ui.canvas.LaneScroll;
import loopscope.ui.canvas.NotesViewModel;
import loopscope.ui.canvas.PictureViewModel;
import loopscope.ui.captures.CaptureViewModel;
import loopscope.ui.captures.KeptRunsViewModel;
import loopscope.ui.captures.RunFilesViewModel;
import loopscope.ui.captures.RunsOnDisk;
import loopscope.ui.clients.CrowdViewModel;
import loopscope.ui.clients.SelectedClientViewModel;
import loopscope.ui.exports.ExportsViewModel;
import loopscope.ui.help.DocumentsViewModel;
import loopscope.ui.lessons.LessonExports;
import loopscope.ui.lessons.LessonFiles;
import loopscope.ui.lessons.LessonViewModel;
import loopscope.ui.sequences.SequenceViewModel;
import loopscope.ui.sequences.StepPicturesViewModel;
import loopscope.ui.stages.Activity;
import loopscope.ui.stages.PaceViewModel;
import loopscope.ui.stages.StageViewModel;
import loopscope.ui.stages.StagesViewModel;
import loopscope.ui.time.TimeViewModel;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The window's view model: stages, clients, time, sentence and captures. Confined to the JavaFX
 * thread.
 */
public final class WindowViewModel {
    private static final AtomicBoolean WARM = new AtomicBoolean();

    private final Background background = new Background();
    private final Activity activity = new Activity();
    private final StagesViewModel stages;
    private final SelectedClientViewModel talk;
    private final Notices notices = new Notices();
    private final Undo undo = new Undo(notices);
    private final RunsViewModel runs;
    private final CrowdViewModel crowds;
    private final LaneScroll scroll;
    private final TimeViewModel time;
    private final NotesViewModel notes = new NotesViewModel(undo);
    private final EventNavigator navigator;
    private final PictureViewModel picture;
    private final CaptureViewModel captures;
    private final ExportsViewModel exports;
    private final SequenceViewModel sequences;
    private final StepPicturesViewModel stepPictures;
    private final RunsOnDisk runsOnDisk = new RunsOnDisk();
    private final RunFilesViewModel runFiles;
    private final KeptRunsViewModel keptRuns;
    private final LookViewModel look;
    private final PaceViewModel pace;
    private final LessonViewModel lessons;
    private final LessonFiles lessonFiles;
    private final DocumentsViewModel documents;
    private final LessonExports lessonExports;
    private final BooleanProperty withGone = new SimpleBooleanProperty(true);
    private final SentenceViewModel sentence;
    private final ChartViewModel chart;
    private final ReadOnlyStringWrapper differences = new ReadOnlyStringWrapper("");

    /** A window whose runs are not kept by themselves. */
    WindowViewModel(List<String> models, Captures captures, LookViewModel look) {
        this(models, captures, look, null);
    }

    /**
     * A window with a stage for each model, from top to bottom; no server runs yet.
     *
     * @param kept where runs are kept by themselves; null where they are not
     */
    public WindowViewModel(
            List<String> models, Captures captures, LookViewModel look, @Nullable KeptRuns kept) {
        this.look = look;
        Lab lab = new Lab();
        this.stages = new StagesViewModel(lab, background, activity, notices, undo, models);
        this.runs = new RunsViewModel(lab, stages, background, notices, undo, this::show);
        this.crowds = new CrowdViewModel(lab, background, notices);
        this.time = new TimeViewModel(runs, this::records, this::refresh);
        this.sentence = new SentenceViewModel(stages.list(), time);
        this.scroll = new LaneScroll(stages.list());
        this.pace = new PaceViewModel(stages.list(), notices, this::showStep);
        this.talk = new SelectedClientViewModel(lab, stages.list(), notices);
        this.navigator = new EventNavigator(stages.list(), talk, time);
        this.picture =
                new PictureViewModel(
                        stages.list(),
                        scroll,
                        time,
                        notes,
                        navigator,
                        look,
                        sentence.sentenceProperty());
        this.runFiles =
                new RunFilesViewModel(background, notices, this::recorded, runs::open, runsOnDisk);
        this.keptRuns = new KeptRunsViewModel(kept, notices, runsOnDisk);
        LessonRuns scenes = new LessonRuns(runs, stages, notes);
        this.lessons = new LessonViewModel(scenes, time, notices);
        this.chart = new ChartViewModel(lessons.chartProperty());
        this.exports = new ExportsViewModel(background, notices);
        WindowCapture capturing =
                new WindowCapture(
                        picture,
                        chart.chartProperty()::get,
                        notes,
                        look.themeProperty()::get,
                        this::recorded,
                        this::takeStock,
                        time::view);
        this.captures =
                new CaptureViewModel(
                        background,
                        captures,
                        notices,
                        exports,
                        FileManager.of(System.getProperty("os.name", "")),
                        runsOnDisk,
                        capturing);
        this.sequences =
                new SequenceViewModel(
                        background,
                        exports,
                        captures,
                        capturing,
                        this.captures.choices(),
                        time,
                        this::namesInFiles);
        this.stepPictures =
                new StepPicturesViewModel(
                        background,
                        captures,
                        notices,
                        capturing,
                        this.captures.choices(),
                        this::namesInFiles,
                        this::isSettled);
        pace.beforeStep(stepPictures::beforeStep);
        this.lessonExports = new LessonExports(background, notices, scenes::session);
        navigator.onClient(client -> lessons.pickClient(client.connection().name()));
        talk.lessonProperty().bind(lessons.playingProperty());
        this.lessonFiles = new LessonFiles(lessons, background, notices);
        this.documents = new DocumentsViewModel(background, notices, UserFolders.ofUser());
        withGone.addListener((value, was, is) -> refresh());
        talk.selectedProperty().addListener((value, was, is) -> bringIntoView(is));
    }

    /**
     * Opens the stages, after a warm-up that keeps class loading out of the first client's waits.
     */
    void open() {
        refresh();
        background.run(WindowViewModel::warmUp, warm -> openOwn(), why -> openOwn());
    }

    /** A file may be shown by then, whose stages are no servers. */
    private void openOwn() {
        runs.ownStages().forEach(StageViewModel::reopen);
    }

    /** Classes stay loaded: once in a process is enough. */
    private static boolean warmUp() {
        if (!WARM.getAndSet(true)) {
            Lab.warmUp();
        }
        return true;
    }

    private void showStep() {
        time.follow();
        stepPictures.stepped();
    }

    private boolean isSettled() {
        long now = runs.now();
        return stages().stream()
                .filter(StageViewModel::isStepped)
                .allMatch(stage -> Settled.at(stage.record().lanes(), now));
    }

    private void show(Run before, Run next) {
        before.keep(stages(), notes.marks());
        sentence.forget();
        stages.show(next.lab(), next.stages(), runs.previousShownProperty().get());
        talk.show(next.lab());
        crowds.follow(runs.present().lab());
        notes.show(next.marks());
        time.restart();
        RecordedRun file = next.opened();
        chart.show(file);
        differences.set(file == null ? "" : String.join("\n", file.differences()));
        if (file != null) {
            showAsSaved(file);
        }
    }

    private void showAsSaved(RecordedRun file) {
        Notes.Spot spot = file.notes().spot();
        if (spot != null) {
            navigator.pick(spot);
        }
        if (file.view() != null) {
            time.show(file.view());
        }
    }

    /** What differs between two runs that are compared, a line each; empty where one is shown. */
    ReadOnlyStringProperty differencesProperty() {
        return differences.getReadOnlyProperty();
    }

    /** The chart that is seen in place of the stages. */
    ChartViewModel chart() {
        return chart;
    }

    /** The documents, to be opened in a browser. */
    DocumentsViewModel documents() {
        return documents;
    }

    /** Runs work on other threads. */
    Background background() {
        return background;
    }

    /** Follows the events of all stages. */
    Activity activity() {
        return activity;
    }

    /** The stages, from top to bottom. */
    public ObservableList<StageViewModel> stages() {
        return stages.list();
    }

    /** The list of the stages, to add, move and remove some. */
    StagesViewModel stagesViewModel() {
        return stages;
    }

    /** The present run, and the previous one. */
    RunsViewModel runs() {
        return runs;
    }

    /** Takes back what was done last. */
    Undo undo() {
        return undo;
    }

    /** The crowds that are not gone. */
    public CrowdViewModel crowds() {
        return crowds;
    }

    /** The scroll position of the lanes. */
    public LaneScroll scroll() {
        return scroll;
    }

    /** Whether clients that are gone keep their lanes. */
    public BooleanProperty withGoneProperty() {
        return withGone;
    }

    /** The selected client. */
    public SelectedClientViewModel talk() {
        return talk;
    }

    /** Colours and size. */
    public LookViewModel look() {
        return look;
    }

    /** The sentence about the selected instant. */
    public ReadOnlyObjectProperty<Sentence> sentenceProperty() {
        return sentence.sentenceProperty();
    }

    /** The instant that the sentence is about, in words. */
    public ReadOnlyStringProperty instantTextProperty() {
        return sentence.instantTextProperty();
    }

    /** The stretch of time that is seen, and the selected instant. */
    public TimeViewModel time() {
        return time;
    }

    /** The user's flags and measured range. */
    public NotesViewModel notes() {
        return notes;
    }

    /** Moves from event to event. */
    public EventNavigator navigator() {
        return navigator;
    }

    /** The pace of the servers. */
    PaceViewModel pace() {
        return pace;
    }

    /** The lesson that is on. */
    public LessonViewModel lessons() {
        return lessons;
    }

    /** Begins lessons, built in or of a file. */
    public LessonFiles lessonFiles() {
        return lessonFiles;
    }

    /** Leaves handouts, and what the user did as a lesson. */
    public LessonExports lessonExports() {
        return lessonExports;
    }

    /** The notice that the window shows. */
    public Notices notices() {
        return notices;
    }

    /** Saves pictures, and reports the outcome. */
    CaptureViewModel captures() {
        return captures;
    }

    /** Leaves a picture whenever the servers have made a step. */
    public StepPicturesViewModel stepPictures() {
        return stepPictures;
    }

    /** Leaves a picture for each of some calls, or for each step. */
    public SequenceViewModel sequences() {
        return sequences;
    }

    /** Makes what takes long, one after the other. */
    public ExportsViewModel exports() {
        return exports;
    }

    /** Saves and opens runs. */
    RunFilesViewModel runFiles() {
        return runFiles;
    }

    /** Which runs are in files. */
    RunsOnDisk runsOnDisk() {
        return runsOnDisk;
    }

    /** Keeps the present run by itself. */
    KeptRunsViewModel keptRuns() {
        return keptRuns;
    }

    /** The run that is shown, to be taken away. */
    RecordedRun recorded() {
        RecordedRun seen =
                new RecordedRun(
                        RunAccount.NONE,
                        stages().stream().map(StageViewModel::recorded).toList(),
                        new RunTimes(runs.now(), time.instant()),
                        notes.with(navigator.spot()),
                        time.inView());
        RecordedRun file = runs.shown().opened();
        return file == null ? lessons.telling(seen) : seen.about(file.account());
    }

    /** The view model of the picture. */
    public PictureViewModel picture() {
        return picture;
    }

    private List<StageRecord> records() {
        return stages().stream().map(StageViewModel::record).toList();
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

    /**
     * Shows a stage's longest wait: it fills the width, its client is in view, and the sentence is
     * about it.
     */
    void showLongestWait(StageViewModel stage) {
        Blame longest = stage.digest().longest();
        if (longest == null) {
            notices.show(
                    Notice.done("Nobody has waited yet: add clients (C), and have them speak."));
            return;
        }
        talk.select(longest.who().connection());
        scroll.show(longest.who().connection());
        long instant = WaitAnalysis.lastUnserved(longest);
        sentence.choose(stage, longest.who().connection(), instant);
        time.show(longest.waited().from(), longest.waited().to());
        time.pointAt(instant);
    }

    /** Updates all words; called some times a second, not every frame. */
    void refresh() {
        Background.assertFxThread();
        long shown = time.shown();
        long instant = time.selectedInstant().orElse(shown);
        stages.refresh();
        takeStock(shown, instant);
        talk.refresh();
        crowds.refresh();
        pace.refresh();
        stepPictures.refresh();
        lessons.refresh();
        time.refresh();
        sentence.refresh(shown, instant, picture.isEmpty(), lessons.wayOn());
        if (keptRuns.isReady() && !runs.previousShownProperty().get()) {
            keptRuns.keep(recorded());
        }
    }

    private void takeStock(long shown, long instant) {
        stages().forEach(
                        stage ->
                                stage.update(
                                        shown, instant, withGone.get(), sentence.chosen(stage)));
    }

    /** Shows the user why something could not be done. */
    void fail(String sentence) {
        notices.show(Notice.failed(sentence));
    }

    /** Saves the picture in the user's folder, in these formats. */
    void capture(Set<PictureFormat> formats) {
        captures.save(namesInFiles(), formats);
    }

    /** The stages' names, as they are in the names of files. */
    List<String> namesInFiles() {
        return stages().stream().map(s -> s.nameProperty().get().inFiles()).toList();
    }

    /** Makes all words those of the instant that is seen. */
    private void takeStock() {
        long shown = time.shown();
        takeStock(shown, time.selectedInstant().orElse(shown));
    }

    /**
     * Stops all servers, clients and exports on another thread.
     *
     * @return completes when all has stopped, or when the limit has passed
     */
    CompletableFuture<Void> close(Duration limit) {
        lessons.close();
        CompletableFuture<Void> exported = exports.close();
        background.close();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            runs.stop();
                            keptRuns.close();
                            exported.join();
                            closed.complete(null);
                        });
        return closed.completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
