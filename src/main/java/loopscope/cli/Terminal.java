package loopscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** What is known of the terminal, if there is one. */
final class Terminal {
    /** Linux: where standard error leads; see proc(5). */
    private static final Path ERR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    /** Whether standard error is a terminal, so that a line can be overwritten there. */
    static boolean showsErrors() {
        try {
            String target = Files.readSymbolicLink(ERR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return Objects.requireNonNull(System.console()).isTerminal();
        }
    }
}
