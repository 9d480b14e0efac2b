package loopscope.ui.lessons;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import loopscope.lesson.plan.Lesson;
import loopscope.ui.base.FileDialogs;
import loopscope.ui.base.TableSaving;
import loopscope.ui.lessons.questions.PredictionsSheet;
import loopscope.ui.lessons.questions.QuestionView;
import loopscope.ui.lessons.questions.QuestionViewModel;
import loopscope.ui.lessons.questions.Reveal;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The strip above the picture while a lesson is on: which step, what is told, asked and observed.
 * Confined to the JavaFX thread.
 */
public final class LessonStrip {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final LessonViewModel lessons;
    private final LessonFiles files;
    private final LessonExports exports;
    private final FileDialogs dialogs;
    private final Runnable closed;
    private final NotesWindow notesWindow;
    private final Label place = new Label();
    private final Label title = new Label();
    private final Label words = new Label();
    private final Label outcome = new Label();
    private final Label status = new Label();
    private final Label notes = new Label();
    private final StackPane question = new StackPane();
    private final VBox reveal = new VBox();
    private final Button skip = new Button("Skip the question");
    private final Button next = new Button("Next");
    private final Button again = new Button("Play again");
    private final Button end = new Button("End the lesson");
    private final ToggleButton chart = new ToggleButton("Chart");
    private final CheckMenuItem notesShown = new CheckMenuItem("Speaker’s notes here");
    private final VBox strip = new VBox();
    private @Nullable QuestionViewModel asked;

    /**
     * A strip that is shown while a lesson is on.
     *
     * @param dialogs asks for files
     * @param saving saves the predictions
     * @param over the pane over which it asks for a name
     * @param closed moves the focus back to the picture
     */
    public LessonStrip(
            LessonViewModel lessons,
            LessonFiles files,
            LessonExports exports,
            FileDialogs dialogs,
            TableSaving saving,
            StackPane over,
            Runnable closed) {
        this.lessons = lessons;
        this.files = files;
        this.exports = exports;
        this.dialogs = dialogs;
        this.closed = closed;
        this.notesWindow = new NotesWindow(lessons);
        strip.setId("lessonStrip");
        strip.getStyleClass().add("lesson");
        strip.managedProperty().bind(strip.visibleProperty());
        strip.visibleProperty().bind(lessons.pageProperty().isNotNull());
        label(place, "lessonStep", "lesson-place");
        label(title, "lessonTitle", "lesson-title");
        label(words, "lessonWords", "lesson-words");
        label(outcome, "lessonOutcome", "lesson-outcome");
        label(status, "lessonStatus", "lesson-status");
        label(notes, "lessonNotes", "lesson-notes");
        status.textProperty().bind(lessons.statusProperty());
        reveal.getStyleClass().add("lesson-reveal");
        strip.getChildren()
                .addAll(
                        head(menu(saving, over, closed)),
                        words,
                        question,
                        reveal,
                        outcome,
                        status,
                        notes);
        notesShown.selectedProperty().addListener((value, was, is) -> show(lessons.page()));
        lessons.pageProperty().addListener((value, before, now) -> show(now));
    }

    /** The strip; it takes no room while no lesson is on. */
    public Node node() {
        return strip;
    }

    private static void label(Label label, String id, String style) {
        label.setId(id);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.managedProperty().bind(label.visibleProperty());
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
    }

