package loopscope.kit.probe;

import loopscope.kit.sys.Libc;
import loopscope.kit.sys.Raw;
import loopscope.kit.sys.SockDiag;
import loopscope.trace.Address;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The addresses of this machine's TCP sockets by their inodes, as they were when one was last asked
 * for that was not known: so clients that come in a burst are found at once. Not thread-safe.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/sock_diag.7.html">sock_diag(7)</a>
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_net.5.html">proc_pid_net(5)</a>
 */
public final class SocketTable {
    private static final String LISTEN = "0A";
    private static final int STATE = 3;

    /** All states but TIME_WAIT (6), in which no program has a socket; see tcp_states.h. */
    private static final int STATES = 0xffe & ~(1 << 6);

    private final Map<Long, Row> rows = new HashMap<>();
    private @Nullable SockDiag kernel;

    /**
     * A socket.
     *
     * @param local its own address
     * @param remote the address that it is connected to
     * @param listens whether it listens
     */
    private record Row(long local, long remote, boolean listens) {
        static final Row NONE = new Row(Address.NONE, Address.NONE, false);
    }

    /** A socket's own address; {@link Address#NONE} where there is no such socket. */
    public long local(long inode) {
        return row(inode).local;
    }

    /** The address that it is connected to; {@link Address#NONE} where there is none. */
    public long remote(long inode) {
        Row row = row(inode);
        return row.listens ? Address.NONE : row.remote;
    }

    /** Whether it listens. */
    public boolean listens(long inode) {
        return row(inode).listens;
    }

    /** Whether this system has such a table. */
    public static boolean isKnown() {
        return SocketInodes.areKnown();
    }

    /** Where sockets listen now, by their inodes; empty where there is no such table. */
    public static Map<Long, Long> listening() {
        SocketTable now = new SocketTable();
        now.read();
        Map<Long, Long> found = new HashMap<>();
        now.rows.forEach(
                (inode, row) -> {
                    if (row.listens) {
                        found.put(inode, row.local);
                    }
                });
        return found;
    }

    private Row row(long inode) {
        Row known = rows.get(inode);
        if (known == null && inode > 0) {
            read();
            known = rows.get(inode);
        }
        return known == null ? Row.NONE : known;
    }

    private void read() {
        rows.clear();
        if (!ask()) {
            rows.clear();
            readFiles();
        }
    }

    /** Asks the kernel, which takes a tenth of the time that its files of text take. */
    private boolean ask() {
        int fd = Raw.supported() ? SockDiag.open() : -1;
        if (fd < 0) {
            return false;
        }
        try {
            SockDiag asked = kernel == null ? new SockDiag() : kernel;
            kernel = asked;
            return asked.askAll(fd, false, STATES, row(asked)) >= 0
                    && asked.askAll(fd, true, STATES, row(asked)) >= 0;
        } finally {
            int _ = Libc.close(fd);
        }
    }

    private SockDiag.Row row(SockDiag asked) {
        return (state, local, remote, cookie, accepted, receive, send) ->
                rows.put(asked.inode(), new Row(local, remote, state == SockDiag.LISTEN));
    }

    private void readFiles() {
        for (Path table : SocketInodes.TABLES) {
            try (Stream<String> lines = Files.lines(table)) {
                lines.skip(1)
                        .map(SocketInodes::fields)
                        .filter(fields -> fields.length > SocketInodes.INODE)
                        .forEach(this::add);
            } catch (IOException | UncheckedIOException e) {
                // No such table here, as on a system without IPv6.
            }
        }
    }

    private void add(String[] fields) {
        rows.put(
                Long.valueOf(fields[SocketInodes.INODE]),
                new Row(
                        SocketInodes.address(fields[SocketInodes.LOCAL]),
                        SocketInodes.address(fields[SocketInodes.REMOTE]),
                        fields[STATE].equals(LISTEN)));
    }
}
