package loopscope.ui;

import javafx.scene.control.Label;

import loopscope.picture.Theme;

/** A client's letter in its colour, as on its lanes. */
final class ClientBadge extends Label {
    ClientBadge() {
        getStyleClass().add("client-badge");
    }

    /** Shows a client. */
    void show(String letter, int ordinal) {
        setText(letter);
        setStyle("-fx-background-color: -client-" + Theme.inkOf(ordinal) + ";");
    }
}
