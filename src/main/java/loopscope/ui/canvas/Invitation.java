package loopscope.ui.canvas;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A note on what to do first, in place of the lanes, while there are no clients. */
final class Invitation {
    private final VBox box = new VBox();

    Invitation() {
        box.setId("invitation");
        box.getStyleClass().add("invitation");
        box.setManaged(false);
        box.setVisible(false);
        box.setMouseTransparent(true);
        box.setAccessibleRole(AccessibleRole.TEXT);
        box.setAccessibleText(
                "Press C three times: three clients come. Press Enter, type a word, press Enter:"
                        + " A says it. Then see who waits for whom.");
        Label title = new Label("Nobody is here yet");
        title.getStyleClass().add("invitation-title");
        box.getChildren()
                .addAll(
                        title,
                        step(
                                "1",
                                "Three clients, please:",
                                cap("+ Client", "mock"),
                                "or",
                                key("C")),
                        step("2", "Type as A:", key("Enter"), "a word", key("Enter")),
                        line("Then see who waits for whom. Every key:", key("?")));
    }

    /** The note. */
    Region node() {
        return box;
    }

    private static HBox step(String number, Object... words) {
        HBox line = line(words);
        line.getChildren().addFirst(cap(number, "invitation-number"));
        return line;
    }

    private static HBox line(Object... words) {
        HBox line = new HBox();
        line.getStyleClass().add("invitation-line");
        for (Object word : words) {
            line.getChildren().add(word instanceof Label label ? label : new Label((String) word));
        }
        return line;
    }

    private static Label key(String name) {
        return cap(name, "key");
    }

    private static Label cap(String text, String style) {
        Label cap = new Label(text);
        cap.getStyleClass().add(style);
        return cap;
    }

    /**
     * Shows the note in a free space, or hides it where there is no room.
     *
     * @param wanted whether there are no clients
     */
    void place(boolean wanted, double x, double y, double room) {
        double width = box.prefWidth(-1);
        double height = box.prefHeight(-1);
        box.setVisible(wanted && height <= room);
        box.resizeRelocate(x, y, width, height);
    }
}
