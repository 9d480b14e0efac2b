package loopscope.foreign.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Sends signals to a group of processes at once, so that none can fork between two.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/kill.2.html">kill(2)</a>
 */
final class Signals {
    private static final long SECONDS = 2;

    private Signals() {}

    /** Asks all processes of a group to end; a stopped one goes on, so that it can. */
    static void terminate(long group) {
        send("TERM", group);
        send("CONT", group);
    }

    /** Ends all processes of a group. */
    static void kill(long group) {
        send("KILL", group);
    }

    /** The group that a process is in; 0 where it is none any more. */
    static long groupOf(long process) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", 4);
            return Long.parseLong(fields[2]); // behind state and parent
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    /** A group of which nothing is left is no error. */
    private static void send(String signal, long group) {
        if (group <= 1) {
            return;
        }
        try {
            Process sent =
                    new ProcessBuilder(
                                    "/bin/sh",
                                    "-c",
                                    "kill -s \"$1\" -- \"-$2\"",
                                    "sh",
                                    signal,
                                    String.valueOf(group))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            boolean _ = sent.waitFor(SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            // Without a shell each process is ended by itself.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
