package loopscope.probe;

import loopscope.lab.ForeignProgram;
import loopscope.lab.Hardship;
import loopscope.lab.ListeningProcess;
import loopscope.lab.Setup;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A program of others that runs already, and runs on.
 *
 * @param name what it is called
 * @param port on which it listens
 * @param seen whether its process can be looked into
 */
record RunningProgram(String name, int port, boolean seen) implements Server {
    /** Whichever listens on this port. */
    static RunningProgram on(int port) {
        List<ListeningProcess> found = ListeningProcess.on(port);
        return found.isEmpty()
                ? new RunningProgram("the server on port " + port, port, false)
                : new RunningProgram(words(found.getFirst(), port), port, true);
    }

    private static String words(ListeningProcess one, int port) {
        return one.name() + " (process " + one.process() + ", port " + port + ")";
    }

    @Override
    public String remark() {
        String calls =
                "It runs already: none of its calls is known, and each client meets it as the one"
                        + " before has left it.";
        return seen
                ? calls
                : calls
                        + " Its process can't be looked into: a busy loop or a leak would not be"
                        + " seen.";
    }

    @Override
    public boolean runsOn() {
        return true;
    }

    @Override
    public @Nullable String obstacle(Hardship hardship) {
        return hardship.equals(Hardship.NONE)
                ? null
                : "It runs already: this takes a start of its own.";
    }

    @Override
    public Setup setup(Hardship hardship) {
        return Setup.of(ForeignProgram.listening(), port);
    }
}
