package loopscope.cli.base;

import org.jspecify.annotations.Nullable;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out whether standard error is a terminal. */
public final class Terminal {
    /** On Linux a link to what standard error is; see proc(5). */
    private static final Path ERR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    /** Whether standard error is a terminal, so that a line can be overwritten there. */
    public static boolean showsErrors() {
        return leadsToTerminal(ERR, System.console());
    }

    /**
     * Whether a link points to a terminal.
     *
     * @param console decides where the link can't be read; null, for a JVM without one, means no
     *     terminal
     */
    public static boolean leadsToTerminal(Path link, @Nullable Console console) {
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return console != null && console.isTerminal();
        }
    }
}
