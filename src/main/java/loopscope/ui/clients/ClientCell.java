package loopscope.ui.clients;

import javafx.scene.control.ListCell;

import loopscope.lab.LabClient;

import org.jspecify.annotations.Nullable;

/** A list cell with a client's badge and long name. */
final class ClientCell extends ListCell<LabClient> {
    private final ClientNames names;
    private final ClientBadge badge = new ClientBadge();

    ClientCell(ClientNames names) {
        this.names = names;
    }

    @Override
    protected void updateItem(@Nullable LabClient client, boolean empty) {
        super.updateItem(client, empty);
        setText(client == null ? null : names.title(client));
        setGraphic(client == null ? null : badge);
        if (client != null) {
            badge.show(client);
        }
    }
}
