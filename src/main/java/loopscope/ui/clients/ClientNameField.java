package loopscope.ui.clients;

import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.Pane;

import loopscope.picture.layout.Layout;
import loopscope.timeline.lanes.ClientLane;

import org.jspecify.annotations.Nullable;

/**
 * The field in which a client is renamed, in place of its lane's words. Enter gives the name; Esc,
 * or a click elsewhere, leaves it as it was.
 */
public final class ClientNameField {
    private static final double LEFT = 40;
    private static final double HEIGHT = 26;

    private final ClientNames names;
    private final TextField field = new TextField();

    /**
     * Adds the field to the picture's pane, hidden.
     *
     * @param pane gets the focus when the field loses it
     */
    public ClientNameField(Pane pane, ClientNames names) {
        this.names = names;
        field.setId("clientName");
        field.setManaged(false);
        field.setVisible(false);
        field.setTextFormatter(
                new TextFormatter<>(
                        change ->
                                change.getControlNewText().length() <= ClientNames.LONGEST
                                        ? change
                                        : null));
        field.setOnAction(
                entered -> {
                    names.commit(field.getText());
                    pane.requestFocus();
                });
        field.focusedProperty()
                .addListener(
                        (value, was, is) -> {
                            if (!is) {
                                names.cancel();
                            }
                        });
        pane.getChildren().add(field);
        names.editedProperty().addListener((value, was, is) -> show(is));
    }

    private void show(@Nullable ClientLane lane) {
        field.setVisible(lane != null);
        if (lane != null) {
            field.setText(names.label(lane.connection()));
            field.setPromptText("name of " + lane.connection().name());
            field.setAccessibleText("Name of " + lane.connection().name());
            field.requestFocus();
            field.selectAll();
        }
    }

    /** Places the field on its lane's head; where that is not shown, renaming ends. */
    public void place(Layout layout, double scroll) {
        ClientLane lane = names.editedProperty().get();
        if (lane == null) {
            return;
        }
        Layout.Row row = row(layout, lane);
        if (row == null) {
            names.cancel();
        } else {
            double top = row.middle() - HEIGHT / 2 - scroll;
            field.resizeRelocate(LEFT, top, Layout.HEAD - LEFT - 8, HEIGHT);
        }
    }

    private static Layout.@Nullable Row row(Layout layout, ClientLane lane) {
        return layout.stages().stream()
                .flatMap(stage -> stage.rows().stream())
                .filter(row -> lane.equals(row.client()))
                .findFirst()
                .orElse(null);
    }
}
