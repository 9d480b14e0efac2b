package loopscope.ui.inspector;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

import loopscope.capture.TextTable;
import loopscope.picture.surface.Theme;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;
import loopscope.ui.base.PictureSaving;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The menu that takes away what the open tab shows.
 *
 * <pre>
 *   Save as picture …
 *   Copy as a table ▸     one of its tables, where it has several
 * </pre>
 */
public final class TabMenu {
    private static final String WHAT = "Takes away the tables and plots of the open tab";

    private final MenuButton button = new MenuButton("⋯");
    private final PictureSaving saving;
    private final Notices notices;
    private final Supplier<Theme> theme;
    private Supplier<@Nullable InspectorPane> open = () -> null;

    /**
     * @param theme gives the palette of a picture
     */
    public TabMenu(PictureSaving saving, Notices notices, Supplier<Theme> theme) {
        this.saving = saving;
        this.notices = notices;
        this.theme = theme;
        button.setId("takeTab");
        button.getStyleClass().add("more");
        button.setAccessibleText(WHAT);
        button.setTooltip(new Tooltip(WHAT));
        button.getItems().setAll(nothing()); // an empty menu does not open
        button.setOnShowing(showing -> button.getItems().setAll(items()));
    }

    /** The button, for the tab that is open. */
    MenuButton of(Supplier<@Nullable InspectorPane> shown) {
        open = shown;
        return button;
    }

    private List<MenuItem> items() {
        InspectorPane pane = open.get();
        TabContent content = pane == null ? null : pane.content(theme.get());
        if (pane == null || content == null) {
            return List.of(nothing());
        }
        String name = "loopscope-" + pane.title().toLowerCase(Locale.ROOT);
        MenuItem picture =
                item(
                        "Save as picture …",
                        () ->
                                saving.saveAs(
                                        content.picture().get(),
                                        name,
                                        button.getScene().getWindow()));
        return List.of(picture, copies(content.tables()));
    }

    private MenuItem copies(Map<String, Supplier<TextTable>> tables) {
        List<MenuItem> copies = new ArrayList<>();
        tables.forEach((name, table) -> copies.add(item(name, () -> copy(table.get()))));
        if (copies.size() == 1) {
            copies.getFirst().setText("Copy as a table");
            return copies.getFirst();
        }
        Menu all = new Menu("Copy as a table");
        all.getItems().setAll(copies);
        return all;
    }

    private void copy(TextTable table) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, table.tabs()));
        notices.show(Notice.done("The table is on the clipboard, to be pasted into a sheet."));
    }

    private static MenuItem nothing() {
        MenuItem nothing = new MenuItem("There is no table and no plot here.");
        nothing.setDisable(true);
        return nothing;
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }
}
