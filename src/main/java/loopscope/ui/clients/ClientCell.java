package loopscope.ui.clients;

import javafx.scene.control.ListCell;

import loopscope.lab.LabClient;

import org.jspecify.annotations.Nullable;

/** A list cell with a client's badge and letter. */
final class ClientCell extends ListCell<LabClient> {
    private final ClientBadge badge = new ClientBadge();

    @Override
    protected void updateItem(@Nullable LabClient client, boolean empty) {
        super.updateItem(client, empty);
        setText(client == null ? null : "client " + client.name());
        setGraphic(client == null ? null : badge);
        if (client != null) {
            badge.show(client);
        }
    }
}