    private HBox head(MenuButton more) {
        skip.setId("lessonSkip");
        skip.setOnAction(event -> lessons.skip());
        skip.setTooltip(new Tooltip("Goes on without a prediction (K)"));
        Button previous = new Button("Previous");
        previous.setId("lessonPrevious");
        previous.setOnAction(event -> lessons.previous());
        previous.setTooltip(
                new Tooltip("The step before, at the instant when it was over (PageUp)"));
        next.setId("lessonNext");
        next.getStyleClass().add("accent");
        next.setOnAction(event -> lessons.next());
        next.setTooltip(new Tooltip("The next step (PageDown)"));
        again.setId("lessonAgain");
        again.setOnAction(event -> lessons.again());
        again.setTooltip(new Tooltip("Begins this lesson anew"));
        end.setId("lessonEnd");
        end.getStyleClass().add("accent");
        end.setOnAction(event -> files.end());
        end.setTooltip(new Tooltip("Goes back to the stages of before the lesson"));
        chart.setId("lessonChartWanted");
        chart.selectedProperty().bindBidirectional(lessons.chartWantedProperty());
        chart.setTooltip(new Tooltip("What was measured, or the stages on which it was"));
        for (ButtonBase some : List.of(skip, chart, next, again, end)) {
            some.managedProperty().bind(some.visibleProperty());
        }
        HBox buttons = new HBox(skip, chart, previous, next, again, end, more);
        buttons.getStyleClass().add("lesson-buttons");
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        VBox titles = new VBox(place, title);
        HBox.setHgrow(titles, Priority.ALWAYS);
        return new HBox(titles, buttons);
    }

    private MenuButton menu(TableSaving saving, StackPane over, Runnable closed) {
        MenuButton more = new MenuButton("⋯");
        more.setId("lessonMenu");
        more.setAccessibleText("More of the lesson");
        MenuItem save =
                item(
                        "savePredictions",
                        "Save the predictions …",
                        () ->
                                PredictionsSheet.ask(
                                        over,
                                        lessons.predictions(),
                                        saving,
                                        more.getScene(),
                                        closed));
        more.setOnShowing(showing -> save.setDisable(lessons.predictions().isEmpty()));
        more.getItems()
                .setAll(
                        item("again", "Play again", lessons::again),
                        notesShown,
                        item(
                                "notesApart",
                                "Speaker’s notes in a window of their own",
                                () -> notesWindow.show(more.getScene())),
                        save,
                        item("copy", "Copy this lesson to a file, and edit it …", this::copy),
                        item("handout", "Handout of this lesson …", this::handout),
                        new SeparatorMenuItem(),
                        item("end", "End the lesson", files::end));
        return more;
    }

    private static MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }

    private void copy() {
        Lesson lesson = lessons.lesson();
        if (lesson != null) {
            LessonChooser.copy(lesson, files, dialogs, strip.getScene().getWindow());
        }
    }

    private void handout() {
        Lesson lesson = lessons.lesson();
        if (lesson != null) {
            LessonChooser.handout(lesson, exports, dialogs, strip.getScene().getWindow());
        }
    }

    private void show(@Nullable Page page) {
        if (page == null) {
            ask(null);
            return;
        }
        place.setText(page.lesson() + " · " + page.place());
        title.setText(page.title());
        words.setText(page.words());
        notes.setText(notesShown.isSelected() ? page.notes() : "");
        outcome.setText(page.outcome());
        outcome.pseudoClassStateChanged(FAILED, page.failed());
        skip.setVisible(page.question() != null);
        chart.setVisible(page.chart() != null);
        if (page.last() && next.isFocused()) {
            closed.run();
        }
        next.setVisible(!page.last());
        again.setVisible(page.last());
        end.setVisible(page.last());
        ask(page.question());
        reveal(page.reveal());
    }

    private void ask(@Nullable QuestionViewModel next) {
        if (next == asked) {
            return;
        }
        asked = next;
        question.getChildren().clear();
        if (next != null) {
            question.getChildren().add(new QuestionView(next, lessons::next).node());
        }
    }

    private void reveal(@Nullable Reveal shown) {
        reveal.getChildren().clear();
        if (shown != null) {
            Boolean right = shown.right();
            String predicted =
                    right == null
                            ? "No prediction was made."
                            : (right ? "✓ Right. Predicted: " : "✗ Not so. Predicted: ")
                                    + shown.predicted();
            Label first = new Label(predicted);
            label(first, "lessonPredicted", "lesson-predicted");
            first.pseudoClassStateChanged(WRONG, Boolean.FALSE.equals(right));
            Label second = new Label("Observed: " + shown.observed());
            label(second, "lessonObserved", "lesson-observed");
            reveal.getChildren().addAll(first, second);
        }
    }
}
