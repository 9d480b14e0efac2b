package loopscope.ui.canvas;

import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import loopscope.lab.LabClient;
import loopscope.picture.layout.Layout;
import loopscope.timeline.lanes.ClientLane;
import loopscope.ui.clients.SelectedClientViewModel;

import org.jspecify.annotations.Nullable;

/** The context menu of a lane: what its client can do, and which lanes are shown. */
public final class LaneMenu {
    private final SelectedClientViewModel talk;
    private final BooleanProperty withGone;
    private final Runnable speak;
    private final ContextMenu menu = new ContextMenu();

    /**
     * A menu that is not shown yet.
     *
     * @param withGone whether clients that are gone keep their lanes
     * @param speak puts the caret into the selected client's line
     */
    public LaneMenu(SelectedClientViewModel talk, BooleanProperty withGone, Runnable speak) {
        this.talk = talk;
        this.withGone = withGone;
        this.speak = speak;
    }

    /** Shows the menu for a row; null for no row. */
    void show(Node owner, Layout.@Nullable Row row, double screenX, double screenY) {
        menu.getItems().clear();
        ClientLane lane = row == null ? null : row.client();
        if (lane != null) {
            talk.select(lane.connection());
            fill(lane);
            MenuItem rename = new MenuItem("Rename " + lane.connection().name() + " …");
            rename.setId("lane-rename");
            rename.setOnAction(event -> rename(lane));
            menu.getItems().add(rename);
            menu.getItems().add(new SeparatorMenuItem());
        }
        CheckMenuItem hide = new CheckMenuItem("Hide clients who left");
        hide.setId("hideGone");
        hide.setSelected(!withGone.get());
        hide.setOnAction(event -> withGone.set(!hide.isSelected()));
        menu.getItems().add(hide);
        menu.show(owner, screenX, screenY);
    }

    /** Begins to rename a client. */
    void rename(ClientLane lane) {
        talk.names().edit(lane);
    }

    private void fill(ClientLane lane) {
        LabClient client = talk.ours(lane.connection());
        if (client == null) {
            MenuItem why = new MenuItem(SelectedClientViewModel.whyNot(lane.connection()));
            why.setDisable(true);
            menu.getItems().add(why);
            return;
        }
        String name = client.name();
        if (client.isDeaf()) {
            menu.getItems().add(item(client, "letRead", "Let " + name + " read", client::letRead));
        }
        menu.getItems()
                .addAll(
                        item(client, "say", "Say as " + name + " …", speak),
                        item(client, "halfClose", "Half-close " + name, client::halfClose),
                        item(client, "close", "Close " + name, client::close),
                        item(client, "reset", "Reset " + name, client::reset));
    }

    private static MenuItem item(LabClient client, String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId("lane-" + id);
        item.setDisable(client.isGone());
        item.setOnAction(event -> action.run());
        return item;
    }
}
