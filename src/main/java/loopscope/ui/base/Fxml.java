package loopscope.ui.base;

import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Loads the FXML file that lies beside its controller. Confined to the JavaFX thread. */
public final class Fxml {
    private Fxml() {}

    /**
     * Loads a file and binds it to its controller.
     *
     * @param file its name, in the package of the controller's class
     * @throws UncheckedIOException if the file can't be read
     */
    public static Parent load(String file, Object controller) {
        FXMLLoader loader =
                new FXMLLoader(Objects.requireNonNull(controller.getClass().getResource(file)));
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
