package loopscope.capture;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The platform's own window of files.
 *
 * @param program the program that opens it, with a folder as its only argument
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
     * Opens a folder. Blocks for some seconds at most: not for the JavaFX thread.
     *
     * @return the folder
     * @throws CaptureFailedException if the platform can't
     */
    public Path open(Path folder) throws CaptureFailedException {
        try {
            Process opening =
                    new ProcessBuilder(List.of(program, folder.toString()))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.to(nowhere()))
                            .start();
            boolean over = opening.waitFor(SECONDS, TimeUnit.SECONDS);
            // Windows' own tells success by 1; one that still runs shows the folder itself.
            if (over && opening.exitValue() > 1) {
                throw new CaptureFailedException(words(folder));
            }
            return folder;
        } catch (IOException e) {
            throw new CaptureFailedException(words(folder), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CaptureFailedException(words(folder), e);
        }
    }

    private static File nowhere() {
        boolean windows = File.separatorChar == '\\';
        return new File(windows ? "NUL" : "/dev/null");
    }

    private String words(Path folder) {
        return program + " can’t open the folder here: the files are in " + folder + ".";
    }
}
