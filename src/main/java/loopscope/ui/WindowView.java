package loopscope.ui;

import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
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
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;

import loopscope.picture.Layout;
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

    /** The part of the width that the picture has at first. */
    private static final double INSPECTOR = 0.765;

    private static final double STEP = 0.15;
    private static final double CLOSER = 1.3;

    private final WindowModel model;
    private final TalkView talk;
    private final PaceView pace;
    private final List<Key> keys;
    @FXML private StackPane root;
    @FXML private StackPane talkPlace;
    @FXML private StackPane pacePlace;
    @FXML private SplitPane split;
    @FXML private SplitMenuButton add;
    @FXML private Button addStage;
    @FXML private HBox crowd;
    @FXML private ProgressBar crowdBar;
    @FXML private Label crowdText;
    @FXML private Button live;
    @FXML private Region liveSign;
    @FXML private NotificationPane notices;
    @FXML private Pane timeline;
    @FXML private Region below;
    @FXML private Label moment;
    @FXML private Label sentence;
    @FXML private Label contrast;
    @FXML private StackPane help;
    @FXML private GridPane helpKeys;
    private final InspectorView inspector;
    private TimelineView picture;

    @SuppressWarnings("NullAway.Init") // initialize() makes the picture
    WindowView(WindowModel model) {
        this.model = model;
        this.talk = new TalkView(model);
        this.pace = new PaceView(model.pace());
        this.keys = keys();
        this.inspector = new InspectorView(List.of());
    }

    private List<Key> keys() {
        return List.of(
                Key.typed("C", "c", "add a client to every stage", this::addClient),
                Key.pressed("Enter", "", "Enter", "type as the selected client", talk::focus),
                Key.pressed("↑", "", "Up", "select the client before", () -> model.talk().step(-1)),
                Key.pressed("↓", "", "Down", "select the next client", () -> model.talk().step(1)),
                Key.pressed(
                        "Shift+↑", "", "Shift+Up", "scroll the lanes up", () -> scrollLanes(-1)),
                Key.pressed(
                        "Shift+↓", "", "Shift+Down", "scroll the lanes down", () -> scrollLanes(1)),
                Key.typed(
                        "Space",
                        " ",
                        "pause the view, or go on; recording goes on",
                        model.time()::toggleLive),
                Key.typed(
                        "N",
                        "n",
                        "let each server that is held by step make its next call",
                        model.pace()::next),
                Key.typed("P", "p", "pace of the servers: free, slow, step", model.pace()::turn),
                Key.typed("L", "l", "back to live", model.time()::follow),
                Key.typed("0", "0", "fit everything", model.time()::fit),
                Key.typed("W  +", "w+=", "zoom in", () -> model.time().zoom(CLOSER)),
                Key.typed("S  −", "s-", "zoom out", () -> model.time().zoom(1 / CLOSER)),
                Key.pressed(
                        "A  ←",
                        "a",
                        "Left",
                        "earlier; this pauses the view",
                        () -> model.time().panBy(-STEP)),
                Key.pressed("D  →", "d", "Right", "later", () -> model.time().panBy(STEP)),
                Key.pressed(
                        "Ctrl+E", "", "Shortcut+E", "capture as PNG and SVG", this::captureBoth),
                Key.typed("?", "?", "show or hide this help", this::toggleHelp),
                Key.pressed(
                        "Esc",
                        "",
                        "Esc",
                        "leave the line, the help, the notice, the moment clicked",
                        this::escape));
    }

    @FXML
    private void initialize() {
        picture = new TimelineView(timeline, below, model, this::header, talk::focus);
        new Pointer(picture, model, new LaneMenu(model, talk::focus));
        ClientMenu.fill(add, model, this::askForCrowd);
        addStage.disableProperty().bind(model.places().full());
        bindCrowds();
        split.getItems().add(inspector.node());
        SplitPane.setResizableWithParent(inspector.node(), false);
        split.setDividerPositions(INSPECTOR);
        pacePlace.getChildren().add(MainWindow.load("Pace.fxml", pace));
        talkPlace.getChildren().add(MainWindow.load("Talk.fxml", talk));
        HelpView.fill(helpKeys, keys);
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
        new Keys(keys).listen(scene);
        scene.addEventFilter(
                MouseEvent.MOUSE_CLICKED,
                event -> Platform.runLater(() -> giveBack(scene.getFocusOwner())));
    }

    /** By a view of lanes less one, so that one stays to go on from. */
    private void scrollLanes(int pages) {
        Layout layout = model.layout();
        if (layout != null) {
            layout.stages().stream()
                    .filter(rows -> rows.clients().overflows())
                    .findFirst()
                    .ifPresent(
                            rows ->
                                    model.scroll()
                                            .byClients(
                                                    rows,
                                                    pages
                                                            * Math.max(
                                                                    1,
                                                                    rows.clients().shown() - 1)));
        }
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

    /** Brings all words up to date; often enough for a reader, not for every frame. */
    void tell() {
        model.tell();
        inspector.tell();
    }

    /** Draws what there is now. */
    void pulse() {
        picture.pulse();
    }

    private void tellEyes() {
        String text = model.time().textProperty().get();
        live.setText(text);
        live.setAccessibleText(
                text + ". " + (model.time().isLive() ? "Pauses the view." : "Goes back to live."));
        liveSign.getStyleClass().setAll("icon", model.time().isLive() ? "live-sign" : "pause-sign");
        live.getStyleClass().removeAll("paused");
        if (!model.time().isLive()) {
            live.getStyleClass().add("paused");
        }
    }

    private void tell(Sentence words) {
        sentence.setText(words.text());
        contrast.setText(words.contrast());
        contrast.setManaged(!words.contrast().isEmpty());
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

    @FXML
    private void addClient() {
        model.talk().add();
    }

    @FXML
    private void toggleLive() {
        model.time().toggleLive();
    }

    @FXML
    private void fit() {
        model.time().fit();
    }

    @FXML
    private void toggleDark() {
        model.darkProperty().set(!model.darkProperty().get());
    }

    @FXML
    private void toggleHelp() {
        help.setVisible(!help.isVisible());
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
        if (help.isVisible()) {
            help.setVisible(false);
        } else if (notices.isShowing()) {
            model.captures().dismiss();
        } else if (timeline.isFocused() || timeline.getScene().getFocusOwner() == null) {
            model.time().unpoint();
        } else {
            timeline.requestFocus();
        }
    }
}
