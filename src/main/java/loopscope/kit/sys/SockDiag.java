package loopscope.kit.sys;

import loopscope.trace.Address;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The kernel's own table of TCP sockets, asked for one port's: sock_diag(7).
 *
 * <pre>
 *   request   nlmsghdr 16 | inet_diag_req_v2 56
 *   reply     nlmsghdr 16 | inet_diag_msg 72 | tcp_info ...    one a socket, then NLMSG_DONE
 * </pre>
 *
 * <p>It shows also connections that no program has accepted, and needs no permission. Asking for
 * listeners alone, or for one socket that is known, takes some ten microseconds; for all of a
 * port's sockets about a millisecond, as the kernel walks its whole table. Not thread-safe.
 */
public final class SockDiag {
    /** The state of a connection both of whose sides can still send, see tcp_states.h. */
    public static final int ESTABLISHED = 1;

    /** The state of a connection whose peer has ended its output. */
    public static final int CLOSE_WAIT = 8;

    /** The state of a listener. */
    public static final int LISTEN = 10;

    private static final int HEADER = 16;
    private static final int REQUEST = HEADER + 56;
    private static final int ROW = HEADER + 72;
    private static final int REPLY_ROOM = 64 * 1024;
    private static final short SOCK_DIAG_BY_FAMILY = 20;
    private static final short NLM_F_REQUEST = 0x1;
    private static final short NLM_F_REQUEST_DUMP = NLM_F_REQUEST | 0x300;
    private static final short INET_DIAG_INFO = 2;
    private static final int ATTRIBUTE = 4;

    /** Where struct inet_diag_req_v2 and struct inet_diag_msg have the struct inet_diag_sockid. */
    private static final int REQUEST_ID = HEADER + 8;

    private static final int ROW_ID = 4;

    /** Where struct tcp_info has tcpi_data_segs_in, see linux/tcp.h. */
    private static final int DATA_SEGS_IN = 152;

    private static final int NLMSG_ERROR = 2;
    private static final int NLMSG_DONE = 3;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfShort PORT = SHORT.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment request = Arena.ofAuto().allocate(REQUEST, Long.BYTES);
    private final MemorySegment reply = Arena.ofAuto().allocate(REPLY_ROOM, Long.BYTES);
    private int sequence;
    private int states;
    private int replies;
    private int answered;
    private int pieces;
    private long row;

    /** A row of the table. */
    @FunctionalInterface
    public interface Row {
        /**
         * One socket.
         *
         * @param state such as {@link #LISTEN}
         * @param local the server's side, an {@link Address}
         * @param remote the client's side
         * @param cookie the kernel's own name of this socket, never used again
         * @param accepted whether a program has it; false while it waits in an accept queue
         * @param receive bytes unread, with the end of input counted as one; of a listener, how
         *     many wait in its accept queue
         * @param send bytes not yet acknowledged; of a listener, its backlog
         */
        void row(
                int state,
                long local,
                long remote,
                long cookie,
                boolean accepted,
                int receive,
                int send);
    }

    /** A socket to ask with, not inherited by other programs: its descriptor, or -errno. */
    public static int open() {
        return Libc.socket(
                Flags.AF_NETLINK, Flags.SOCK_RAW | Flags.SOCK_CLOEXEC, Flags.NETLINK_SOCK_DIAG);
    }

    /**
     * Asks for all sockets of a server's port and family that are in one of the states; the clients
     * of a dual-stack listener are of IPv6 to the kernel.
     *
     * @param fd from {@link #open}
     * @param server where it listens, an {@link Address}
     * @param states a bit for each state, {@code 1 << LISTEN} and so on
     * @param rows is given each row
     * @return how many rows there were, or -errno; some may have been given before it failed
     */
    public int ask(int fd, long server, int states, Row rows) {
        begin(NLM_F_REQUEST_DUMP, (byte) SocketAddress.family(server), states);
        request.set(PORT, REQUEST_ID, (short) Address.port(server));
        return dump(fd, rows);
    }

    /**
     * Asks for all sockets of this machine that are in one of the states, of IPv4 or of IPv6.
     *
     * @param fd from {@link #open}
     * @param states as above
     * @param rows is given each row
     * @return how many rows there were, or -errno; some may have been given before it failed
     */
    public int askAll(int fd, boolean ipv6, int states, Row rows) {
        begin(NLM_F_REQUEST_DUMP, (byte) (ipv6 ? Flags.AF_INET6 : Flags.AF_INET), states);
        request.set(ValueLayout.JAVA_BYTE, HEADER + 2, (byte) 0); // no struct tcp_info
        return dump(fd, rows);
    }

    private int dump(int fd, Row rows) {
        int end = send(fd);
        while (end > 0) {
            end = receive(fd, rows);
        }
        return end < 0 ? end : answered;
    }

