package loopscope.foreign.live;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Ends a program that was started, should this process end without doing so, as where it is killed.
 *
 * <p>A shell waits for the end of a pipe that only this process has open for writing.
 */
final class Guard implements AutoCloseable {
    private static final String WAIT_AND_END =
            "read _; kill -s KILL -- \"-$1\"; kill -s KILL \"$4\"; rm -f \"$2\"; rmdir \"$3\"";

    private final Process shell;

    /**
     * Begins to watch over a program.
     *
     * @param tracer the process of its tracer, which may be stopped and then holds its end up
     * @param group its process group
     * @param fifo its pipe, alone in a folder, both of which are then deleted
     * @throws IOException if no shell can be started
     */
    Guard(long tracer, long group, Path fifo) throws IOException {
        shell =
                new ProcessBuilder(
                                Tracer.SETSID,
                                "/bin/sh",
                                "-c",
                                WAIT_AND_END,
                                "sh",
                                String.valueOf(group),
                                fifo.toString(),
                                String.valueOf(fifo.getParent()),
                                String.valueOf(tracer))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
    }

    /** The program has ended, or is about to: it needs no guard. */
    @Override
    public void close() {
        shell.destroyForcibly();
    }
}
