package loopscope.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** This program once more, in a JVM of its own: in this one the toolkit can't be started again. */
final class Relaunch {
    private Relaunch() {}

    /**
     * Runs it, started as this was, on the same standard streams, and waits for its end.
     *
     * @param more arguments added to those that this was started with
     * @return its exit code; empty where the system does not tell how this was started
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
