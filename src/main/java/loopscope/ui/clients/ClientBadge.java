package loopscope.ui.clients;

import javafx.scene.control.Label;

import loopscope.picture.surface.Theme;

/** A label with a client's letter in its colour, as on its lanes. */
public final class ClientBadge extends Label {
    public ClientBadge() {
        getStyleClass().add("client-badge");
    }

    /** Shows a client. */
    public void show(String letter, int ordinal) {
        setText(letter);
        setStyle("-fx-background-color: -client-" + Theme.inkOf(ordinal) + ";");
    }
}
