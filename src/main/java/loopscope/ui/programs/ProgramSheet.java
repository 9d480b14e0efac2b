package loopscope.ui.programs;

import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import loopscope.lab.CannotStartException;
import loopscope.lab.ForeignProgram;
import loopscope.ui.base.Background;
import loopscope.ui.base.FileDialogs;
import loopscope.ui.base.NumberField;
import loopscope.ui.base.Sheet;
import loopscope.ui.captures.RunFilesViewModel;
import loopscope.ui.stages.StagesViewModel;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * A sheet that asks which program of others is to be watched: a command that is started, a process
 * that runs, or one whose calls are in a log. It says before what will happen.
 */
public final class ProgramSheet {
    static final double WIDTH = 460;
    private static final int HIGHEST_PORT = 65_535;

    private final StagesViewModel stages;
    private final List<ProgramForm> forms;
    private final NumberField port =
            new NumberField("Port", 1, HIGHEST_PORT, "").orBlank("the first");
    private final HBox portRow = new HBox(new Label("Port on which it listens"), port);
    private final ToggleGroup ways = new ToggleGroup();
    private final HBox tabs = new HBox();
    private final StackPane fields = new StackPane();
    private final Label words = new Label();
    private final VBox all = new VBox(tabs, fields, portRow, words);
    private ProgramForm form;
    private boolean starting;

    private ProgramSheet(
            StagesViewModel stages,
            RunFilesViewModel runs,
            Background background,
            FileDialogs dialogs,
            StringProperty folder) {
        this.stages = stages;
        this.forms =
                List.of(
                        new CommandForm(dialogs, folder),
                        new ProcessForm(background),
                        new LogForm(runs, dialogs));
        this.form = forms.getFirst();
        port.setId("programPort");
        portRow.getStyleClass().add("program-row");
        portRow.managedProperty().bind(portRow.visibleProperty());
        words.setId("programWords");
        words.getStyleClass().add("sheet-note");
        words.setWrapText(true);
        words.setPrefWidth(WIDTH);
        words.setMinHeight(Region.USE_PREF_SIZE);
        tabs.getStyleClass().add("program-ways");
        forms.forEach(this::addTab);
        all.getStyleClass().add("sheet-parts");
        all.setPrefWidth(WIDTH);
        ways.selectToggle(ways.getToggles().getFirst());
        show(form);
    }

    /**
     * Opens the sheet.
     *
     * @param folder where a command was started last, now and from then on; empty for nowhere
     * @param closed called when the sheet is closed
     */
    public static void ask(
            StackPane over,
            StagesViewModel stages,
            RunFilesViewModel runs,
            Background background,
            FileDialogs dialogs,
            StringProperty folder,
            Runnable closed) {
        ProgramSheet sheet = new ProgramSheet(stages, runs, background, dialogs, folder);
        Sheet.ask(
                over,
                "Another program",
                sheet.all,
                sheet.form.first(),
                "Watch",
                sheet::take,
                () -> {
                    sheet.callOff();
                    closed.run();
                });
    }

    private void addTab(ProgramForm way) {
        ToggleButton tab = new ToggleButton(way.title());
        tab.setId(way.id());
        tab.setToggleGroup(ways);
        tab.setOnAction(
                event -> {
                    tab.setSelected(true);
                    show(way);
                    way.first().requestFocus();
                });
        tabs.getChildren().add(tab);
    }

    private void show(ProgramForm way) {
        form = way;
        fields.getChildren().setAll(List.of(way.node()));
        portRow.setVisible(way.hasPort());
        words.setText(way.words());
    }

    private void take(Consumer<String> wrong, Runnable done) {
        if (port.isWrong() && form.hasPort()) {
            port.requestFocus();
            wrong.accept(port.complaint());
            return;
        }
        form.take(program -> start(program, wrong, done), refusal -> refuse(refusal, wrong), done);
    }

    private void start(ForeignProgram program, Consumer<String> wrong, Runnable done) {
        starting = true;
        words.setText("Starting it, and waiting until it listens … Cancel ends it again.");
        var _ =
                stages.add(program, port.number().orElse(0))
                        .whenComplete(
                                (nothing, why) -> {
                                    starting = false;
                                    words.setText(form.words());
                                    if (why == null) {
                                        done.run();
                                    } else {
                                        refuse(sentence(why), wrong);
                                    }
                                });
    }

    private void refuse(String refusal, Consumer<String> wrong) {
        form.first().requestFocus();
        wrong.accept(refusal);
    }

    private void callOff() {
        if (starting) {
            stages.callOff();
        }
    }

    private static String sentence(Throwable why) {
        Throwable cause =
                why instanceof CompletionException && why.getCause() != null ? why.getCause() : why;
        return cause instanceof CannotStartException
                ? String.valueOf(cause.getMessage())
                : "The program could not be watched (" + cause + "): give another.";
    }

    /** A text field in a form. */
    static TextField field(String id, String prompt, String accessible) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText(accessible);
        return field;
    }
}
