package loopscope.ui.canvas;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;

import loopscope.picture.layout.Notes;

/** The menu of a flag: rename it, remove it. */
final class FlagMenu {
    private final NotesViewModel notes;
    private final ContextMenu menu = new ContextMenu();

    FlagMenu(NotesViewModel notes) {
        this.notes = notes;
    }

    /** Shows the menu for a flag. */
    void show(Node owner, Notes.Flag flag, double screenX, double screenY) {
        TextField name = new TextField(flag.name());
        name.setId("flagName");
        name.setAccessibleText("The flag's name");
        name.setOnAction(
                entered -> {
                    if (!name.getText().isBlank()) {
                        notes.rename(flag, name.getText().strip());
                    }
                    menu.hide();
                });
        MenuItem remove = new MenuItem("Remove the flag");
        remove.setId("removeFlag");
        remove.setOnAction(chosen -> notes.remove(flag));
        menu.getItems().setAll(new CustomMenuItem(name, false), remove);
        menu.show(owner, screenX, screenY);
        name.requestFocus();
        name.selectAll();
    }

    /** Hides the menu. */
    void hide() {
        menu.hide();
    }
}
