package loopscope.ui;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import loopscope.timeline.words.Sentence;
import loopscope.ui.appearance.Enlarged;
import loopscope.ui.appearance.LookMenu;
import loopscope.ui.base.Background;
import loopscope.ui.base.FileDialogs;
import loopscope.ui.base.Fxml;
import loopscope.ui.base.PictureSaving;
import loopscope.ui.base.Sheet;
import loopscope.ui.base.TableSaving;
import loopscope.ui.canvas.HoverCard;
import loopscope.ui.canvas.LaneMenu;
import loopscope.ui.canvas.Pointer;
import loopscope.ui.canvas.TimelineView;
import loopscope.ui.captures.CaptureMenu;
import loopscope.ui.captures.PerfettoSheet;
import loopscope.ui.captures.RecentRunsMenu;
import loopscope.ui.captures.RunFileChooser;
import loopscope.ui.clients.ClientMenu;
import loopscope.ui.clients.ClientSheet;
import loopscope.ui.clients.CrowdBar;
import loopscope.ui.clients.CrowdSheet;
import loopscope.ui.clients.TalkView;
import loopscope.ui.exports.ExportBar;
import loopscope.ui.help.Glossary;
import loopscope.ui.help.HelpView;
import loopscope.ui.help.KeyGroup;
import loopscope.ui.help.Keys;
import loopscope.ui.inspector.InspectorPane;
import loopscope.ui.inspector.InspectorView;
import loopscope.ui.inspector.TabMenu;
import loopscope.ui.inspector.calls.CallsPane;
import loopscope.ui.inspector.code.CodeView;
import loopscope.ui.inspector.numbers.NumbersPane;
import loopscope.ui.inspector.sets.SetsView;
import loopscope.ui.lessons.LessonChooser;
import loopscope.ui.lessons.LessonStrip;
import loopscope.ui.preferences.Preferences;
import loopscope.ui.preferences.WindowBounds;
import loopscope.ui.programs.ProgramConsent;
import loopscope.ui.programs.ProgramSheet;
import loopscope.ui.sequences.SequenceSheet;
import loopscope.ui.stages.PaceView;
import loopscope.ui.stages.StageViewModel;
import loopscope.ui.stages.header.SettingsSheet;
import loopscope.ui.stages.header.StageHeader;
import loopscope.ui.time.ReplayMenu;
import loopscope.ui.time.TimeViewModel;

import org.controlsfx.control.NotificationPane;

import java.util.List;

/** Binds the window's controls to its view model. Confined to the JavaFX thread. */
final class WindowView {
    /**
     * In less width than this, in pixels, the tools have short names, and the lessons are in the
     * menu of runs alone.
     */
    private static final double ROOMY = 1215;

    /** From this width on, in pixels, the control of live also says what a click does. */
    private static final double ROOMIER = 1320;

    private static final PseudoClass ASKED = PseudoClass.getPseudoClass("asked");

    private final WindowViewModel model;
    private final Preferences preferences;
    private final FileDialogs dialogs;
    private final StringProperty programFolder;
    private final TalkView talk;
    private final PaceView pace;
    private final CallsPane calls;
    private final List<KeyGroup> keys;
    private final Enlarged enlarged = new Enlarged();
    @FXML private StackPane root;
    @FXML private Node content;
    @FXML private StackPane talkPlace;
    @FXML private StackPane pacePlace;
    @FXML private SplitPane split;
    @FXML private SplitMenuButton add;
    @FXML private Button lesson;
    @FXML private StackPane lessonPlace;
    @FXML private SplitMenuButton addStage;
    @FXML private MenuItem addProgram;
    @FXML private StackPane exportPlace;
    @FXML private StackPane crowdPlace;
    @FXML private ToolBar tools;
    @FXML private SplitMenuButton run;
    @FXML private MenuItem previousRun;
    @FXML private MenuItem saveRun;
    @FXML private MenuItem openRun;
    @FXML private MenuItem compareRun;
    @FXML private MenuItem perfetto;
    @FXML private CheckMenuItem openedChart;
    @FXML private Label comparison;
    @FXML private Menu recentRuns;
    @FXML private Button live;
    @FXML private SplitMenuButton replay;
    @FXML private Region axis;
    @FXML private ToggleButton linear;
    @FXML private ToggleButton ordered;
    @FXML private ToggleButton fit;
    @FXML private Region liveSign;
    @FXML private NotificationPane notices;
    @FXML private StackPane look;
    @FXML private SplitMenuButton capture;
    @FXML private Node helpButton;
    @FXML private Pane timeline;
    @FXML private Region below;
    @FXML private Label instantLabel;
    @FXML private Label sentence;
    @FXML private Label contrast;
    @FXML private StackPane help;
    private final InspectorView inspector;
    private TimelineView picture;
    private SideBySide sides;
    private HelpView helpView;
    private LessonChooser lessonChooser;
    private RunFileChooser runFiles;
    private TimeControls timeControls;
    private ClosingQuestion closing;

