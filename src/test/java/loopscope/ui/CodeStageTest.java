package loopscope.ui;

import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Whose source the inspector shows. */
class CodeStageTest {
    @TempDir Path folder;

    @Test
    void theSourceIsThatOfTheServerAClientWaitsForUntilAnotherIsChosen() {
        try (OpenWindow window = new OpenWindow(folder, "select", "sequential")) {
            window.addClients(2);
            OpenWindow.onFx(
                    () -> {
                        ((TabPane) window.scene().lookup("#inspector"))
                                .getSelectionModel()
                                .select(1);
                        return null;
                    });
            OpenWindow.await("the stuck server", () -> file(window).startsWith("Sequential"));
            OpenWindow.onFx(
                    () -> {
                        toggle(window, "select").fire();
                        return null;
                    });
            OpenWindow.await("the chosen one", () -> file(window).startsWith("Select"));
            OpenWindow.onFx(
                    () -> {
                        window.model.refresh();
                        return null;
                    });
            OpenWindow.await("it to stay", () -> toggle(window, "select").isSelected());
        }
    }

    private static String file(OpenWindow window) {
        return ((Label) window.scene().lookup("#code .of-stage")).getText();
    }

    private static ToggleButton toggle(OpenWindow window, String title) {
        return window.scene().getRoot().lookupAll("#code .toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(toggle -> toggle.getText().equals(title))
                .findFirst()
                .orElseThrow();
    }
}
