package loopscope.ui.lessons.questions;

import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;

/** A question, with a button for each answer or a field for a number. */
public final class QuestionView {
    private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");

    private final QuestionViewModel question;
    private final List<Button> buttons = new ArrayList<>();
    private final VBox box = new VBox();

    /**
     * A view of a question.
     *
     * @param answered is called when Enter is pressed in the field
     */
    public QuestionView(QuestionViewModel question, Runnable answered) {
        this.question = question;
        Label text = new Label(question.text());
        text.setId("lessonQuestion");
        text.getStyleClass().add("lesson-question");
        text.setWrapText(true);
        Label hint = new Label();
        hint.setId("lessonHint");
        hint.textProperty().bind(question.hintProperty());
        hint.getStyleClass().add("lesson-hint");
        Node answers = question.options().isEmpty() ? number(answered) : options();
        box.getStyleClass().add("lesson-answers");
        box.getChildren().addAll(text, answers, hint);
        question.picked().addListener((ListChangeListener<String>) change -> refresh());
        refresh();
    }

    /** The question with its answers. */
    public Node node() {
        return box;
    }

    private Node options() {
        FlowPane pane = new FlowPane();
        pane.getStyleClass().add("lesson-options");
        for (int i = 0; i < question.options().size(); i++) {
            int place = i;
            Button button = new Button();
            button.setId("option" + (i + 1));
            button.getStyleClass().add("lesson-option");
            button.setWrapText(true);
            button.setMnemonicParsing(false); // an answer may have underscores
            button.setOnAction(event -> question.pick(place));
            buttons.add(button);
        }
        pane.getChildren().addAll(buttons);
        return pane;
    }

    private Node number(Runnable answered) {
        TextField field = new TextField(question.typedProperty().get());
        field.setId("lessonNumber");
        field.setAccessibleText(question.text());
        field.setPrefColumnCount(9);
        field.textProperty().bindBidirectional(question.typedProperty());
        field.setOnAction(event -> answered.run());
        Platform.runLater(field::requestFocus);
        HBox line = new HBox(8, field, new Label(question.unit()));
        line.getStyleClass().add("lesson-options");
        return line;
    }

    private void refresh() {
        for (int i = 0; i < buttons.size(); i++) {
            String option = question.options().get(i);
            int at = question.picked().indexOf(option);
            Button button = buttons.get(i);
            button.setText(i + 1 + "  " + option + role(at));
            button.pseudoClassStateChanged(PICKED, at >= 0);
        }
    }

    /** What an option that is picked stands for; the place is that among those picked, from 0. */
    private String role(int place) {
        return place < 0 ? "" : " · " + question.role(place);
    }
}
