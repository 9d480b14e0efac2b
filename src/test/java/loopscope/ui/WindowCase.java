package loopscope.ui;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** A test of a window that is opened before it, with nobody there yet, and closed after it. */
public abstract class WindowCase {
    @TempDir public Path folder;
    public OpenWindow window;

    @BeforeEach
    void openWindow() {
        window = new OpenWindow(pictures());
    }

    /** Where its pictures go. */
    Path pictures() {
        return folder;
    }

    @AfterEach
    void closeWindow() {
        window.close();
    }
}
