package loopscope.kit.probe;

import loopscope.trace.Address;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the inodes of clients' sockets in the kernel's tables, as text:
 *
 * <pre>
 *    0: 0100007F:9678 0100007F:A111 01 00000000:00000000 00:00000000 00000000  1000  0  31618 ...
 *       local         remote        state                                            inode
 * </pre>
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_net.5.html">proc_pid_net(5)</a>
 */
final class SocketInodes {
    static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    /** So many rows of a table are read at most. */
    private static final int MOST_ROWS = 20_000;

    static final int LOCAL = 1;
    static final int REMOTE = 2;
    static final int INODE = 9;

    private SocketInodes() {}

    /** Whether this system has such tables. */
    static boolean areKnown() {
        return Files.isReadable(TABLES.getFirst());
    }

    /**
     * The inodes of the sockets with some addresses that are connected to a port of this machine.
     *
     * @return the addresses by their inodes; without those that are not found
     */
    static Map<Long, Long> of(Set<Long> addresses, int server) {
        Map<Long, Long> found = new HashMap<>();
        for (Path table : TABLES) {
            try (Stream<String> rows = Files.lines(table)) {
                rows.skip(1)
                        .limit(MOST_ROWS)
                        .map(SocketInodes::fields)
                        .filter(row -> row.length > INODE && port(row[REMOTE]) == server)
                        .filter(row -> addresses.contains(address(row[LOCAL])))
                        .forEach(row -> found.put(Long.valueOf(row[INODE]), address(row[LOCAL])));
            } catch (IOException | UncheckedIOException e) {
                // No such table here, as on a system without IPv6.
            }
        }
        found.remove(0L); // that of a socket which no program has any more
        return found;
    }

    /** The columns of a row. */
    static String[] fields(String row) {
        return row.strip().split("\\s+", INODE + 2);
    }

    private static int port(String text) {
        return Integer.parseInt(text.substring(text.indexOf(':') + 1), 16);
    }

    /** Each word of the address is written as a number of this machine. */
    static long address(String text) {
        byte[] bytes = HexFormat.of().parseHex(text.substring(0, text.indexOf(':')));
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        for (int at = 0; at < bytes.length; at += Integer.BYTES) {
            words.putInt(at, ByteBuffer.wrap(bytes).getInt(at));
        }
        return Address.of(bytes, port(text));
    }
}
