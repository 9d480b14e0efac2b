package loopscope.ui.captures;

import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import loopscope.takeaway.runs.KeptRuns;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The menu of the runs that were kept by themselves. */
public final class RecentRunsMenu {
    private RecentRunsMenu() {}

    /**
     * Fills the menu; the list is read whenever it opens.
     *
     * @param files opens the one that is chosen
     */
    public static void fill(Menu menu, KeptRunsViewModel kept, RunFilesViewModel files) {
        CheckMenuItem keeps = new CheckMenuItem("Keep runs by themselves, 200 MB at most");
        keeps.selectedProperty().bindBidirectional(kept.keepsProperty());
        menu.setVisible(kept.isAble());
        menu.getItems().setAll(none(), new SeparatorMenuItem(), keeps);
        menu.setOnShowing(
                event -> kept.find(runs -> menu.getItems().setAll(items(runs, files, keeps))));
    }

    private static List<MenuItem> items(
            List<KeptRuns.Kept> runs, RunFilesViewModel files, CheckMenuItem keeps) {
        LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
        List<MenuItem> items = new ArrayList<>();
        for (KeptRuns.Kept run : runs) {
            MenuItem item = new MenuItem(run.words(now));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> files.open(run.file()));
            items.add(item);
        }
        if (items.isEmpty()) {
            items.add(none());
        }
        items.add(new SeparatorMenuItem());
        items.add(keeps);
        return items;
    }

    private static MenuItem none() {
        MenuItem none = new MenuItem("none yet: a run is kept from its first client on");
        none.setDisable(true);
        return none;
    }
}
