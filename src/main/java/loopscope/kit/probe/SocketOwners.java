package loopscope.kit.probe;

import loopscope.trace.Escape;
import loopscope.trace.Program;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the processes that have some sockets, by the links in {@code /proc/PID/fd}.
 *
 * <p>Other users' processes can't be read, and are passed over. Where several processes share a
 * socket, or the walk was cut short, no process is named: any of them may be the one that speaks.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_fd.5.html">proc_pid_fd(5)</a>
 */
final class SocketOwners {
    private static final Path PROCESSES = Path.of("/proc");
    private static final int MOST_PROCESSES = 10_000;
    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");

    private final Set<Long> wanted;
    private final Map<Long, Program> found = new HashMap<>();
    private final Set<Long> shared = new HashSet<>();

    private SocketOwners(Set<Long> wanted) {
        this.wanted = wanted;
    }

    /**
     * The programs that have the sockets with some inodes, by inode.
     *
     * @param mayGoOn is asked before each process; once it says no, the walk is cut short
     */
    static Map<Long, Program> of(Set<Long> inodes, BooleanSupplier mayGoOn) {
        SocketOwners owners = new SocketOwners(inodes);
        boolean whole = owners.walk(mayGoOn);
        owners.found.keySet().removeAll(owners.shared);
        return whole ? owners.found : Map.of();
    }

    /** Returns whether every process was seen. */
    private boolean walk(BooleanSupplier mayGoOn) {
        int processes = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : all) {
                processes++;
                if (processes > MOST_PROCESSES || !mayGoOn.getAsBoolean()) {
                    return false;
                }
                look(process);
            }
            return true;
        } catch (IOException | DirectoryIteratorException e) {
            return false;
        }
    }

    private void look(Path process) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                Matcher socket = SOCKET.matcher(target(descriptor));
                if (socket.matches() && wanted.contains(Long.valueOf(socket.group(1)))) {
                    add(Long.valueOf(socket.group(1)), program(process));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Another user's, or it has ended meanwhile.
        }
    }

    private void add(Long inode, Program program) {
        Program before = found.put(inode, program);
        if (before != null && before.pid() != program.pid()) {
            shared.add(inode);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    private static Program program(Path process) throws IOException {
        byte[] name = Files.readAllBytes(process.resolve("comm")); // ends with a newline
        String text = Escape.text(name, false).replaceFirst("\\\\n$", "");
        return new Program(text, Long.parseLong(process.getFileName().toString()));
    }
}
