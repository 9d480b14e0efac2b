package loopscope.foreign.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends a program that was started, should this process end without doing so, as where it is killed.
 *
 * <p>A shell waits for the end of a pipe that only this process has open for writing.
 */
final class Guard implements AutoCloseable {
    private static final String WAIT = "read _; ";
    private static final String END_GROUP = "kill -s KILL -- \"-$1\"";
    private static final String END_TRACER = "; kill -s KILL \"$2\"; rm -f \"$3\"; rmdir \"$4\"";

    private static final String DETACH = "kill -s TERM \"$1\"; rm -f \"$2\"; rmdir \"$3\"";

    private final Process shell;

    /**
     * @param words what the shell is given
     * @throws IOException if no shell can be started
     */
    private Guard(String script, List<String> words) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(Tracer.SETSID, "/bin/sh", "-c", WAIT + script, "sh"));
        command.addAll(words);
        shell =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
    }

    /**
     * Begins to watch over a program.
     *
     * @param group its process group
     * @throws IOException if no shell can be started
     */
    static Guard of(long group) throws IOException {
        return new Guard(END_GROUP, List.of(String.valueOf(group)));
    }

    /**
     * Begins to watch over a program that is traced.
     *
     * @param group its process group
     * @param tracer the process of its tracer, which may be stopped and then holds its end up
     * @param fifo its pipe, alone in a folder, both of which are then deleted
     * @throws IOException if no shell can be started
     */
    static Guard of(long group, long tracer, Path fifo) throws IOException {
        return new Guard(
                END_GROUP + END_TRACER,
                List.of(
                        String.valueOf(group),
                        String.valueOf(tracer),
                        fifo.toString(),
                        String.valueOf(fifo.getParent())));
    }

    /**
     * Begins to watch over a program that ran before, and is to run on without its tracer.
     *
     * @param tracer the process of its tracer
     * @param fifo its pipe, alone in a folder, both of which are then deleted
     * @throws IOException if no shell can be started
     */
    static Guard ofAttached(long tracer, Path fifo) throws IOException {
        return new Guard(
                DETACH,
                List.of(String.valueOf(tracer), fifo.toString(), String.valueOf(fifo.getParent())));
    }

    /** The program has ended, or is about to: it needs no guard. */
    @Override
    public void close() {
        shell.destroyForcibly();
    }
}
