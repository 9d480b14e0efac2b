package loopscope.ui;

import javafx.animation.AnimationTimer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Leaves an empty file once the first frame is on the screen, where the system property {@code
 * loopscope.firstframe} names one: so a start is timed from outside.
 */
public final class FirstFrame {
    /** The name of the system property. */
    public static final String FILE = "loopscope.firstframe";

    /** Pulses until it is there: each is drawn while the next one is prepared. */
    static final int BEATS = 3;

    private FirstFrame() {}

    /** Begins to count frames, if that was asked for; called once the window is shown. */
    public static void tell() {
        String file = System.getProperty(FILE);
        if (file != null) {
            after(() -> leave(Path.of(file)));
        }
    }

    /** Does something once the first frame is on the screen. */
    static void after(Runnable next) {
        new AnimationTimer() {
            private int beats;

            @Override
            public void handle(long now) {
                if (beats++ == BEATS) {
                    stop();
                    next.run();
                }
            }
        }.start();
    }

    private static void leave(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
