package loopscope.probe;

import loopscope.lab.ForeignProgram;
import loopscope.lab.Hardship;
import loopscope.lab.Setup;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;

/**
 * A program of others that is started for each difficult client.
 *
 * @param command its words; {@value #PORT} in them becomes a free port at each start
 * @param port on which it is to listen; 0 for any
 * @param traced whether it runs under the call tracer; otherwise none of its calls is known
 */
record StartedProgram(List<String> command, int port, boolean traced) implements Server {
    /** Stands for a free port in a command. */
    static final String PORT = "{port}";

    StartedProgram {
        command = List.copyOf(command);
    }

    @Override
    public String name() {
        return String.join(" ", command);
    }

    @Override
    public @Nullable Server untraced() {
        return traced ? new StartedProgram(command, port, false) : null;
    }

    @Override
    public String remark() {
        return traced ? "" : "It runs without the call tracer: none of its calls is known.";
    }

    @Override
    public @Nullable String obstacle(Hardship hardship) {
        return traced || !hardship.failsAccepts()
                ? null
                : "Only the call tracer, strace, can make accept fail.";
    }

    @Override
    public Setup setup(Hardship hardship) throws IOException {
        boolean anyPort = command.stream().anyMatch(word -> word.contains(PORT));
        int chosen = anyPort ? freePort() : port;
        List<String> words =
                command.stream().map(word -> word.replace(PORT, String.valueOf(chosen))).toList();
        ForeignProgram program = ForeignProgram.of(words).under(hardship);
        return Setup.of(traced ? program : program.untraced(), chosen);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
