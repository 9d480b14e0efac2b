package loopscope.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;

import loopscope.capture.SvgFile;
import loopscope.picture.surface.Theme;
import loopscope.ui.OpenWindow;
import loopscope.ui.WindowCase;
import loopscope.ui.base.Background;
import loopscope.ui.base.FileDialogs;
import loopscope.ui.base.PictureSaving;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What the tabs show leaves as a picture, and as tables to be pasted. */
class TabContentTest extends WindowCase {
    @Test
    void theTabsWithTablesAndPlotsLeaveAsPicturesAndTables() {
        window.addClients(2);
        window.type("Hi");
        OpenWindow.await("its echo", () -> window.hasHeard(window.lower(), 0));
        assertThat(svg("Sets")).contains("Sets — sequential beside select", "unread", ">listen<");
        assertThat(copied("select")).contains("fd\twho\t").contains("\tlisten\t");
        OpenWindow.await("the echo’s call", () -> svg("Calls").contains("&quot;Hi&quot;"));
        assertThat(copied("Copy as a table"))
                .startsWith("time, s\ttook\tstage\tthread\tcall")
                .contains("\tserver thread\t", "\"Hi\"");
        OpenWindow.await("figures", () -> open("Numbers").content(Theme.LIGHT) != null);
        assertThat(svg("Numbers"))
                .contains("Numbers — sequential beside select", ">longest wait<", ">wake-ups<");
        assertThat(copied("whole run: clients")).contains("A\tsequential\t", "B\tselect\t");
        assertThat(OpenWindow.onFx(() -> open("Code").content(Theme.LIGHT))).isNull();
    }

    @Test
    void aPictureOfATabIsSavedInTheFormatOfItsName() {
        OpenWindow.onFx(
                () -> {
                    TabContent sets = open("Sets").content(Theme.DARK);
                    new PictureSaving(new Background(), window.model.notices(), new FileDialogs(""))
                            .save(sets.picture().get(), folder.resolve("sets.pdf"));
                    return true;
                });
        OpenWindow.await("the file", () -> folder.resolve("sets.pdf").toFile().exists());
        assertThat(folder.resolve("sets.pdf").toFile()).content().startsWith("%PDF-");
    }

    private String svg(String title) {
        return OpenWindow.onFx(
                () -> SvgFile.text(open(title).content(Theme.LIGHT).picture().get()));
    }

    private InspectorPane open(String title) {
        TabPane tabs = (TabPane) window.scene().lookup("#inspector");
        Tab tab =
                tabs.getTabs().stream()
                        .filter(one -> one.getText().equals(title))
                        .findFirst()
                        .orElseThrow();
        tabs.getSelectionModel().select(tab);
        InspectorPane pane = (InspectorPane) tab.getUserData();
        pane.refresh();
        return pane;
    }

    /** What is on the clipboard once an entry of the menu was chosen. */
    private String copied(String entry) {
        return OpenWindow.onFx(
                () -> {
                    MenuButton take = (MenuButton) window.scene().lookup("#takeTab");
                    take.getOnShowing().handle(null);
                    MenuItem last = take.getItems().getLast();
                    List<MenuItem> copies =
                            last instanceof Menu all ? all.getItems() : List.of(last);
                    copies.stream()
                            .filter(item -> item.getText().equals(entry))
                            .findFirst()
                            .orElseThrow()
                            .fire();
                    return Clipboard.getSystemClipboard().getString();
                });
    }
}