    /**
     * Asks for one socket.
     *
     * @param fd from {@link #open}
     * @param states as above
     * @param row is given its row, if it is in one of the states
     * @return 1 if it is, 0 if it is in another, or -errno: where it is there no more, -ENOENT or
     *     -ESTALE
     */
    public int ask(int fd, SocketId socket, int states, Row row) {
        begin(NLM_F_REQUEST, socket.family(), states);
        socket.write(request, REQUEST_ID);
        int end = send(fd);
        while (end > 0 && replies == 0) {
            end = receive(fd, row);
        }
        return end < 0 ? end : answered;
    }

    private void begin(short flags, byte family, int wanted) {
        request.fill((byte) 0);
        sequence++;
        states = wanted;
        replies = 0;
        answered = 0;
        request.set(INT, 0, REQUEST);
        request.set(SHORT, 4, SOCK_DIAG_BY_FAMILY);
        request.set(SHORT, 6, flags);
        request.set(INT, 8, sequence);
        request.set(ValueLayout.JAVA_BYTE, HEADER, family);
        request.set(ValueLayout.JAVA_BYTE, HEADER + 1, (byte) Flags.IPPROTO_TCP);
        request.set(ValueLayout.JAVA_BYTE, HEADER + 2, (byte) (1 << (INET_DIAG_INFO - 1)));
        request.set(INT, HEADER + 4, states);
    }

    private int send(int fd) {
        return (int) Math.min(1, Libc.send(fd, request, 0, REQUEST, 0));
    }

    private int receive(int fd, Row rows) {
        long bytes = Libc.recv(fd, reply, 0, REPLY_ROOM, Flags.MSG_DONTWAIT);
        return bytes < 0 ? (int) bytes : read(bytes, rows);
    }

    /** Reads the messages of one reply: 1 when more are to come, 0 at the end, or -errno. */
    private int read(long bytes, Row rows) {
        long at = 0;
        while (at + HEADER <= bytes) {
            int length = reply.get(INT, at);
            int type = reply.get(SHORT, at + 4);
            boolean ours = reply.get(INT, at + 8) == sequence; // not the rest of a failed one
            if (ours && type == NLMSG_DONE) {
                return 0;
            }
            if (ours && type == NLMSG_ERROR) {
                return Math.min(-1, reply.get(INT, at + HEADER));
            }
            if (ours && type == SOCK_DIAG_BY_FAMILY && length >= ROW) {
                replies++;
                findPieces(at + ROW, Math.min(at + length, bytes));
                row(at + HEADER, rows);
            }
            at += Math.max(HEADER, (length + 3) & ~3);
        }
        return 1;
    }

    /** Finds the struct tcp_info among the attributes of a row, and the count in it. */
    private void findPieces(long from, long end) {
        pieces = 0;
        long at = from;
        while (at + ATTRIBUTE <= end) {
            int length = Short.toUnsignedInt(reply.get(SHORT, at));
            boolean isThere =
                    ATTRIBUTE + DATA_SEGS_IN + Integer.BYTES <= Math.min(length, end - at);
            if (reply.get(SHORT, at + 2) == INET_DIAG_INFO && isThere) {
                pieces = reply.get(INT, at + ATTRIBUTE + DATA_SEGS_IN);
            }
            at += Math.max(ATTRIBUTE, (length + 3) & ~3);
        }
    }

    /** How many segments with data the socket of the row that is given now has received so far. */
    public int pieces() {
        return pieces;
    }

    /** The inode of the socket of the row that is given now; 0 for one that no program has. */
    public long inode() {
        return Integer.toUnsignedLong(reply.get(INT, row + 68));
    }

    /** Which socket the row that is given now is of. */
    public SocketId id() {
        return SocketId.of(reply.get(ValueLayout.JAVA_BYTE, row), reply, row + ROW_ID);
    }

    /** A struct inet_diag_msg. */
    private void row(long at, Row rows) {
        int state = reply.get(ValueLayout.JAVA_BYTE, at + 1);
        if ((states & 1 << state) == 0) {
            return;
        }
        answered++;
        row = at;
        long local = address(at, at + 8, at + 4);
        long remote = address(at, at + 24, at + 6);
        long cookie = reply.get(LONG, at + 44);
        int receive = reply.get(INT, at + 56);
        int send = reply.get(INT, at + 60);
        int inode = reply.get(INT, at + 68);
        rows.row(state, local, remote, cookie, inode != 0, receive, send);
    }

    private long address(long row, long ip, long port) {
        boolean ipv6 = reply.get(ValueLayout.JAVA_BYTE, row) == Flags.AF_INET6;
        byte[] bytes = reply.asSlice(ip, ipv6 ? 16 : 4).toArray(ValueLayout.JAVA_BYTE);
        boolean linkLocal = ipv6 && bytes[0] == (byte) 0xfe && (bytes[1] & 0xc0) == 0x80;
        int scope = linkLocal ? reply.get(INT, row + 40) : 0;
        return Address.of(bytes, scope, Short.toUnsignedInt(reply.get(PORT, port)));
    }
}
