package loopscope.ui.clients;

import javafx.scene.control.Label;

import loopscope.lab.LabClient;
import loopscope.picture.Pen;
import loopscope.picture.surface.Theme;
import loopscope.trace.Connection;

/** A label with a client's short name in its colour, as on its lanes. */
public final class ClientBadge extends Label {
    public ClientBadge() {
        getStyleClass().add("client-badge");
    }

    /** Shows any client, also one from outside. */
    public void show(Connection client) {
        show(client.name(), Pen.hue(client));
    }

    /** Shows one of our own clients. */
    void show(LabClient client) {
        show(client.name(), client.ordinal());
    }

    private void show(String name, int hue) {
        setText(name);
        setStyle("-fx-background-color: -client-" + Theme.inkOf(hue) + ";");
    }
}
