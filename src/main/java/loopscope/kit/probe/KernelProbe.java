package loopscope.kit.probe;

import loopscope.kit.sys.Errno;
import loopscope.kit.sys.FdSet;
import loopscope.kit.sys.Flags;
import loopscope.kit.sys.Libc;
import loopscope.kit.sys.Raw;
import loopscope.kit.sys.SockDiag;
import loopscope.kit.sys.SocketId;
import loopscope.trace.Address;
import loopscope.trace.Connection;
import loopscope.trace.Connections;
import loopscope.trace.Look;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The x-ray: samples how many clients wait in a listener's accept queue, and how many bytes are
 * unread and unsent in the kernel's buffers of each client, including those not accepted yet.
 *
 * <pre>
 *   listener   accept queue, backlog ──┐
 *   clients    unread, unsent        ──┼─▸ SAMPLE records, only where something has changed
 *   outsiders  waiting               ──┘   SEEN, then the same; VANISHED where they reset there
 * </pre>
 *
 * <p>It samples on a thread of its own at most ten times a second, less often if a sample takes
 * long, and never uses more than a fiftieth of one core. The kernel walks its table of all sockets
 * only if there may be sockets that the last sample did not see; see {@link #lookAgain}. Linux
 * only, by sock_diag(7); elsewhere {@link #obstacle} says why. Thread-safe.
 */
public final class KernelProbe implements AutoCloseable {
    private static final long PAUSE_NANOS = 100_000_000;
    private static final int LISTENERS = 1 << SockDiag.LISTEN;

    /**
     * Above this number of sockets, asking for each costs more than a walk of the kernel's table.
     */
    private static final int MOST_ONE_BY_ONE = 50;

    private static final int ALL = LISTENERS | 1 << SockDiag.ESTABLISHED | 1 << SockDiag.CLOSE_WAIT;

    private final Trace trace;
    private final Connections connections;
    private final long server;
    private final Map<Long, Seen> sockets = new HashMap<>();
    private final Set<Integer> named = new HashSet<>();
    private final AcceptQueueProbe queue;
    private @Nullable SockDiag table;
    private @Nullable String obstacle;
    private @Nullable PeriodicSampler sampler;
    private int fd = -1;
    private long turn;
    private Look look = Look.NONE;
    private Look before = Look.NONE;
    private long acceptances;

    private KernelProbe(Trace trace, long server) {
        this.trace = trace;
        this.connections = trace.connections();
        this.server = server;
        this.queue = new AcceptQueueProbe(connections.listenerAt(server));
    }

    /**
     * Starts to sample a server's sockets, if the system allows it.
     *
     * @param server where it listens, see {@link Address}
     */
    public static KernelProbe of(Trace trace, long server) {
        KernelProbe kernelProbe = new KernelProbe(trace, server);
        kernelProbe.start();
        return kernelProbe;
    }

    /** Why nothing can be sampled here, as one sentence; null if it can. */
    public @Nullable String obstacle() {
        return obstacle;
    }

    private void start() {
        if (!Raw.supported()) {
            obstacle = cannot("that needs Linux and native access");
            return;
        }
        Libc.warmUp();
        fd = SockDiag.open();
        if (fd < 0) {
            obstacle = cannot(Errno.text(fd));
            return;
        }
        moveUp();
        SockDiag asked = new SockDiag();
        int answered = asked.ask(fd, server, LISTENERS, (s, l, r, c, a, x, y) -> {});
        if (answered < 0) {
            obstacle = cannot(Errno.text(answered));
            closeSocket();
            return;
        }
        table = asked;
        sampler = new PeriodicSampler(trace, "x-ray", PAUSE_NANOS, this::sample, this::closeSocket);
    }

    private static String cannot(String reason) {
        return "The kernel's queues and buffers can't be seen here: " + reason + ".";
    }

    /** Leaves the low descriptor numbers to select(2). */
    private void moveUp() {
        int high = Libc.fcntl(fd, Flags.F_DUPFD_CLOEXEC, FdSet.SIZE);
        if (high >= 0) {
            closeSocket();
            fd = high;
        }
    }

    private void closeSocket() {
        int _ = Libc.close(fd);
    }

    private void sample(Recorder recorder) {
        long known = connections.acceptances();
        look = recorder.look();
        boolean again = known == acceptances && lookAgain(known, recorder);
        boolean answered = again || lookAtAll(known, recorder);
        if (answered) {
            boolean undisturbed = connections.acceptances() == known;
            queue.record(recorder, undisturbed, known, look, before);
        }
        if (answered && !again) {
            acceptances = known;
            forgetGone(recorder);
        }
        before = answered ? look : Look.NONE;
    }

    /**
     * Samples the sockets of the last sample again, one by one; false if there may be others. There
     * are no others if as many clients wait in the accept queue as are known to wait, and none was
     * accepted, since accept takes clients from the head of the queue.
     */
    private boolean lookAgain(long known, Recorder recorder) {
        SockDiag asked = table;
        if (asked == null || sockets.size() > MOST_ONE_BY_ONE) {
            return false;
        }
        queue.begin();
        SockDiag.Row rows = rows(asked, known, recorder);
        return asked.ask(fd, server, LISTENERS, rows) >= 0
                && List.copyOf(sockets.values()).stream().allMatch(s -> isAsBefore(asked, s, rows))
                && queue.isAllSeen();
    }

    private boolean isAsBefore(SockDiag asked, Seen socket, SockDiag.Row row) {
        boolean accepted = socket.accepted;
        return asked.ask(fd, socket.id, ALL, row) == 1 && socket.accepted == accepted;
    }

    private boolean lookAtAll(long known, Recorder recorder) {
        SockDiag asked = table;
        if (asked == null) {
            return false;
        }
        look = recorder.look();
        turn++;
        queue.begin();
        return asked.ask(fd, server, ALL, rows(asked, known, recorder)) >= 0;
    }

    private SockDiag.Row rows(SockDiag asked, long known, Recorder recorder) {
        return (state, local, remote, cookie, accepted, receive, send) -> {
            if (state == SockDiag.LISTEN) {
                seeListener(local, receive, send);
            } else if (isServers(local)) {
                Seen socket = sockets.computeIfAbsent(cookie, unknown -> new Seen(asked.id()));
                socket.turn = turn;
                socket.remote = remote;
                socket.accepted = accepted;
                if (!accepted) {
                    queue.holds();
                }
                name(socket, remote, accepted, known, recorder);
                socket.more |= socket.pieces != asked.pieces();
                socket.pieces = asked.pieces();
                socket.record(recorder, withoutEnd(state, receive), send, look, before);
            }
        };
    }

    private void seeListener(long local, int waiting, int backlog) {
        if (local == server) {
            queue.listens(waiting, backlog);
        }
    }

    /** Another server may have the same port on another address of this machine. */
    private boolean isServers(long local) {
        return local == server || Address.isAny(server);
    }

    /** The kernel counts an end of input that is not read yet as one byte. */
    private static int withoutEnd(int state, int receive) {
        return state == SockDiag.CLOSE_WAIT ? Math.max(0, receive - 1) : receive;
    }

    /** Finds the connection of a socket; if it is not known yet, the next sample tries again. */
    private void name(Seen socket, long remote, boolean accepted, long known, Recorder recorder) {
        if (socket.connection == 0) {
            int id =
                    accepted
                            ? connections.lastAccepted(remote)
                            : connections.waiting(remote, known, recorder, look, before);
            if (id != 0 && named.add(id)) { // not an earlier one from the same address
                socket.connection = id;
            }
        }
    }

    private void forgetGone(Recorder recorder) {
        for (Iterator<Seen> all = sockets.values().iterator(); all.hasNext(); ) {
            Seen socket = all.next();
            if (socket.turn != turn) {
                vanished(socket, recorder);
                if (socket.unread > 0 || socket.unsent > 0) {
                    socket.record(recorder, 0, 0, look, before);
                }
                named.remove(socket.connection);
                all.remove();
            }
        }
    }

    /**
     * Records that an outsider has reset: nothing but its client ends a connection in the accept
     * queue of an open listener. A client of this process records its reset itself.
     */
    private void vanished(Seen socket, Recorder recorder) {
        boolean taken = connections.lastAccepted(socket.remote) == socket.connection;
        if (!socket.accepted && !taken && isOutsider(socket.connection) && isStillListening()) {
            recorder.saw(Op.VANISHED, socket.connection, 0, 0, 0, look, before);
        }
    }

    private boolean isOutsider(int connection) {
        Connection known = connections.get(connection);
        return known != null && known.kind() == Connection.Kind.OUTSIDER;
    }

    /** Whether the listener is open: its close ends the connections in its accept queue. */
    private boolean isStillListening() {
        SockDiag asked = table;
        boolean[] listening = {false};
        SockDiag.Row rows = (s, local, r, c, a, x, y) -> listening[0] |= local == server;
        return asked != null && asked.ask(fd, server, LISTENERS, rows) >= 0 && listening[0];
    }

    /** Stops sampling. Blocks for a second at most, and leaves no thread and no descriptor. */
    @Override
    public void close() {
        PeriodicSampler running = sampler;
        if (running != null) {
            running.close();
        }
    }

    /** A socket, with its last recorded sample. */
    private static final class Seen {
        final SocketId id;
        int connection;
        long remote;
        boolean accepted;
        int unread = -1;
        int unsent = -1;
        int pieces;
        long turn;

        /** Whether more has arrived since: the same number of unread bytes are then other bytes. */
        boolean more;

        Seen(SocketId id) {
            this.id = id;
        }

        void record(Recorder recorder, int nowUnread, int nowUnsent, Look look, Look before) {
            boolean others = more && nowUnread > 0;
            more = connection == 0 && more;
            if (connection != 0 && (others || nowUnread != unread || nowUnsent != unsent)) {
                Look empty = unread == 0 ? before : Look.NONE;
                unread = nowUnread;
                unsent = nowUnsent;
                recorder.saw(Op.SAMPLE, connection, nowUnread, nowUnsent, 0, look, empty);
            }
        }
    }
}
