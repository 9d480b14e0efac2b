package loopscope.ui;

import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;

import loopscope.timeline.Sentence;

import org.controlsfx.control.NotificationPane;

import java.io.File;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Binds the window's controls to its model. */
final class WindowView {
    private static final Set<Captures.Format> BOTH = EnumSet.allOf(Captures.Format.class);

    private static final Insets NOTICE = new Insets(0, 0, 42, 0);

    private static final PseudoClass ASKED = PseudoClass.getPseudoClass("asked");

    private final WindowModel model;
    private final Preferences preferences;
    private final TalkView talk;
    private final PaceView pace;
    private final CallsPane calls;
    private final List<KeyGroup> keys;
    @FXML private StackPane root;
    @FXML private Node content;
    @FXML private StackPane talkPlace;
    @FXML private StackPane pacePlace;
    @FXML private SplitPane split;
    @FXML private SplitMenuButton add;
    @FXML private Button addStage;
    @FXML private HBox crowd;
    @FXML private ProgressBar crowdBar;
    @FXML private Label crowdText;
    @FXML private Button live;
    @FXML private SplitMenuButton replay;
    @FXML private Region axis;
    @FXML private ToggleButton linear;
    @FXML private ToggleButton ordered;
    @FXML private Region liveSign;
    @FXML private NotificationPane notices;
    @FXML private StackPane look;
    @FXML private Node capture;
    @FXML private Node helpButton;
    @FXML private Pane timeline;
    @FXML private Region below;
    @FXML private Label moment;
    @FXML private Label sentence;
    @FXML private Label contrast;
    @FXML private StackPane help;
    private final InspectorView inspector;
    private TimelineView picture;
    private SideBySide sides;
    private HelpView helpView;

    @SuppressWarnings("NullAway.Init") // initialize() makes the parts
    WindowView(WindowModel model, Preferences preferences) {
        this.model = model;
        this.preferences = preferences;
        this.talk = new TalkView(model);
        this.pace = new PaceView(model.pace());
        this.calls = new CallsPane(model);
        this.keys = keys();
        this.inspector =
                new InspectorView(
                        List.of(
                                new SetsView(model),
                                new CodeView(model),
                                calls,
                                new NumbersPane(model)));
    }

    private List<KeyGroup> keys() {
        return List.of(
                new KeyGroup("Clients", clientKeys()),
                new KeyGroup("View", new TimeKeys(model).all()),
                new KeyGroup("Servers", serverKeys()),
                new KeyGroup("Window", windowKeys()));
    }

    private List<Key> clientKeys() {
        return List.of(
                Key.typed("C", "c", "add a client to every stage", this::addClient),
                Key.pressed("Enter", "", "Enter", "type as the selected client", talk::focus),
                Key.pressed("↑", "", "Up", "select the client before", () -> model.talk().step(-1)),
                Key.pressed("↓", "", "Down", "select the next client", () -> model.talk().step(1)),
                Key.pressed(
                        "Shift+↑",
                        "",
                        "Shift+Up",
                        "scroll the lanes up",
                        () -> model.scroll().byPages(-1)),
                Key.pressed(
                        "Shift+↓",
                        "",
                        "Shift+Down",
                        "scroll the lanes down",
                        () -> model.scroll().byPages(1)));
    }

    private List<Key> serverKeys() {
        return List.of(
                Key.typed(
                        "N",
                        "n",
                        "let each server that is held by step make its next call",
                        model.pace()::next),
                Key.typed("P", "p", "pace of the servers: free, slow, step", model.pace()::turn));
    }

