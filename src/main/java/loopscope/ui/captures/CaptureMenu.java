package loopscope.ui.captures;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import loopscope.capture.PictureFormat;
import loopscope.takeaway.PictureSizes;
import loopscope.takeaway.export.ExportFormat;
import loopscope.ui.base.FileDialogs;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Fills the button that captures: a click saves PNG and SVG, the menu offers more.
 *
 * <pre>
 *   PNG and SVG, PNG, SVG
 *   Other forms ▸          every other format
 *   Sequence from here …   a picture a call, or a step
 *   Picture at each step   while this is on
 *   Save as …              where and under which name the user likes
 *   Copy, Open the folder
 *   ─────────────
 *   What is seen, the selected range, the whole run
 *   Size ▸                 its own, slide, full-hd, column
 *   With sets and code, without a ground, the caption
 * </pre>
 */
public final class CaptureMenu {
    /** Both formats of a usual capture. */
    public static final Set<PictureFormat> BOTH = EnumSet.allOf(PictureFormat.class);

    private final CaptureViewModel captures;
    private final FileDialogs dialogs;
    private final Supplier<List<String>> names;
    private final Runnable sequence;
    private final BooleanProperty atSteps;

    private CaptureMenu(
            CaptureViewModel captures,
            FileDialogs dialogs,
            Supplier<List<String>> names,
            Runnable sequence,
            BooleanProperty atSteps) {
        this.captures = captures;
        this.dialogs = dialogs;
        this.names = names;
        this.sequence = sequence;
        this.atSteps = atSteps;
    }

    /**
     * Fills the menu.
     *
     * @param dialogs asks for files
     * @param names gives the stages' names, as they are in the names of files
     * @param sequence asks which sequence of pictures to leave
     * @param atSteps whether each step of the servers leaves a picture
     */
    public static void fill(
            SplitMenuButton button,
            CaptureViewModel captures,
            FileDialogs dialogs,
            Supplier<List<String>> names,
            Runnable sequence,
            BooleanProperty atSteps) {
        new CaptureMenu(captures, dialogs, names, sequence, atSteps).fill(button);
    }

    private void fill(SplitMenuButton button) {
        CaptureChoices choices = captures.choices();
        button.setOnAction(event -> save(BOTH));
        button.getItems()
                .setAll(
                        item("PNG and SVG", () -> save(BOTH)),
                        item("PNG", () -> save(EnumSet.of(PictureFormat.PNG))),
                        item("SVG", () -> save(EnumSet.of(PictureFormat.SVG))),
                        others(),
                        item("Sequence from here …  (Ctrl+Shift+E)", sequence),
                        check("Picture at each step (N)", atSteps),
                        item("Save as …", () -> saveAs(button.getScene().getWindow())),
                        item("Copy the picture", captures::copy),
                        item("Open the folder", captures::openFolder),
                        new SeparatorMenuItem());
        ToggleGroup scopes = new ToggleGroup();
        for (CaptureScope scope : CaptureScope.values()) {
            button.getItems().add(radio(scope.words(), scope, choices.scopeProperty(), scopes));
        }
        button.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        sizes(choices),
                        check("With sets and code", choices.inspectorProperty()),
                        check("Transparent", choices.transparentProperty()),
                        caption(choices));
    }

    private void save(Set<PictureFormat> formats) {
        captures.save(names.get(), formats);
    }

    private Menu others() {
        Menu others = new Menu("Other forms");
        for (ExportFormat format : ExportFormat.values()) {
            if (format != ExportFormat.PNG && format != ExportFormat.SVG) {
                others.getItems()
                        .add(item(format.words(), () -> captures.save(names.get(), format)));
            }
        }
        return others;
    }

    private static Menu sizes(CaptureChoices choices) {
        Menu sizes = new Menu("Size");
        ToggleGroup group = new ToggleGroup();
        Property<String> size = choices.sizeProperty();
        sizes.getItems().add(radio("Its own", CaptureChoices.OWN_SIZE, size, group));
        PictureSizes.named()
                .keySet()
                .forEach(name -> sizes.getItems().add(radio(words(name), name, size, group)));
        return sizes;
    }

    private static String words(String size) {
        return switch (size) {
            case "slide" -> "Slide, large type";
            case "full-hd" -> "Full HD";
            case "column" -> "Column of a paper, 85 mm";
            default -> size;
        };
    }

    private static <T> RadioMenuItem radio(
            String text, T value, Property<T> chosen, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setToggleGroup(group);
        item.setSelected(value.equals(chosen.getValue()));
        item.setOnAction(event -> chosen.setValue(value));
        return item;
    }

    private static CheckMenuItem check(String text, BooleanProperty chosen) {
        CheckMenuItem item = new CheckMenuItem(text);
        item.selectedProperty().bindBidirectional(chosen);
        return item;
    }

    private static CustomMenuItem caption(CaptureChoices choices) {
        TextField words = new TextField();
        words.setPromptText("Caption below the picture");
        words.setPrefColumnCount(20);
        words.setAccessibleText("Caption below the picture");
        words.textProperty().bindBidirectional(choices.captionProperty());
        return new CustomMenuItem(words, false);
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }

    private static FileChooser.ExtensionFilter filter(ExportFormat format) {
        List<String> endings = format.endings().stream().map(ending -> "*" + ending).toList();
        return new FileChooser.ExtensionFilter(format.words(), endings);
    }

    private void saveAs(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the picture, or the run");
        chooser.setInitialFileName("loopscope.png");
        chooser.getExtensionFilters()
                .setAll(Arrays.stream(ExportFormat.values()).map(CaptureMenu::filter).toList());
        Path chosen = dialogs.save(chooser, owner);
        if (chosen != null) {
            captures.saveAs(chosen);
        }
    }
}
