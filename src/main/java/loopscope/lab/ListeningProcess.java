package loopscope.lab;

import loopscope.kit.probe.SocketTable;
import loopscope.trace.Address;
import loopscope.trace.Escape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process of this machine that listens for TCP clients, and that this user may look into.
 *
 * @param process its number
 * @param name its command, escaped, without the folder of its program
 * @param addresses where it listens, each an {@link Address}
 */
public record ListeningProcess(long process, String name, List<Long> addresses) {
    private static final Path PROC = Path.of("/proc");
    private static final String SOCKET = "socket:[";
    private static final int LONGEST = 80;

    public ListeningProcess {
        addresses = List.copyOf(addresses);
    }

    /** Where it listens, as text. */
    public String where() {
        return addresses.stream().map(Address::text).collect(Collectors.joining(", "));
    }

    /**
     * All of them except this one, by their numbers; none where there is no /proc. Reads files, so
     * the JavaFX thread must not call it.
     */
    public static List<ListeningProcess> all() {
        long own = ProcessHandle.current().pid();
        return among(process -> process != own);
    }

    /** Those that listen on a port, by their numbers; none where there is no /proc. */
    public static List<ListeningProcess> on(int port) {
        return all().stream()
                .filter(one -> one.addresses.stream().anyMatch(at -> Address.port(at) == port))
                .toList();
    }

    /** Those of some processes, likewise. */
    static List<ListeningProcess> among(LongPredicate processes) {
        Map<Long, Long> listening = SocketTable.listening();
        List<ListeningProcess> found = new ArrayList<>();
        for (Path folder : list(PROC)) {
            String number = folder.getFileName().toString();
            if (!listening.isEmpty()
                    && number.matches("\\d{1,9}")
                    && processes.test(Long.parseLong(number))) {
                look(Long.parseLong(number), folder, listening, found);
            }
        }
        found.sort(Comparator.comparingLong(ListeningProcess::process));
        return found;
    }

    private static void look(
            long process, Path folder, Map<Long, Long> listening, List<ListeningProcess> found) {
        Set<Long> addresses = new TreeSet<>();
        for (Path descriptor : list(folder.resolve("fd"))) {
            Long address = listening.get(inode(descriptor));
            if (address != null) {
                addresses.add(address);
            }
        }
        if (!addresses.isEmpty()) {
            found.add(new ListeningProcess(process, name(folder), List.copyOf(addresses)));
        }
    }

    private static long inode(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith(SOCKET)
                    ? Long.parseLong(target.substring(SOCKET.length(), target.length() - 1))
                    : -1;
        } catch (IOException | NumberFormatException e) {
            return -1; // closed meanwhile
        }
    }

    private static String name(Path folder) {
        try {
            String line = Files.readString(folder.resolve("cmdline")).replace('\0', ' ').strip();
            int end = line.indexOf(' ') < 0 ? line.length() : line.indexOf(' ');
            String whole = Escape.printable(line.substring(line.lastIndexOf('/', end - 1) + 1));
            return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST - 1) + "…";
        } catch (IOException e) {
            return "a program";
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // of another user, or gone
        }
    }
}
