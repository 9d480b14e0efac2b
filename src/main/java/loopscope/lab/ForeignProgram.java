package loopscope.lab;

import loopscope.foreign.live.CommandName;
import loopscope.foreign.live.Launch;
import loopscope.foreign.live.WatchedProgram;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A program of others that is to serve behind a stage. One that is started gets the user's rights,
 * and a process group of its own.
 *
 * @param command its words, as a shell would hand them over; empty for one that runs already
 * @param folder in which it is started; null for the one in which this program was
 * @param process the number of a process that runs already; 0 for one that is to be started, or for
 *     whichever listens on the stage's port
 * @param traced whether the system's call tracer tells its calls; none is known otherwise
 * @param hardship what one that is to be started has to get by with
 * @param log gets what the call tracer prints, as it comes, and is closed at the end; once it fails
 *     it gets no more
 */
public record ForeignProgram(
        List<String> command,
        @Nullable Path folder,
        long process,
        boolean traced,
        Hardship hardship,
        OutputStream log) {
    private static final OutputStream NO_LOG = OutputStream.nullOutputStream();

    public ForeignProgram {
        command = List.copyOf(command);
        if (traced ? command.isEmpty() == (process <= 0) : process != 0) {
            throw new IllegalArgumentException("either a command or a process");
        }
    }

    /**
     * A program that is to be started.
     *
     * @throws IllegalArgumentException if it has no words
     */
    public static ForeignProgram of(List<String> command) {
        return new ForeignProgram(command, null, 0, true, Hardship.NONE, NO_LOG);
    }

    /**
     * A process that runs already, and will run on.
     *
     * @throws IllegalArgumentException if that is no process's number
     */
    public static ForeignProgram running(long process) {
        return new ForeignProgram(List.of(), null, process, true, Hardship.NONE, NO_LOG);
    }

    /** Whichever program listens on the stage's port already; it will run on. */
    public static ForeignProgram listening() {
        return new ForeignProgram(List.of(), null, 0, false, Hardship.NONE, NO_LOG);
    }

    /** The same, started in a folder of its own. */
    public ForeignProgram in(Path folder) {
        Path whole = folder.toAbsolutePath().normalize();
        return new ForeignProgram(command, whole, process, traced, hardship, log);
    }

    /** Its command as it is typed in a shell, whichever folder that is in. */
    public String line() {
        Path elsewhere = folder;
        return ShellWords.join(
                elsewhere == null
                        ? command
                        : Stream.concat(
                                        Stream.of("env", "-C", elsewhere.toString()),
                                        command.stream())
                                .toList());
    }

    /** The same, started without the call tracer, so that none of its calls is known. */
    public ForeignProgram untraced() {
        return new ForeignProgram(command, folder, process, false, hardship, log);
    }

    /** Why no program can be traced here, as one sentence; null where it can. */
    public static @Nullable String tracerObstacle() {
        return WatchedProgram.obstacle();
    }

    /** The same; what the call tracer prints of it is kept. */
    public ForeignProgram keeping(OutputStream log) {
        return new ForeignProgram(command, folder, process, traced, hardship, log);
    }

    /** The same, which has to get by with this. */
    public ForeignProgram under(Hardship hardship) {
        return new ForeignProgram(command, folder, process, traced, hardship, log);
    }

    /** How it is started. */
    Launch launch() {
        return new Launch(command, folder, hardship.descriptors(), hardship.acceptError());
    }

    /**
     * What serves behind its stage.
     *
     * @param port on which it is to listen; 0 for any
     */
    StageServer server(int port, Trace trace) {
        if (traced) {
            return new ProgramServer(this, port, trace);
        }
        return command.isEmpty()
                ? new RunningServer(port, trace)
                : new PlainServer(this, port, trace);
    }

    /** What a stage of it says before it is watched. */
    public ModelInfo model() {
        return model(name(), false, false);
    }

    /** What a stage says of one of which no call is known. */
    static ModelInfo untracedModel(String name) {
        return new ModelInfo(
                Setup.FOREIGN,
                name,
                "calls unknown",
                false,
                "A program of others that runs without the system’s call tracer.",
                Set.of(),
                null,
                null,
                false);
    }

    /**
     * The same of one that is watched.
     *
     * @param waits whether its threads make calls that wait for one client alone
     * @param asks whether it has asked a readiness call
     */
    static ModelInfo model(String name, boolean waits, boolean asks) {
        return new ModelInfo(
                Setup.FOREIGN,
                name,
                kind(waits, asks),
                waits || !asks,
                "A program of others; the system’s call tracer tells what it does.",
                Set.of(),
                null,
                null,
                false);
    }

    /** How a program of others serves, in a word, as far as its calls tell. */
    public static String kind(boolean waits, boolean asks) {
        return waits ? "blocking" : asks ? "multiplexed" : "unknown";
    }

    /** What it is called: its program and arguments, without their folders. */
    String name() {
        if (command.isEmpty()) {
            return "process " + process;
        }
        return CommandName.of(command);
    }
}
