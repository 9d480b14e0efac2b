package loopscope.foreign.live;

import loopscope.foreign.ForeignCall;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The command that starts the system's call tracer.
 *
 * @param words the command's words
 * @param folder in which it is started; null for the one in which this program was
 * @see <a href="https://man7.org/linux/man-pages/man1/strace.1.html">strace(1)</a>
 */
record Tracer(List<String> words, @Nullable Path folder) {
    private static final String STRACE = "strace";

    /** A session of its own: Ctrl-C in the terminal is for this program alone. */
    static final String SETSID = "setsid";

    private static final String CALLS =
            ForeignCall.allNames().stream()
                    .sorted()
                    .map(name -> "?" + name)
                    .collect(Collectors.joining(","));

    /** A tracer that starts a program, in a process group of its own. */
    static Tracer of(Launch launch, Path fifo) throws CannotWatchException {
        checkSystem();
        launch.check();
        List<String> words = tracing(fifo);
        words.addAll(failing(launch.acceptError()));
        words.addAll(List.of("--", SETSID));
        words.addAll(launch.words());
        return new Tracer(List.copyOf(words), launch.folder());
    }

    /** A tracer that is attached to a process, with all its threads. */
    static Tracer of(long process, Path fifo) throws CannotWatchException {
        checkSystem();
        if (!Files.isDirectory(Path.of("/proc", String.valueOf(process)))) {
            throw new CannotWatchException(
                    "There is no process " + process + ": give the number of one that runs.");
        }
        List<String> words = tracing(fifo);
        words.addAll(List.of("-p", String.valueOf(process)));
        return new Tracer(List.copyOf(words), null);
    }

    /** How a process of it is made, which reads nothing. */
    ProcessBuilder process() {
        return Launch.process(words, folder);
    }

    /**
     * {@code -I 2}: where nobody reads any more, SIGPIPE ends the tracer, and that ends the
     * program.
     */
    private static List<String> tracing(Path fifo) {
        return new ArrayList<>(
                List.of(
                        SETSID,
                        STRACE,
                        "-f",
                        "-ttt",
                        "-T",
                        "-y",
                        "-q",
                        "-I",
                        "2",
                        "-s",
                        "64",
                        "-e",
                        "trace=" + CALLS,
                        "-o",
                        fifo.toString()));
    }

    /** The kernel is not asked: whoever waits to be accepted waits on. */
    private static List<String> failing(String acceptError) {
        return acceptError.isEmpty()
                ? List.of()
                : List.of("-e", "inject=accept,accept4:error=" + acceptError + ":when=1..2");
    }

    private static void checkSystem() throws CannotWatchException {
        String obstacle = obstacle();
        if (obstacle != null) {
            throw new CannotWatchException(obstacle);
        }
    }

    /** Why no program can be traced here, as one sentence; null where it can. */
    static @Nullable String obstacle() {
        String system = Objects.requireNonNullElse(System.getProperty("os.name"), "");
        if (!system.toLowerCase(Locale.ROOT).contains("linux")) {
            return "Programs of others can be watched on Linux only: here, open a log of strace"
                    + " that was made there.";
        }
        if (!isOnPath(STRACE)) {
            return "The call tracer strace is missing: install the package strace, as with \"apt"
                    + " install strace\" or \"dnf install strace\".";
        }
        return isOnPath(SETSID) && isOnPath(Fifo.MKFIFO)
                ? null
                : "setsid or mkfifo is missing: install the packages util-linux and coreutils.";
    }

    /** Whether a program of that name is in one of the folders for programs. */
    static boolean isOnPath(String program) {
        String folders = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(folders)
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
