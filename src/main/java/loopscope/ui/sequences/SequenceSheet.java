package loopscope.ui.sequences;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;

import loopscope.takeaway.storyboard.CallStory;
import loopscope.takeaway.storyboard.StoryboardFormat;
import loopscope.timeline.Units;
import loopscope.ui.base.NumberField;
import loopscope.ui.base.Sheet;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A sheet that asks for a sequence.
 *
 * <pre>
 *   Of    (o) each of the lesson's 5 steps
 *         ( ) each of [8] calls from the cursor, 1.234 s, on
 *   As    [x] PNG  [x] SVG  [x] PDF  [x] PPTX
 *   With  [x] sets and code
 *   In    /home/…/Pictures  [Choose …]
 * </pre>
 */
public final class SequenceSheet {
    private static final int USUAL_CALLS = 8;
    private static final double WIDTH = 420;
    private static final double PLACE_WIDTH = 300;

    private final SequenceViewModel sequences;
    private final RadioButton ofSteps = new RadioButton();
    private final RadioButton ofCalls = new RadioButton("each of");
    private final NumberField calls =
            new NumberField("Calls", 1, CallStory.MOST, String.valueOf(USUAL_CALLS));
    private final Map<StoryboardFormat, CheckBox> formats = new EnumMap<>(StoryboardFormat.class);
    private final CheckBox inspector = new CheckBox("sets and code beside each picture");
    private final Label place = new Label("the folder of captures");
    private final GridPane grid = new GridPane();
    private @Nullable Path chosen;

    private SequenceSheet(SequenceViewModel sequences) {
        this.sequences = sequences;
        grid.getStyleClass().add("sheet-fields");
        fillSubject();
        HBox as = row();
        for (StoryboardFormat format : StoryboardFormat.values()) {
            CheckBox box = new CheckBox(format.toString().toUpperCase(Locale.ROOT));
            box.setId("sequence" + box.getText());
            box.setSelected(true);
            formats.put(format, box);
            as.getChildren().add(box);
        }
        grid.addRow(grid.getRowCount(), new Label("As"), as);
        inspector.setSelected(true);
        grid.addRow(grid.getRowCount(), new Label("With"), inspector);
        grid.addRow(grid.getRowCount(), new Label("In"), place());
        grid.add(note(), 1, grid.getRowCount());
    }

    /**
     * Opens the sheet.
     *
     * @param closed called when the sheet is closed
     */
    public static void ask(StackPane over, SequenceViewModel sequences, Runnable closed) {
        SequenceSheet sheet = new SequenceSheet(sequences);
        Node first = sheet.ofSteps.isSelected() ? sheet.ofSteps : sheet.calls;
        Sheet.ask(over, "A sequence of pictures", sheet.grid, first, "Make", sheet::take, closed);
        sheet.calls.selectAll();
    }

    private void fillSubject() {
        ToggleGroup subject = new ToggleGroup();
        ofSteps.setToggleGroup(subject);
        ofCalls.setToggleGroup(subject);
        ofCalls.setMinWidth(Region.USE_PREF_SIZE);
        int steps = sequences.steps();
        ofSteps.setText("each of the lesson’s " + Units.count(steps, "step"));
        subject.selectToggle(steps > 0 ? ofSteps : ofCalls);
        calls.setId("sequenceCalls");
        calls.setPrefColumnCount(3);
        calls.disableProperty().bind(ofCalls.selectedProperty().not());
        HBox some = row();
        Label from = new Label("calls from " + sequences.start() + ", on");
        if (steps > 0) {
            some.getChildren().addAll(ofCalls, calls, from);
            grid.addRow(0, new Label("Of"), ofSteps);
            grid.addRow(1, new Label(), some);
        } else {
            some.getChildren().addAll(new Label(ofCalls.getText()), calls, from);
            grid.addRow(0, new Label("Of"), some);
        }
    }

    private Node place() {
        Button choose = new Button("Choose …");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setOnAction(event -> choose());
        place.setMaxWidth(PLACE_WIDTH);
        sequences.findPlace(
                found -> {
                    if (chosen == null) {
                        place.setText(found.toString());
                    }
                });
        HBox box = row();
        box.getChildren().addAll(place, choose);
        return box;
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Where the folder of the sequence is made");
        File folder = chooser.showDialog(grid.getScene().getWindow());
        if (folder != null) {
            chosen = folder.toPath();
            place.setText(folder.toString());
        }
    }

    private static Node note() {
        Label note =
                new Label(
                        "Numbered, all in one frame and on one scale, with a contact sheet, in a new"
                                + " folder there.");
        note.getStyleClass().add("sheet-note");
        note.setWrapText(true);
        note.setMaxWidth(WIDTH);
        return note;
    }

    private static HBox row() {
        HBox row = new HBox();
        row.getStyleClass().add("sheet-row");
        return row;
    }

    private void take(Consumer<String> wrong, Runnable done) {
        Set<StoryboardFormat> as = EnumSet.noneOf(StoryboardFormat.class);
        formats.forEach(
                (format, box) -> {
                    if (box.isSelected()) {
                        as.add(format);
                    }
                });
        if (as.isEmpty()) {
            wrong.accept("Choose at least one of PNG, SVG, PDF and PPTX.");
        } else if (ofCalls.isSelected() && calls.isWrong()) {
            wrong.accept(calls.complaint());
        } else {
            done.run();
            sequences.make(
                    new Sequence(
                            ofSteps.isSelected(),
                            calls.number().orElse(USUAL_CALLS),
                            as,
                            inspector.isSelected(),
                            chosen));
        }
    }
}