    private List<Key> windowKeys() {
        return List.of(
                Key.pressed(
                        "Ctrl+E", "", "Shortcut+E", "capture as PNG and SVG", this::captureBoth),
                Key.typed("/", "/", "filter the calls", this::filterCalls),
                Key.typed("I", "i", "show or hide the inspector", () -> sides.toggle()),
                Key.typed("T", "t", "next colours", model.look()::nextColours),
                Key.sized("Ctrl +", '+', "larger", () -> model.look().step(1)),
                Key.sized("Ctrl −", '-', "smaller", () -> model.look().step(-1)),
                Key.sized("Ctrl 0", '0', "usual size", () -> model.look().setSize(LookModel.USUAL)),
                Key.pressed(
                        "F11",
                        "",
                        "F11",
                        "present to a class: full screen, larger",
                        this::togglePresenting),
                Key.typed("?", "?", "show or hide this help", this::toggleHelp),
                Key.pressed(
                        "Esc",
                        "",
                        "Esc",
                        "leave the line, the help, the notice, the range, the moment, the class",
                        this::escape));
    }

    @FXML
    private void initialize() {
        timeline.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        picture = new TimelineView(timeline, below, axis, model, this::header, talk::focus);
        new Pointer(picture, model, new LaneMenu(model, talk::focus));
        ClientMenu.fill(add, model, this::askForCrowd);
        addStage.disableProperty().bind(model.places().full());
        bindCrowds();
        inspector.open(preferences.tab());
        sides =
                new SideBySide(
                        split,
                        inspector.node(),
                        model.look().presentingProperty(),
                        preferences.divider());
        look.getChildren().add(LookMenu.of(model.look(), this::togglePresenting));
        // A class needs neither.
        for (Node control : List.of(capture, helpButton)) {
            control.managedProperty().bind(control.visibleProperty());
            control.visibleProperty().bind(model.look().presentingProperty().not());
        }
        new HoverCard(timeline, picture, model);
        ReplayMenu.fill(replay, model.time());
        model.time().eventOrderProperty().addListener((value, was, is) -> tellAxis());
        tellAxis();
        pacePlace.getChildren().add(MainWindow.load("Pace.fxml", pace));
        talkPlace.getChildren().add(MainWindow.load("Talk.fxml", talk));
        helpView = new HelpView(help, keys);
        model.time().textProperty().addListener((value, before, now) -> tellEyes());
        model.momentProperty().addListener((value, before, now) -> moment.setText(now));
        model.sentenceProperty().addListener((value, before, now) -> tell(now));
        model.captures().noticeProperty().addListener((value, before, now) -> tell(now));
        notices.setOnHidden(hidden -> model.captures().dismiss());
        // The bar would cover what is said below the picture.
        timeline.paddingProperty()
                .bind(notices.showingProperty().map(shown -> shown ? NOTICE : Insets.EMPTY));
        tellEyes();
        tell(model.sentenceProperty().get());
    }

    private Parent header(StageModel stage) {
        return StageHeader.of(
                model,
                stage,
                () -> SettingsSheet.ask(root, stage, timeline::requestFocus),
                timeline::requestFocus);
    }

    private void bindCrowds() {
        CrowdModel crowds = model.crowds();
        crowd.visibleProperty().bind(crowds.comingProperty());
        crowd.managedProperty().bind(crowds.comingProperty());
        crowdBar.progressProperty().bind(crowds.progressProperty());
        crowdText.textProperty().bind(crowds.textProperty());
    }

    /** Takes keys from a window, and gives the focus back to the picture after a click. */
    void enter(Scene scene) {
        new Keys(keys.stream().flatMap(group -> group.keys().stream()).toList()).listen(scene);
        scene.addEventFilter(
                MouseEvent.MOUSE_CLICKED,
                event -> Platform.runLater(() -> giveBack(scene.getFocusOwner())));
    }

    /** Takes the keys. */
    void focus() {
        timeline.requestFocus();
    }

    /** A control that was clicked would keep Space and Enter to itself. */
    private void giveBack(Node focused) {
        if (focused instanceof MenuButton menu && menu.isShowing()) {
            menu.setOnHidden(hidden -> timeline.requestFocus());
            return;
        }
        if (Sheet.holds(focused) || focused instanceof ComboBoxBase<?> box && box.isShowing()) {
            return;
        }
        if (focused instanceof ButtonBase || focused instanceof ComboBoxBase) {
            timeline.requestFocus();
        }
    }

