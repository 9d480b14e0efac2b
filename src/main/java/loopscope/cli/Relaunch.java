package loopscope.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs this program again in a new JVM, because a JVM can start the toolkit only once. */
final class Relaunch {
    private Relaunch() {}

    /**
     * Runs the program with this process's command line and standard streams, and blocks until it
     * ends.
     *
     * @param more arguments added to this process's own
     * @return its exit code; empty where this process's command line is unknown or the program
     *     can't be started
     */
    static Optional<Integer> run(String... more) {
        ProcessHandle.Info self = ProcessHandle.current().info();
        if (self.command().isEmpty() || self.arguments().isEmpty()) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(List.of(self.command().get()));
        command.addAll(List.of(self.arguments().get()));
        command.addAll(List.of(more));
        try {
            return Optional.of(new ProcessBuilder(command).inheritIO().start().waitFor());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
