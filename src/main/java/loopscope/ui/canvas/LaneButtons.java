package loopscope.ui.canvas;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

import loopscope.lab.LabClient;
import loopscope.picture.layout.Layout;
import loopscope.timeline.lanes.ClientLane;
import loopscope.ui.clients.SelectedClientViewModel;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** Buttons at the head of the lane under the pointer: say, half-close, close and reset. */
final class LaneButtons {
    private static final double SIZE = 17;
    private static final double WIDTH = 4 * SIZE + 3;

    /** Between the head and buttons right of it. */
    private static final double GAP = 3;

    /** From the middle of a row with two lines up to that of the first. */
    private static final double FIRST_LINE = 7;

    /** Rows as high as this have the client's state on a line of its own. */
    private static final double TWO_LINES = 30;

    private final SelectedClientViewModel talk;
    private final HBox box = new HBox(1);
    private final Button say = button("say", "Type as this client");
    private final Button halfClose =
            button("half", "Half-close: says that this was all, and still listens");
    private final Button close = button("cap", "Close: leaves every stage in good order");
    private final Button reset = button("cross", "Reset: breaks its connections off");
    private double y = -1;
    private @Nullable LabClient client;

    /**
     * Adds the buttons to the picture's pane, hidden.
     *
     * @param speak puts the caret into the selected client's line
     */
    LaneButtons(Pane pane, SelectedClientViewModel talk, Runnable speak) {
        this.talk = talk;
        box.setId("laneButtons");
        box.setManaged(false);
        box.setVisible(false);
        box.getChildren().addAll(say, halfClose, close, reset);
        pane.getChildren().add(box);
        pane.addEventFilter(MouseEvent.MOUSE_MOVED, event -> y = event.getY());
        pane.addEventFilter(MouseEvent.MOUSE_EXITED, event -> y = -1);
        say.setOnAction(event -> act(who -> speak.run()));
        halfClose.setOnAction(event -> act(LabClient::halfClose));
        close.setOnAction(event -> act(LabClient::close));
        reset.setOnAction(event -> act(LabClient::reset));
    }

    private static Button button(String sign, String tip) {
        Button button = new Button();
        button.setId("lane" + Character.toUpperCase(sign.charAt(0)) + sign.substring(1));
        Region icon = new Region();
        icon.getStyleClass().addAll("icon", sign + "-sign");
        button.setGraphic(icon);
        button.getStyleClass().add("lane-button");
        button.setTooltip(new Tooltip(tip));
        button.setFocusTraversable(false);
        return button;
    }

    private void act(Consumer<LabClient> action) {
        LabClient who = client;
        if (who != null) {
            talk.selectedProperty().set(who);
            action.accept(who);
        }
    }

    /**
     * Places the buttons on the lane under the pointer, if it is one of our own clients' that is
     * not gone; else hides them.
     */
    void place(Layout layout, double scroll) {
        Layout.Row row = y < 0 ? null : layout.rowAt(y + scroll);
        ClientLane lane = row == null ? null : row.client();
        client = lane == null ? null : talk.ours(lane.connection());
        LabClient who = client;
        boolean there = row != null && who != null && !who.isGone();
        box.setVisible(there);
        if (row != null && who != null && there) {
            name(who.name());
            // Beside the client's name, or beside the head where its state is there.
            boolean twoLines = row.height() >= TWO_LINES;
            double middle = twoLines ? row.middle() - FIRST_LINE : row.middle();
            double left = twoLines ? Layout.HEAD - WIDTH : Layout.HEAD + GAP;
            box.resizeRelocate(left, middle - SIZE / 2 - scroll, WIDTH, SIZE);
        }
    }

    private void name(String who) {
        say.setAccessibleText("Type as " + who);
        halfClose.setAccessibleText("Half-close " + who);
        close.setAccessibleText("Close " + who);
        reset.setAccessibleText("Reset " + who);
    }
}
