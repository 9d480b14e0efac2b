package loopscope.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

import loopscope.picture.layout.Layout;
import loopscope.ui.OpenWindow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** In a window with room, lanes and words are larger, and the mouse finds them. */
class EnlargedPictureTest {
    private static final double LARGER = 1.1;

    @TempDir Path folder;

    @Test
    void fewLanesAreLargerAndFoundByTheMouseAndManyAreNot() {
        try (OpenWindow window = new OpenWindow(folder, "select")) {
            fillTheScreen(window);
            OpenWindow.await("a larger picture", () -> scale(window.sheet()) == LARGER);
            window.addClients(3);
            for (int client : new int[] {1, 0, 2}) {
                clickOnLane(window, client);
                assertThat(window.model.talk().selectedProperty().get().name())
                        .isEqualTo("ABC".substring(client, client + 1));
            }
            assertThat(scale(window.sheet())).isEqualTo(LARGER);
            assertThat(scale(canvas(window))).as("a pixel of the canvas").isEqualTo(1);
            addFast(window, 17);
            OpenWindow.await("the usual size", () -> scale(window.sheet()) == 1);
            assertThat(window.row(window.upper(), 19).isLabelled()).isTrue();
        }
    }

    private static void fillTheScreen(OpenWindow window) {
        SplitPane split = (SplitPane) window.scene().lookup("#split");
        if (split.getItems().size() > 1) {
            window.user.write("i");
        }
        OpenWindow.onFx(
                () -> {
                    window.stage.setWidth(1000);
                    window.stage.setHeight(1000);
                    return null;
                });
    }

    /** Clicks where the lane is on the screen, by its place below the stage's header. */
    private static void clickOnLane(OpenWindow window, int ordinal) {
        Layout.Row row = window.row(window.upper(), ordinal);
        Node header = window.scene().lookup("#header1");
        Bounds at = OpenWindow.onFx(() -> header.localToScreen(header.getLayoutBounds()));
        window.user.clickOn(at.getMinX() + 60 * LARGER, at.getMinY() + row.middle() * LARGER);
    }

    private static void addFast(OpenWindow window, int count) {
        OpenWindow.onFx(
                () -> {
                    for (int i = 0; i < count; i++) {
                        window.model.talk().add();
                    }
                    return null;
                });
    }

    private static Node canvas(OpenWindow window) {
        return window.scene().lookup("#canvas");
    }

    private static double scale(Node node) {
        return OpenWindow.onFx(() -> Math.rint(1000 * node.getLocalToSceneTransform().getMxx()))
                / 1000;
    }
}
