package loopscope.ui.stages.header;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

import loopscope.lab.ExhibitInfo;
import loopscope.lab.ForeignProgram;
import loopscope.lab.Lab;
import loopscope.lab.ModelInfo;
import loopscope.lab.StageName;
import loopscope.ui.base.Fxml;
import loopscope.ui.help.Glossary;
import loopscope.ui.stages.OutsideCommand;
import loopscope.ui.stages.StageViewModel;
import loopscope.ui.stages.StagesViewModel;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The controls on a stage's header. */
public final class StageHeader {
    /** In less width than this, in pixels, the counts are not legible and are hidden. */
    private static final double LEAST_COUNTS = 56;

    private static final PseudoClass ENDED = PseudoClass.getPseudoClass("ended");
    private static final PseudoClass EXPOSED = PseudoClass.getPseudoClass("exposed");

    private final StagesViewModel stages;
    private final StageViewModel stage;
    private final Runnable settingsSheet;
    private final Runnable longest;
    private final Consumer<ExhibitInfo> provoke;
    private final Runnable leave;
    @FXML private Button models;
    @FXML private Label kind;
    @FXML private Label address;
    @FXML private Button copy;
    @FXML private MenuButton pace;
    @FXML private Label counts;
    @FXML private Label trouble;
    @FXML private Button again;
    @FXML private Button elsewhere;
    @FXML private MenuItem bug;
    @FXML private MenuItem settings;
    @FXML private MenuItem restart;
    @FXML private MenuItem copyCommand;
    @FXML private MenuItem mute;
    @FXML private MenuItem up;
    @FXML private MenuItem down;
    @FXML private MenuItem remove;

    private StageHeader(
            StagesViewModel stages,
            StageViewModel stage,
            Runnable settings,
            Runnable longest,
            Consumer<ExhibitInfo> provoke,
            Runnable leave) {
        this.stages = stages;
        this.stage = stage;
        this.settingsSheet = settings;
        this.longest = longest;
        this.provoke = provoke;
        this.leave = leave;
    }

    /**
     * The header of a stage.
     *
     * @param settings asks for the stage's settings
     * @param longest shows the longest wait of the stage
     * @param provoke brings the clients that show an exhibit's bug
     * @param leave moves the focus back to the picture
     */
    public static Parent of(
            StagesViewModel stages,
            StageViewModel stage,
            Runnable settings,
            Runnable longest,
            Consumer<ExhibitInfo> provoke,
            Runnable leave) {
        return Fxml.load(
                "StageHeader.fxml",
                new StageHeader(stages, stage, settings, longest, provoke, leave));
    }

    /** Sets the place of a header's stage, from 1, for ids and accessible texts. */
    public static void number(Parent header, int place) {
        header.setId("header" + place);
        header.lookup("#models").setAccessibleText("Model of stage " + place);
        header.lookup("#pace").setAccessibleText("Pace of stage " + place);
        header.lookup("#more").setAccessibleText("More for stage " + place);
    }

    @FXML
    private void initialize() {
        models.disableProperty().bind(stage.openingProperty().or(stage.pastProperty()));
        pace.disableProperty().bind(stage.pastProperty());
        ModelChooser chooser = new ModelChooser(models, this::choose, leave);
        models.setOnAction(event -> chooser.open(stage.modelProperty().get()));
        models.textProperty().bind(stage.nameProperty().map(StageName::title));
        stage.modelProperty().addListener((value, before, now) -> showKind(now));
        showKind(stage.modelProperty().get());
        bindWords();
        bindMenu();
        again.setOnAction(event -> stages.reopen(stage));
        elsewhere.setOnAction(event -> stage.reopenAtFreePort());
        show(again, stage.trouble().downProperty());
        show(elsewhere, stage.trouble().portTakenProperty());
    }

