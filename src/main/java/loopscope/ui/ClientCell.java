package loopscope.ui;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;

import loopscope.lab.LabClient;
import loopscope.picture.Colour;
import loopscope.picture.Theme;
import loopscope.picture.Tone;

import org.jspecify.annotations.Nullable;

/** A client to choose, with the badge it wears on every stage. */
final class ClientCell extends ListCell<LabClient> {
    private final WindowModel model;
    private final Label badge = new Label();

    ClientCell(WindowModel model) {
        this.model = model;
        badge.getStyleClass().add("client-badge");
        model.look().themeProperty().addListener((value, was, is) -> paint(getItem()));
    }

    @Override
    protected void updateItem(@Nullable LabClient client, boolean empty) {
        super.updateItem(client, empty);
        setText(client == null ? null : "client " + client.name());
        setGraphic(client == null ? null : badge);
        paint(client);
    }

    private void paint(@Nullable LabClient client) {
        if (client != null) {
            Theme theme = model.theme();
            badge.setText(client.name());
            badge.setStyle(
                    "-fx-background-color: %s; -fx-text-fill: %s;"
                            .formatted(
                                    Colour.hex(theme.clientInk(client.ordinal())),
                                    Colour.hex(theme.of(Tone.GROUND))));
        }
    }
}
