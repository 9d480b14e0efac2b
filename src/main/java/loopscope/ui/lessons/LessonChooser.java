package loopscope.ui.lessons;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import loopscope.lesson.Lessons;
import loopscope.lesson.plan.Lesson;
import loopscope.ui.base.Background;
import loopscope.ui.base.FileDialogs;
import loopscope.ui.base.PopOvers;

import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** The list of lessons below its button; Enter or a click begins one. */
public final class LessonChooser {
    private static final double WIDTH = 620;
    private static final double HEIGHT = 480;

    /** What a cell needs beside its words, in pixels. */
    private static final double EDGES = 44;

    private final Button button;
    private final LessonFiles files;
    private final LessonExports exports;
    private final FileDialogs dialogs;
    private final Button session;
    private final ListView<Lesson> list = new ListView<>();
    private final PopOver over;

    /**
     * A list that a button opens.
     *
     * @param closed moves the focus back to the picture
     */
    public LessonChooser(
            Button button,
            LessonFiles files,
            LessonExports exports,
            FileDialogs dialogs,
            Runnable closed) {
        this.button = button;
        this.files = files;
        this.exports = exports;
        this.dialogs = dialogs;
        list.setId("lessonList");
        list.setAccessibleText("Lessons");
        list.setPrefSize(WIDTH, HEIGHT);
        list.setCellFactory(view -> new Cell());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        Button open = button("openLesson", "Open a file …", this::openFile);
        Button copy = button("copyLesson", "Copy, and edit …", this::copy);
        copy.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
        Button handout = button("handoutLesson", "Handout …", this::handout);
        handout.disableProperty().bind(copy.disableProperty());
        session = button("saveSession", "Save what I did as a lesson …", this::saveSession);
        FlowPane buttons = new FlowPane(8, 8, open, copy, handout, session);
        buttons.getStyleClass().add("sheet-buttons");
        VBox content = new VBox(list, buttons);
        content.getStyleClass().add("model-chooser");
        over = PopOvers.of(content, closed);
    }

    private static Button button(String id, String text, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Fills the list; the files are read on another thread. */
    public void fill(Background background) {
        background.run(
                Lessons::all,
                lessons -> {
                    list.getItems().setAll(lessons);
                    list.getSelectionModel().selectFirst();
                },
                why -> {
                    throw new IllegalStateException("a built-in lesson could not be read", why);
                });
    }

    /** Opens the list. */
    public void open() {
        session.setDisable(!exports.hasSession());
        over.show(button);
        list.requestFocus();
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            begin(list.getSelectionModel().getSelectedItem());
        } else if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            over.hide();
        }
    }

    private void begin(@Nullable Lesson chosen) {
        if (chosen != null) {
            over.hide();
            files.begin(chosen);
        }
    }

    private void openFile() {
        Window owner = button.getScene().getWindow();
        over.hide();
        FileChooser chooser = lessonFiles("Open a lesson");
        Path chosen = dialogs.open(chooser, owner);
        if (chosen != null) {
            files.open(chosen);
        }
    }

    private void copy() {
        Lesson chosen = list.getSelectionModel().getSelectedItem();
        over.hide();
        copy(chosen, files, dialogs, button.getScene().getWindow());
    }

    private void handout() {
        Lesson chosen = list.getSelectionModel().getSelectedItem();
        over.hide();
        handout(chosen, exports, dialogs, button.getScene().getWindow());
    }

    private void saveSession() {
        over.hide();
        FileChooser chooser = lessonFiles("Save what you did as a lesson");
        chooser.setInitialFileName("what-i-did.yaml");
        Path chosen = dialogs.save(chooser, button.getScene().getWindow());
        if (chosen != null) {
            exports.saveSession(chosen);
        }
    }

    /** Asks for a folder, and leaves the handout of a lesson in a new one there. */
    static void handout(Lesson lesson, LessonExports exports, FileDialogs dialogs, Window owner) {
        Path chosen = dialogs.folder("The folder in which the handout’s folder is made", owner);
        if (chosen != null) {
            exports.saveHandout(lesson, chosen);
        }
    }

    /** Asks for a file, and copies a lesson there. */
    static void copy(Lesson lesson, LessonFiles files, FileDialogs dialogs, Window owner) {
        FileChooser chooser = lessonFiles("Copy the lesson");
        chooser.setInitialFileName("my-" + lesson.id() + ".yaml");
        Path chosen = dialogs.save(chooser, owner);
        if (chosen != null) {
            files.copy(lesson, chosen);
        }
    }

    private static FileChooser lessonFiles(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .setAll(new FileChooser.ExtensionFilter("Lessons", "*.yaml", "*.yml"));
        return chooser;
    }

    /** A lesson with its models, its length and its goal. */
    private final class Cell extends ListCell<Lesson> {
        private final Label title = new Label();
        private final Label models = new Label();
        private final Text goal = new Text();
        private final VBox lines = new VBox(new HBox(8, title, models), goal);

        Cell() {
            title.getStyleClass().add("model-title");
            models.getStyleClass().add("model-idea");
            goal.getStyleClass().add("lesson-goal");
            goal.setWrappingWidth(WIDTH - EDGES);
            addEventHandler(MouseEvent.MOUSE_CLICKED, event -> begin(getItem()));
        }

        @Override
        protected void updateItem(@Nullable Lesson lesson, boolean empty) {
            super.updateItem(lesson, empty);
            setGraphic(lesson == null || empty ? null : lines);
            if (lesson != null) {
                title.setText(getIndex() + 1 + "  " + lesson.title());
                models.setText(
                        String.join(", ", lesson.models()) + " · " + lesson.minutes() + " min");
                goal.setText(lesson.goal());
                setAccessibleText(title.getText() + ", " + models.getText());
            }
        }
    }
}
