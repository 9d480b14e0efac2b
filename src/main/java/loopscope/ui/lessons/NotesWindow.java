package loopscope.ui.lessons;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

/**
 * The speaker's notes in a window of their own, for a second screen; closed when the lesson ends.
 * Confined to the JavaFX thread.
 */
final class NotesWindow {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 420;

    private final LessonViewModel lessons;
    private final Label title = new Label();
    private final Label words = new Label();
    private final Label notes = new Label();
    private @Nullable Stage window;

    NotesWindow(LessonViewModel lessons) {
        this.lessons = lessons;
        title.getStyleClass().add("lesson-title");
        words.getStyleClass().add("lesson-words");
        notes.getStyleClass().add("lesson-words");
        words.setWrapText(true);
        notes.setWrapText(true);
        lessons.pageProperty().addListener((value, before, now) -> show(now));
    }

    /** Shows the window, in the look of another. */
    void show(Scene beside) {
        Stage shown = window;
        if (shown == null) {
            shown = made(beside);
            window = shown;
        }
        show(lessons.page());
        shown.show();
        shown.toFront();
    }

    private Stage made(Scene beside) {
        VBox box = new VBox(title, words, notes);
        box.getStyleClass().add("notes-window");
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.styleProperty().bind(beside.getRoot().styleProperty());
        Scene scene = new Scene(scroll, WIDTH, HEIGHT);
        scene.getStylesheets().setAll(beside.getStylesheets());
        Stage made = new Stage();
        made.initOwner(beside.getWindow());
        made.setTitle("Speaker’s notes");
        made.setScene(scene);
        return made;
    }

    private void show(@Nullable Page page) {
        if (page == null) {
            if (window != null) {
                window.hide();
            }
            return;
        }
        title.setText(page.place() + ": " + page.title());
        words.setText(page.words());
        notes.setText(page.notes().isEmpty() ? "No notes on this step." : page.notes());
    }
}
