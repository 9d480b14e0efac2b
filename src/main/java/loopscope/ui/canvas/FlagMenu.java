package loopscope.ui.canvas;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;

import loopscope.picture.layout.Notes;

/** What can be done with a flag: give it a name, take it away. */
final class FlagMenu {
    private final NotesViewModel notes;
    private final ContextMenu menu = new ContextMenu();

    FlagMenu(NotesViewModel notes) {
        this.notes = notes;
    }

    /** Shows it for a flag. */
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

    /** Hides it. */
    void hide() {
        menu.hide();
    }
}