    @SuppressWarnings("NullAway.Init") // initialize() makes the parts
    WindowView(WindowViewModel model, Preferences preferences) {
        this.model = model;
        this.preferences = preferences;
        this.dialogs = new FileDialogs(preferences.filesFolder());
        this.programFolder = new SimpleStringProperty(preferences.programFolder());
        this.talk = new TalkView(model.talk());
        this.pace = new PaceView(model.pace());
        this.calls = new CallsPane(model.stages(), model.time(), model.background());
        this.keys = new WindowKeys(model, this).all();
        this.inspector = inspector();
    }

    private InspectorView inspector() {
        var stages = model.stages();
        TimeViewModel time = model.time();
        Background background = model.background();
        InspectorPane code = new CodeView(stages, time, background);
        List<InspectorPane> panes =
                List.of(
                        new SetsView(stages, time, background),
                        code,
                        calls,
                        new NumbersPane(
                                stages,
                                time,
                                background,
                                model.notices(),
                                dialogs,
                                model.look().themeProperty()));
        PictureSaving saving = new PictureSaving(background, model.notices(), dialogs);
        return new InspectorView(
                panes,
                code,
                new TabMenu(saving, model.notices(), model.look().themeProperty()::get));
    }

    @FXML
    private void initialize() {
        timeline.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        ChartView chart =
                new ChartView(model.chart().chartProperty(), model.look().themeProperty());
        notices.setContent(new StackPane(enlarged, chart.node()));
        enlarged.fill(timeline);
        picture =
                new TimelineView(
                        enlarged,
                        timeline,
                        below,
                        axis,
                        model.picture(),
                        model.talk(),
                        this::header,
                        talk::focus);
        LaneMenu menu = new LaneMenu(model.talk(), model.withGoneProperty(), talk::focus);
        new Pointer(picture, model.time(), model.notes(), model.navigator(), model.scroll(), menu);
        ClientMenu.fill(
                add,
                model.talk(),
                model.crowds(),
                model::fail,
                this::askForClient,
                this::askForCrowd);
        CaptureMenu.fill(
                capture,
                model.captures(),
                dialogs,
                model::namesInFiles,
                this::askForSequence,
                model.stepPictures().onProperty());
        runFiles = new RunFileChooser(model.runFiles(), dialogs);
        RecentRunsMenu.fill(recentRuns, model.keptRuns(), model.runFiles());
        addStage.disableProperty()
                .bind(model.stagesViewModel().full().or(model.lessons().playingProperty()));
        addProgram.setOnAction(event -> askForProgram());
        exportPlace.getChildren().add(ExportBar.of(model.exports()));
        crowdPlace.getChildren().add(CrowdBar.of(model.crowds()));
        inspector.open(preferences.tab());
        inspector.apartProperty().set(preferences.codeApart());
        sides =
                new SideBySide(
                        split,
                        inspector.node(),
                        model.look().presentingProperty(),
                        preferences.divider());
        look.getChildren().add(LookMenu.of(model.look(), model.look()::togglePresenting));
        // Both are hidden while presenting.
        for (Node control : List.of(capture, helpButton)) {
            control.managedProperty().bind(control.visibleProperty());
            control.visibleProperty().bind(model.look().presentingProperty().not());
        }
        new HoverCard(timeline, picture, model.time());
        ReplayMenu.fill(replay, model.time());
        timeControls =
                new TimeControls(
                        model.time(),
                        live,
                        liveSign,
                        fit,
                        linear,
                        ordered,
                        tools.widthProperty().greaterThanOrEqualTo(ROOMIER));
        pacePlace.getChildren().add(Fxml.load("Pace.fxml", pace));
        bindRuns();
        showLessons();
        talkPlace.getChildren().add(Fxml.load("Talk.fxml", talk));
        helpView = new HelpView(help, keys, model.documents()::open);
        // Keeps Tab from reaching the covered controls.
        content.disableProperty().bind(help.visibleProperty().or(Sheet.covers(root)));
        closing =
                new ClosingQuestion(
                        root, model, preferences.asksToClose(), this::saveRun, this::focus);
        model.instantTextProperty().addListener((value, before, now) -> instantLabel.setText(now));
        model.sentenceProperty().addListener((value, before, now) -> show(now));
        NoticeBar.fill(notices, enlarged, model.notices());
        show(model.sentenceProperty().get());
    }

