package loopscope.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import loopscope.Patience;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of the system that some tests need, and not every machine has. */
final class Programs {
    private Programs() {}

    /** Skips the test aloud where a command is not installed, not permitted, or fails. */
    static void assumeRuns(List<String> command) throws InterruptedException {
        assumeTrue(runs(command), () -> "can't be run here: " + String.join(" ", command));
    }

    private static boolean runs(List<String> command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS)
                    && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // not installed
        }
    }
}
