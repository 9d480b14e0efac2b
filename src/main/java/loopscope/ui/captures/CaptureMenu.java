package loopscope.ui.captures;

import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import loopscope.capture.PictureFormat;

import java.io.File;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** Fills the button that captures: a click saves PNG and SVG, the menu offers more. */
public final class CaptureMenu {
    /** Every format. */
    public static final Set<PictureFormat> BOTH = EnumSet.allOf(PictureFormat.class);

    private CaptureMenu() {}

    /**
     * Fills the menu.
     *
     * @param capture saves the picture in the user's folder
     * @param captureAt saves it to a file that the user chose
     */
    public static void fill(
            SplitMenuButton button,
            Consumer<Set<PictureFormat>> capture,
            Consumer<Path> captureAt) {
        button.setOnAction(event -> capture.accept(BOTH));
        button.getItems()
                .setAll(
                        item("PNG and SVG", () -> capture.accept(BOTH)),
                        item("PNG", () -> capture.accept(EnumSet.of(PictureFormat.PNG))),
                        item("SVG", () -> capture.accept(EnumSet.of(PictureFormat.SVG))),
                        new SeparatorMenuItem(),
                        item("Save as …", () -> saveAs(button.getScene().getWindow(), captureAt)));
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }

    private static FileChooser.ExtensionFilter filter(PictureFormat format) {
        return new FileChooser.ExtensionFilter(format + " picture", "*" + format.ending());
    }

    private static void saveAs(Window owner, Consumer<Path> captureAt) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the picture");
        chooser.setInitialFileName("loopscope.png");
        chooser.getExtensionFilters().setAll(BOTH.stream().map(CaptureMenu::filter).toList());
        File chosen = chooser.showSaveDialog(owner);
        if (chosen != null) {
            captureAt.accept(chosen.toPath());
        }
    }
}
