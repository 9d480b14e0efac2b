package loopscope.capture;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The platform's own way to open a folder in its window of files, and a page in the browser.
 *
 * @param program the program that does it, with a path as its only argument
 */
public record FileManager(String program) {
    private static final int SECONDS = 10;

    /** The one of an operating system, as {@code os.name} has it. */
    public static FileManager of(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        return new FileManager(
                name.startsWith("windows")
                        ? "explorer"
                        : name.startsWith("mac") ? "open" : "xdg-open");
    }

    /**
     * Opens a folder or a file. Blocks for some seconds at most: not for the JavaFX thread.
     *
     * @return the same path
     * @throws CaptureFailedException if the platform can't
     */
    public Path open(Path path) throws CaptureFailedException {
        try {
            Process opening =
                    new ProcessBuilder(List.of(program, path.toString()))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.to(nowhere()))
                            .start();
            boolean over = opening.waitFor(SECONDS, TimeUnit.SECONDS);
            // Windows' own tells success by 1; one that still runs shows it itself.
            if (over && opening.exitValue() > 1) {
                throw new CaptureFailedException(words(path));
            }
            return path;
        } catch (IOException e) {
            throw new CaptureFailedException(words(path), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CaptureFailedException(words(path), e);
        }
    }

    private static File nowhere() {
        boolean windows = File.separatorChar == '\\';
        return new File(windows ? "NUL" : "/dev/null");
    }

    private String words(Path path) {
        return program + " can’t open " + path + " here: open it with another program.";
    }
}
