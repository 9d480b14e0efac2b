package loopscope.ui;

import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.util.EnumSet;
import java.util.Set;

/** The control that captures: a click leaves PNG and SVG, the menu has more. */
final class CaptureMenu {
    private CaptureMenu() {}

    static void fill(SplitMenuButton button, WindowModel model) {
        button.setOnAction(event -> both(model));
        button.getItems()
                .setAll(
                        item("PNG and SVG", () -> both(model)),
                        item("PNG", () -> model.capture(EnumSet.of(Captures.Format.PNG))),
                        item("SVG", () -> model.capture(EnumSet.of(Captures.Format.SVG))),
                        new SeparatorMenuItem(),
                        item("Save as …", () -> saveAs(button.getScene().getWindow(), model)));
    }

    /** Leaves the picture in every format. */
    static void both(WindowModel model) {
        Set<Captures.Format> all = EnumSet.allOf(Captures.Format.class);
        model.capture(all);
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }

    private static void saveAs(Window owner, WindowModel model) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the picture");
        chooser.setInitialFileName("loopscope.png");
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter("PNG picture", "*.png"),
                        new FileChooser.ExtensionFilter("SVG picture", "*.svg"));
        File chosen = chooser.showSaveDialog(owner);
        if (chosen != null) {
            model.captures().leaveAt(chosen.toPath());
        }
    }
}