    private void bindRuns() {
        RunsViewModel runs = model.runs();
        // The clients of a lesson come in its order: one of the user's would take a letter.
        ObservableBooleanValue playing = model.lessons().playingProperty();
        add.disableProperty().bind(runs.previousShownProperty().or(playing));
        run.disableProperty().bind(runs.lessonProperty());
        // The servers of a run that is over make no calls.
        pacePlace.disableProperty().bind(runs.previousShownProperty());
        BooleanBinding narrow = tools.widthProperty().lessThan(ROOMY);
        pace.hideNameIf(narrow);
        ReplayMenu.shortenIf(replay, model.time(), narrow);
        lesson.managedProperty().bind(lesson.visibleProperty());
        lesson.visibleProperty().bind(narrow.not());
        run.textProperty()
                .bind(
                        Bindings.when(runs.previousShownProperty())
                                .then(
                                        Bindings.when(narrow)
                                                .then("Present")
                                                .otherwise("Back to present run"))
                                .otherwise(Bindings.when(narrow).then("New").otherwise("New run")));
        run.getTooltip()
                .textProperty()
                .bind(
                        Bindings.when(runs.previousShownProperty())
                                .then("Goes back to the present run, which has gone on (Ctrl+N)")
                                .otherwise(
                                        "Ends clients and servers, and begins again from zero with the"
                                                + " same stages; the run that ends is kept (Ctrl+N)"));
        run.setOnAction(event -> newRun());
        previousRun.setOnAction(event -> runs.showPrevious());
        saveRun.setOnAction(event -> saveRun());
        openRun.setOnAction(event -> openRun());
        openRun.disableProperty().bind(runs.lessonProperty());
        perfetto.setOnAction(event -> PerfettoSheet.ask(root, this::openInPerfetto, this::focus));
        compareRun.setOnAction(event -> compareRun());
        compareRun.disableProperty().bind(runs.lessonProperty());
        comparison.managedProperty().bind(comparison.visibleProperty());
        comparison.visibleProperty().bind(comparison.textProperty().isNotEmpty());
        comparison.textProperty().bind(model.differencesProperty());
        recentRuns.disableProperty().bind(runs.lessonProperty());
        openedChart.selectedProperty().bindBidirectional(model.chart().wantedProperty());
        openedChart.visibleProperty().bind(model.chart().availableProperty());
        previousRun
                .disableProperty()
                .bind(runs.hasPreviousProperty().not().or(runs.previousShownProperty()));
        runs.previousShownProperty()
                .addListener((value, was, is) -> run.pseudoClassStateChanged(ASKED, is));
    }

    private void showLessons() {
        lessonChooser =
                new LessonChooser(
                        lesson, model.lessonFiles(), model.lessonExports(), dialogs, this::focus);
        model.lessonFiles()
                .askWith((commands, go) -> ProgramConsent.ask(root, commands, go, this::focus));
        lessonChooser.fill(model.background());
        TableSaving saving = new TableSaving(model.background(), model.notices(), dialogs);
        LessonStrip strip =
                new LessonStrip(
                        model.lessons(),
                        model.lessonFiles(),
                        model.lessonExports(),
                        dialogs,
                        saving,
                        root,
                        this::focus);
        lessonPlace.getChildren().add(strip.node());
        talkPlace.managedProperty().bind(talkPlace.visibleProperty());
        talkPlace.visibleProperty().bind(model.lessons().playingProperty().not());
    }

    private Parent header(StageViewModel stage) {
        return StageHeader.of(
                model.stagesViewModel(),
                stage,
                () -> SettingsSheet.ask(root, stage, this::focus),
                () -> model.showLongestWait(stage),
                exhibit -> model.talk().add(exhibit.provocation().scripts()),
                this::focus);
    }

    /**
     * Starts to listen to a window's keys, and gives the focus back to the picture after a click.
     */
    void enter(Scene scene) {
        new Keys(keys.stream().flatMap(group -> group.keys().stream()).toList()).listen(scene);
        runFiles.acceptDrops(scene);
        FocusReturn.afterClicks(scene, this::focus);
    }

    /** Moves the focus to the picture, unless a sheet is open. */
    void focus() {
        if (!Sheet.isOpen(timeline.getScene())) {
            timeline.requestFocus();
        }
    }

    /** The preferences as they are now, for a window in that place. */
    Preferences preferences(WindowBounds place) {
        return new Preferences(
                place,
                model.look().coloursProperty().get(),
                model.look().deskSize(),
                sides.dragged(),
                model.runs().ownStages().stream().map(s -> s.modelProperty().get().id()).toList(),
                closing.isWanted(),
                inspector.openTab(),
                inspector.apartProperty().get(),
                model.keptRuns().keepsProperty().get(),
                dialogs.folder(),
                programFolder.get());
    }