    private void bindWords() {
        address.textProperty()
                .bind(
                        Bindings.when(stage.exposedProperty())
                                .then(stage.addressProperty().concat(", open to other machines"))
                                .otherwise(stage.addressProperty()));
        stage.exposedProperty().addListener((value, before, now) -> showExposed(now));
        showExposed(stage.exposedProperty().get());
        StagePaceMenu.fill(pace, stage);
        counts.textProperty().bind(stage.countsProperty());
        counts.opacityProperty().bind(counts.widthProperty().map(StageHeader::ifLegible));
        trouble.textProperty().bind(stage.trouble().wordsProperty());
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(stage.trouble().wordsProperty());
        whole.setWrapText(true);
        whole.setMaxWidth(480);
        trouble.setTooltip(whole);
        stage.trouble().wordsProperty().addListener((value, before, now) -> showEnded());
        showEnded();
        var ill = stage.trouble().wordsProperty().isNotEmpty();
        var listens = stage.addressProperty().isNotEmpty();
        show(trouble, ill);
        show(counts, ill.not());
        show(address, listens);
        show(copy, listens);
        copy.textProperty().bind(stage.addressProperty().map(address -> "Copy " + program()));
        copy.accessibleTextProperty()
                .bind(Bindings.concat("Copy a command that connects to ", stage.addressProperty()));
    }

    private void showEnded() {
        trouble.pseudoClassStateChanged(ENDED, stage.trouble().isOnlyItsEnd());
    }

    private void showExposed(boolean exposed) {
        address.pseudoClassStateChanged(EXPOSED, exposed);
    }

    private static double ifLegible(Number width) {
        return width.doubleValue() < LEAST_COUNTS ? 0 : 1;
    }

    private void bindMenu() {
        mute.textProperty()
                .bind(
                        Bindings.when(stage.mutedProperty())
                                .then("Unmute: clients come and send here again")
                                .otherwise("Mute: no client comes or sends here; folded"));
        mute.setOnAction(event -> stage.setMuted(!stage.mutedProperty().get()));
        up.disableProperty().bind(stages.canMove(stage, -1).not().or(stage.pastProperty()));
        up.setOnAction(event -> stages.move(stage, -1));
        down.disableProperty().bind(stages.canMove(stage, 1).not().or(stage.pastProperty()));
        down.setOnAction(event -> stages.move(stage, 1));
        remove.setOnAction(event -> stages.remove(stage));
        restart.setOnAction(event -> stages.reopen(stage));
        for (MenuItem item : List.of(restart, settings, mute, remove)) {
            item.disableProperty().bind(stage.pastProperty());
        }
    }

    /** What a program of others has in its menu, and what it has not. */
    private void showProgram() {
        boolean foreign = stage.program() != null;
        restart.setVisible(foreign);
        copyCommand.setVisible(foreign);
        copyCommand.setDisable(commandLine().isEmpty());
        settings.setVisible(!foreign);
    }

    private String commandLine() {
        ForeignProgram program = stage.program();
        return program == null ? "" : program.line();
    }

    @FXML
    private void copyCommand() {
        put(commandLine());
        stages.copiedCommand(commandLine());
    }

    private static void put(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    private static void show(Node node, ObservableBooleanValue when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }

    private void choose(ModelInfo chosen) {
        if (!chosen.equals(stage.modelProperty().get())) {
            stage.open(chosen);
        }
    }

    private void showKind(ModelInfo model) {
        kind.setText(model.kind().toUpperCase(Locale.ROOT));
        kind.getStyleClass().setAll("kind", model.blocking() ? "blocking" : "multiplexed");
        Glossary.explain(kind, model.kind());
        models.setTooltip(new Tooltip(model.idea()));
        bug.setVisible(model.broken() != null);
        showProgram();
    }

    @FXML
    private void showBug() {
        Lab.museum().stream()
                .filter(exhibit -> exhibit.model().equals(stage.modelProperty().get()))
                .forEach(this::show);
    }

    private void show(ExhibitInfo exhibit) {
        Runnable provokes = () -> provoke.accept(exhibit);
        Runnable repairs = () -> stages.openRepaired(stage, exhibit);
        new ExhibitPopOver(exhibit, provokes, repairs, stages.full(), leave).open(models);
    }

    @FXML
    private void copy() {
        OutsideCommand command = stage.outsideCommand();
        if (command != null) {
            String line = command.line();
            put(line);
            stages.copied(line);
        }
    }

    private String program() {
        OutsideCommand command = stage.outsideCommand();
        return command == null ? "" : command.program();
    }

    @FXML
    private void ask() {
        settingsSheet.run();
    }

    @FXML
    private void showLongestWait() {
        longest.run();
    }
}