    /** What is to be remembered of this window, which is in that place. */
    Preferences preferences(Place place) {
        return new Preferences(
                place,
                model.look().coloursProperty().get(),
                model.look().deskSize(),
                sides.dragged(),
                model.stages().stream().map(s -> s.modelProperty().get().id()).toList(),
                inspector.openTab());
    }

    /** Brings all words up to date; often enough for a reader, not for every frame. */
    void tell() {
        model.tell();
        inspector.tell();
        add.pseudoClassStateChanged(ASKED, model.isEmpty());
    }

    /** Draws what there is now. */
    void pulse() {
        inspector.follow(model.time());
        picture.pulse();
    }

    private void tellEyes() {
        String text = model.time().textProperty().get();
        live.setText(text);
        live.setAccessibleText(
                text + ". " + (model.time().isLive() ? "Pauses the view." : "Goes back to live."));
        liveSign.getStyleClass().setAll("icon", sign());
        live.getStyleClass().removeAll("paused");
        if (!model.time().isLive()) {
            live.getStyleClass().add("paused");
        }
    }

    private String sign() {
        return model.time().isLive()
                ? "live-sign"
                : model.time().mark().isEmpty() ? "pause-sign" : "replay-sign";
    }

    private void tell(Sentence words) {
        sentence.setText(words.text());
        contrast.setText(words.contrast());
        contrast.setManaged(!words.contrast().isEmpty());
        Glossary.explain(sentence, words.text());
        Glossary.explain(contrast, words.contrast());
        timeline.setAccessibleText(words.text() + " " + words.contrast());
    }

    private void tell(Notice notice) {
        notices.getStyleClass().remove("failure");
        if (notice.failure()) {
            notices.getStyleClass().add("failure");
        }
        if (notice.text().isEmpty()) {
            notices.hide();
        } else {
            notices.show(notice.text());
        }
    }

    private void askForCrowd() {
        CrowdSheet.ask(root, model.crowds(), timeline::requestFocus);
    }

    @FXML
    private void cancelCrowds() {
        model.crowds().cancel();
    }

    @FXML
    private void addStage() {
        model.places().add();
    }

    private void filterCalls() {
        sides.show();
        inspector.show(calls);
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

    private void tellAxis() {
        linear.setSelected(!model.time().eventOrderProperty().get());
        ordered.setSelected(model.time().eventOrderProperty().get());
    }

    @FXML
    private void changeAxis() {
        model.time().changeAxis();
        tellAxis();
    }

    @FXML
    private void replay() {
        model.time().replay();
    }

    @FXML
    private void fit() {
        model.time().fit();
    }

    private void togglePresenting() {
        model.look().present(!model.look().presentingProperty().get());
    }

    @FXML
    private void toggleHelp() {
        helpView.toggle();
        // What is covered must not be reached by Tab either.
        content.setDisable(helpView.isShown());
        if (!helpView.isShown()) {
            timeline.requestFocus();
        }
    }

    @FXML
    private void captureBoth() {
        model.capture(BOTH);
    }

    @FXML
    private void capturePng() {
        model.capture(EnumSet.of(Captures.Format.PNG));
    }

    @FXML
    private void captureSvg() {
        model.capture(EnumSet.of(Captures.Format.SVG));
    }

    @FXML
    private void captureAs() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the picture");
        chooser.setInitialFileName("loopscope.png");
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter("PNG picture", "*.png"),
                        new FileChooser.ExtensionFilter("SVG picture", "*.svg"));
        File chosen = chooser.showSaveDialog(root.getScene().getWindow());
        if (chosen != null) {
            model.captures().leaveAt(chosen.toPath());
        }
    }

    private void escape() {
        if (helpView.isShown()) {
            toggleHelp();
        } else if (notices.isShowing()) {
            model.captures().dismiss();
        } else if (timeline.isFocused() || timeline.getScene().getFocusOwner() == null) {
            leaveTime();
        } else {
            timeline.requestFocus();
        }
    }

    private void leaveTime() {
        if (model.notes().range() != null) {
            model.notes().clearRange();
        } else if (model.time().cursor().isPresent()) {
            model.time().unpoint();
        } else {
            model.look().present(false);
        }
    }
}
