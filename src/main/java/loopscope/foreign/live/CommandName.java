package loopscope.foreign.live;

import loopscope.trace.Escape;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a program is called: the words of its command without their folders, so that a script is
 * named beside its interpreter.
 *
 * <pre>
 *   /usr/bin/python3 /home/ada/server.py 8000     python3 server.py 8000
 *   redis-server 127.0.0.1:6379                   as the program itself has it
 * </pre>
 */
public final class CommandName {
    private static final int LONGEST = 40;
    private static final Pattern BETWEEN = Pattern.compile("[\\x00 ]+");

    private CommandName() {}

    /** That of a command; printable, and cut where it is long. */
    public static String of(List<String> command) {
        String whole =
                command.stream()
                        .map(word -> word.replaceFirst("/+$", ""))
                        .map(word -> word.substring(word.lastIndexOf('/') + 1))
                        .map(Escape::printable)
                        .collect(Collectors.joining(" "));
        return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST - 1) + "…";
    }

    /**
     * That of a process that runs, with its number: what its command line says now, as a program
     * may change that.
     *
     * @see <a
     *     href="https://man7.org/linux/man-pages/man5/proc_pid_cmdline.5.html">proc_pid_cmdline(5)</a>
     */
    static String of(long process) {
        String name = of(words(Path.of("/proc", String.valueOf(process), "cmdline")));
        return name.isEmpty() ? "process " + process : name + " (process " + process + ")";
    }

    /** A program that names itself parts its words by spaces. */
    private static List<String> words(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return BETWEEN.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
        } catch (IOException e) {
            return List.of(); // it has ended
        }
    }
}
