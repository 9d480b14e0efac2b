package loopscope.torture.check;

import loopscope.kit.sys.Flags;
import loopscope.trace.Interest;
import loopscope.trace.state.State;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an epoll instance watches its server's clients for, by the record and by the kernel.
 *
 * @param events what is watched for, reading (1) and writing (4), by descriptor
 * @see <a
 *     href="https://man7.org/linux/man-pages/man5/proc_pid_fdinfo.5.html">proc_pid_fdinfo(5)</a>
 */
public record EpollTable(Map<Integer, Integer> events) {
    private static final Pattern ROW = Pattern.compile("tfd:\\s*(\\d+) events:\\s*([0-9a-f]+) .*");
    private static final int SHOWN = Flags.POLLIN | Flags.POLLOUT;
    private static final int NO_NUMBER = 0;

    public EpollTable {
        events = Map.copyOf(events);
    }

    /** By the fold, where the server has an epoll instance of its own; null where it has not. */
    public static @Nullable EpollTable of(State state) {
        if (state.unconnected().epoll() <= NO_NUMBER) {
            return null;
        }
        Map<Integer, Integer> events = new TreeMap<>();
        state.connections(
                connection -> {
                    if (connection.fd() > NO_NUMBER && !connection.isListening()) {
                        events.put(connection.fd(), flags(connection.interest()));
                    }
                });
        return new EpollTable(events);
    }

    private static int flags(int interest) {
        return ((interest & Interest.IN) != 0 ? Flags.POLLIN : 0)
                | ((interest & Interest.OUT) != 0 ? Flags.POLLOUT : 0);
    }

    /** By the kernel, of one of this process's descriptors; null where it does not tell. */
    public static @Nullable EpollTable ofKernel(int epoll) {
        Map<Integer, Integer> events = new TreeMap<>();
        try {
            for (String row : Files.readAllLines(Path.of("/proc/self/fdinfo/" + epoll))) {
                Matcher entry = ROW.matcher(row);
                if (entry.matches()) {
                    int watched = Integer.parseUnsignedInt(entry.group(2), 16);
                    events.put(Integer.valueOf(entry.group(1)), watched & SHOWN);
                }
            }
        } catch (IOException e) {
            return null;
        }
        return new EpollTable(events);
    }

    /** How the record differs from the kernel, as the end of a sentence; null where it does not. */
    public @Nullable String against(EpollTable kernel) {
        for (Map.Entry<Integer, Integer> one : events.entrySet()) {
            Integer really = kernel.events.get(one.getKey());
            if (!one.getValue().equals(really)) {
                return String.format(
                        Locale.ROOT,
                        "says that epoll watches descriptor %d for %s, and the kernel for %s",
                        one.getKey(),
                        one.getValue(),
                        really);
            }
        }
        return null;
    }
}
