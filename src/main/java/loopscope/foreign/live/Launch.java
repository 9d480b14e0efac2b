package loopscope.foreign.live;

import loopscope.trace.Escape;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a program is started.
 *
 * @param command its words, as a shell would hand them over
 * @param folder in which it is started; null for the one in which this program was
 * @param descriptors how many descriptors it may have; 0 for as many as usual
 * @param acceptError the name of the error by which the first two accepts of each of its threads
 *     fail; empty for none
 */
public record Launch(
        List<String> command, @Nullable Path folder, int descriptors, String acceptError) {
    private static final String PRLIMIT = "prlimit";

    public Launch {
        command = List.copyOf(command);
    }

    /** One like any other. */
    public static Launch of(List<String> command) {
        return new Launch(command, null, 0, "");
    }

    /** What the program is called, in a word; printable. */
    String name() {
        return Escape.printable(Path.of(command.getFirst()).getFileName().toString());
    }

    /**
     * @throws CannotWatchException if its folder, its program or what limits it is not there, with
     *     a sentence for the user
     */
    void check() throws CannotWatchException {
        if (folder != null && !Files.isDirectory(folder)) {
            throw new CannotWatchException(
                    "There is no folder \""
                            + Escape.printable(folder.toString())
                            + "\": give the one in which the command is to be started.");
        }
        if (!isThere(command.getFirst())) {
            throw new CannotWatchException(
                    "There is no program \""
                            + Escape.printable(command.getFirst())
                            + "\" that can be run: give the command as it is typed in a shell.");
        }
        if (descriptors > 0 && !isThere(PRLIMIT)) {
            throw new CannotWatchException(
                    "prlimit is missing: install the package util-linux to limit a program's"
                            + " descriptors.");
        }
    }

    private boolean isThere(String program) {
        try {
            Path file = Path.of(program);
            return program.contains("/")
                    ? Files.isExecutable(folder == null ? file : folder.resolve(file))
                    : Tracer.isOnPath(program);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** How a process of these words is made, in a folder if one is given; it reads nothing. */
    static ProcessBuilder process(List<String> words, @Nullable Path folder) {
        return new ProcessBuilder(words)
                .directory(folder == null ? null : folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    }

    /** The words that start it. */
    List<String> words() {
        if (descriptors == 0) {
            return command;
        }
        List<String> words = new ArrayList<>();
        words.add(PRLIMIT);
        words.add("--nofile=" + descriptors);
        words.addAll(command);
        return List.copyOf(words);
    }
}