    /** Updates all words; called some times a second, not every frame. */
    void refresh() {
        model.refresh();
        inspector.refresh();
        closing.refresh();
        boolean noStage = model.stages().isEmpty();
        boolean playing = model.lessons().playingProperty().get();
        add.pseudoClassStateChanged(ASKED, model.picture().isEmpty() && !noStage && !playing);
        addStage.pseudoClassStateChanged(ASKED, noStage);
    }

    /** Draws a frame. */
    void pulse() {
        inspector.follow(model.time());
        picture.pulse();
    }

    private void show(Sentence words) {
        sentence.setText(words.text());
        contrast.setText(words.contrast());
        contrast.setManaged(!words.contrast().isEmpty());
        Glossary.explain(sentence, words.text());
        Glossary.explain(contrast, words.contrast());
        timeline.setAccessibleText(words.text() + " " + words.contrast());
    }

    private void askForClient() {
        ClientSheet.ask(root, model.talk(), this::focus);
    }

    /** Asks which sequence of pictures to leave. */
    void askForSequence() {
        SequenceSheet.ask(root, model.sequences(), this::focus);
    }

    /** Asks which program of others to watch; does nothing where there is no room for its stage. */
    void askForProgram() {
        if (!addStage.isDisabled()) {
            ProgramSheet.ask(
                    root,
                    model.stagesViewModel(),
                    model.runFiles(),
                    model.background(),
                    dialogs,
                    programFolder,
                    this::focus);
        }
    }

    private void askForCrowd() {
        CrowdSheet.ask(root, model.crowds(), this::focus);
    }

    /** The question that may come before the window is closed. */
    ClosingQuestion closing() {
        return closing;
    }

    /** Shows the list of lessons. */
    @FXML
    void chooseLesson() {
        lessonChooser.open();
    }

    @FXML
    private void addStage() {
        model.stagesViewModel().add();
    }

    /** Begins a new run, and leaves a client's line, which has nobody to type as. */
    void newRun() {
        model.runs().beginOrGoBack();
        focus();
    }

    /** Asks where to save the run that is shown. */
    void saveRun() {
        runFiles.save(root.getScene().getWindow(), model.namesInFiles());
        focus();
    }

    private void openInPerfetto() {
        runFiles.openInPerfetto(root.getScene().getWindow(), model.namesInFiles());
        focus();
    }

    /** Asks which run to open. */
    void openRun() {
        runFiles.open(root.getScene().getWindow());
        focus();
    }

    private void compareRun() {
        runFiles.compare(root.getScene().getWindow());
        focus();
    }

    /** Moves the focus to the selected client's line. */
    void typeAsClient() {
        talk.focus();
    }

    /** Shows or hides the inspector. */
    void toggleInspector() {
        sides.toggle();
    }

    /** Shows the code beside the other tabs of the inspector, or as one of them. */
    void toggleCode() {
        sides.show();
        inspector.apartProperty().set(!inspector.apartProperty().get());
    }

    /** Shows the calls and moves the focus to their filter. */
    void filterCalls() {
        sides.show();
        inspector.open(calls.title());
        calls.focusFilter();
    }

    @FXML
    private void addClient() {
        model.talk().add();
    }

    @FXML
    private void toggleLive() {
        model.time().toggleLive();
    }

    @FXML
    private void changeAxis() {
        model.time().changeAxis();
        timeControls.refreshAxis();
    }

    @FXML
    private void replay() {
        model.time().replay();
    }

    @FXML
    private void toggleFit() {
        model.time().toggleFit();
        timeControls.refreshFit();
    }

    /** Shows or hides the help. */
    @FXML
    void toggleHelp() {
        helpView.toggle();
        if (!helpView.isShown()) {
            timeline.requestFocus();
        }
    }

    /**
     * Leaves one thing: the help, an export, a notice, a control, the range, the selected instant,
     * or presenting.
     */
    void escape() {
        if (helpView.isShown()) {
            toggleHelp();
        } else if (model.exports().runningProperty().get()) {
            model.exports().cancel();
        } else if (notices.isShowing()) {
            model.notices().dismiss();
        } else if (timeline.isFocused() || timeline.getScene().getFocusOwner() == null) {
            leaveTime();
        } else {
            timeline.requestFocus();
        }
    }

    private void leaveTime() {
        if (model.notes().range() != null) {
            model.notes().clearRange();
        } else if (model.time().selectedInstant().isPresent()) {
            model.time().clearInstant();
        } else {
            model.look().present(false);
        }
    }
}
