package loopscope.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.stage.Window;

import loopscope.lab.Script;
import loopscope.picture.layout.Layout;
import loopscope.trace.state.Goodbye;
import loopscope.ui.OpenWindow;
import loopscope.ui.WindowCase;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/** The menu of a lane: each entry acts on the client of that lane. */
class LaneMenuTest extends WindowCase {
    private boolean speaking;

    @BeforeEach
    void open() {
        window.addClients(3);
    }

    @Test
    void eachEntryActsOnTheLanesClient() {
        choose(1, "lane-halfClose");
        OpenWindow.await("B's half-close", () -> window.hasHalfClosed(window.lower(), 1));
        choose(2, "lane-reset");
        OpenWindow.await("C's reset", () -> goodbye(2) == Goodbye.RESET);
        choose(0, "lane-close");
        OpenWindow.await("A's goodbye", () -> goodbye(0) == Goodbye.CLOSED);
        OpenWindow.onFx(
                () -> {
                    window.model.talk().add(List.of(Script.slowReader(1, Script.UNTIL_LET)));
                    return null;
                });
        OpenWindow.await("D", () -> window.model.talk().clients().getLast().isDeaf());
        choose(3, "lane-letRead");
        OpenWindow.await("D to read and leave", () -> goodbye(3) == Goodbye.CLOSED);
    }

    @Test
    void whoIsToSpeakIsSelectedFirst() {
        choose(2, "lane-say");
        assertThat(speaking).isTrue();
        assertThat(window.model.talk().selectedProperty().get().name()).isEqualTo("C");
    }

    @Test
    void whoHasLeftCanDoNothingAndItsLaneCanBeHidden() {
        choose(0, "lane-close");
        OpenWindow.await("A's goodbye", () -> goodbye(0) == Goodbye.CLOSED);
        OpenWindow.await("A to be gone", () -> window.model.talk().clients().getFirst().isGone());
        Layout.Row row = window.row(window.lower(), 0);
        for (String id : new String[] {"lane-say", "lane-halfClose", "lane-close", "lane-reset"}) {
            assertThat(OpenWindow.onFx(() -> show(row, id).isDisable())).as(id).isTrue();
        }
        OpenWindow.onFx(
                () -> {
                    CheckMenuItem hide = (CheckMenuItem) show(row, "hideGone");
                    hide.setSelected(true); // as a click does before it fires
                    hide.fire();
                    return null;
                });
        OpenWindow.await("its lane to go", () -> window.lower().digest().hidden() == 1);
    }

    private void choose(int ordinal, String id) {
        Layout.Row row = window.row(window.lower(), ordinal);
        OpenWindow.onFx(
                () -> {
                    MenuItem item = show(row, id);
                    assertThat(item.isDisable()).isFalse();
                    item.fire();
                    return null;
                });
    }

    /** Shows the menu for a row and hides it again, as a choice does. */
    private MenuItem show(Layout.Row row, String id) {
        new LaneMenu(window.model.talk(), window.model.withGoneProperty(), () -> speaking = true)
                .show(window.scene().lookup("#canvas"), row, 300, 300);
        ContextMenu menu =
                Window.getWindows().stream()
                        .filter(ContextMenu.class::isInstance)
                        .map(ContextMenu.class::cast)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no menu"));
        menu.hide();
        return menu.getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no entry " + id));
    }

    private Goodbye goodbye(int ordinal) {
        return window.lane(window.lower(), ordinal).goodbye();
    }
}
