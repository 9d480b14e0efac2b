package loopscope.trace.state;

import loopscope.trace.Event;
import loopscope.trace.Interest;
import loopscope.trace.Mode;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * What the sets, queues and buffers held at an instant: a fold over the log, event by event.
 *
 * <p>A copy shares the parts that have not changed since, so that {@link States} can keep one every
 * few thousand events.
 */
public final class State {
    /** A channel does not show its descriptor. */
    private static final int UNKNOWN = -1;

    private final Table<ConnectionState> connections;
    private final Table<ThreadState> threads;
    private Unconnected unconnected;
    private int listener;
    private long number;

    State() {
        this(new Table<>(), new Table<>(), Unconnected.NOTHING, 0, 0);
    }

    private State(
            Table<ConnectionState> connections,
            Table<ThreadState> threads,
            Unconnected unconnected,
            int listener,
            long number) {
        this.connections = connections;
        this.threads = threads;
        this.unconnected = unconnected;
        this.listener = listener;
        this.number = number;
    }

    /** A copy that may be folded on by itself. */
    State copy() {
        connections.forEach(c -> c.shared = true);
        threads.forEach(t -> t.shared = true);
        return copyForReading();
    }

    /** A copy of a remembered state, whose parts are all shared already. */
    State copyForReading() {
        return new State(connections.copy(), threads.copy(), unconnected, listener, number);
    }

    int connections() {
        return connections.size();
    }

    /** The number of the first event that is not part of this. */
    public long number() {
        return number;
    }

    /** A connection that either side still has; null otherwise. */
    public @Nullable ConnectionState connection(int id) {
        return connections.get(id);
    }

    /** Everything that either side still has, in the order it came. */
    public void connections(Consumer<? super ConnectionState> action) {
        connections.forEach(action);
    }

    /** The server's descriptors that belong to no connection. */
    public Unconnected unconnected() {
        return unconnected;
    }

    /** A thread that has recorded something and has not ended; null otherwise. */
    public @Nullable ThreadState thread(int id) {
        return threads.get(id);
    }

    /** All threads that have recorded something and have not ended. */
    public void threads(Consumer<? super ThreadState> action) {
        threads.forEach(action);
    }

    /** Folds the next event in. */
    void apply(Event event) {
        number = event.number() + 1;
        ThreadState thread = applyToThread(event);
        if (event.isMerged()) {
            applyWouldBlock(event, thread);
        } else {
            applyToConnection(event, thread);
        }
    }

    private ThreadState applyToThread(Event event) {
        ThreadState thread = writable(threads.get(event.thread()), event.thread());
        thread.last = event.number();
        thread.role = event.role();
        thread.since = event.time();
        if (event.isBegin()) {
            applyChanges(event);
            thread.op = event.op();
            thread.connection = event.connection();
            thread.blocking = event.isBlocking();
            thread.number = event.number();
        } else {
            thread.op = null;
            if (event.op().isReadiness()) {
                applyReady(event, thread);
                thread.readiness = event.number();
            }
            if (event.op() != Op.HOLD) {
                thread.calls += event.isMerged() ? event.argument() : 1;
            }
            if (event.op() == Op.EXIT) {
                threads.remove(thread.id);
            }
        }
        return thread;
    }

    /**
     * A named client has something to be met; one that the previous call did not name had nothing
     * then.
     */
    private void applyReady(Event event, ThreadState thread) {
        for (int i = 0; event.hasReadyList() && i < event.readyCount(); i++) {
            int id = event.readyConnection(i);
            ConnectionState known = connections.get(id);
            if (known != null && !known.own && (event.readyFlags(i) & ~Interest.OUT) != 0) {
                writable(known, id).arrivals.namedBy(event, thread.asked);
            }
        }
        thread.asked = Asked.by(event);
    }

    /** Calls that found nothing; those of several kinds go round all sockets of their thread. */
    private void applyWouldBlock(Event event, ThreadState thread) {
        ConnectionState acceptQueue = connections.get(listener);
        if (acceptQueue != null && event.lastAccept() != Trace.NEVER) {
            writable(acceptQueue, listener).arrivals.wouldBlock(event.lastAccept());
        }
        int id = event.connection();
        ConnectionState known = connections.get(id);
        if (id == 0 && event.roundBegan() != Trace.NEVER) {
            thread.round = event.roundBegan();
            thread.roundNumber = event.number();
        } else if (known != null && !known.own && event.op().receives()) {
            long last = event.argument() == 1 ? event.beginTime() : event.time();
            writable(known, id).arrivals.wouldBlock(last);
        }
    }

    /**
     * When the thread of a call last tried this client in vain on its round; {@link Trace#NEVER}
     * where a round may have left it out, as its reply is queued, or where it had a turn since,
     * which is better evidence.
     */
    private static long tried(ConnectionState connection, ThreadState thread) {
        boolean whole = thread.roundNumber > connection.last && connection.queued == 0;
        return whole ? thread.round : Trace.NEVER;
    }

    private void applyChanges(Event event) {
        for (int i = 0; i < event.changeCount(); i++) {
            int id = event.readyConnection(i);
            if (id == 0) {
                unconnected = unconnected.watched(event.readyFlags(i));
            }
            ConnectionState known = connections.get(id);
            if (known != null) {
                writable(known, id).watch(event.readyFlags(i), event.time());
            }
        }
    }

    private void applyToConnection(Event event, ThreadState thread) {
        int id = event.connection();
        if (id == 0) {
            applyToNobodys(event);
            return;
        }
        ConnectionState known = connections.get(id);
        if (known == null && !opens(event)) {
            return;
        }
        ConnectionState connection = writable(known, id);
        long tried = tried(connection, thread);
        connection.last = event.number();
        if (event.op() == Op.ACCEPT && (event.isBegin() || event.result() < 0)) {
            listens(connection, event.thread()); // since before it was watched
        }
        if (event.isBegin()) {
            ConnectionFold.begin(event, connection);
        } else {
            applyEnd(event, connection, tried);
            if (connection.isOver()) {
                connections.remove(id);
            }
        }
    }

    private void applyToNobodys(Event event) {
        if (!event.isBegin() && event.role() == Role.SERVER) {
            unconnected = unconnected.after(event);
        }
    }

    /** Only these make a connection known; a late call on one that is over does not revive it. */
    private static boolean opens(Event event) {
        return switch (event.op()) {
            case CONNECT, ACCEPT, SOCKET, BIND, LISTEN, SEEN -> true;
            default -> false;
        };
    }

    private void applyEnd(Event event, ConnectionState connection, long tried) {
        switch (event.op()) {
            case LISTEN -> {
                listens(connection, event.thread());
                connection.fd = connection.fd < 0 ? unconnected.socket() : connection.fd;
                // A channel's call is recorded once it is over.
                if (event.result() >= 0 && event.beginTime() < event.time()) {
                    connection.arrivals.open(event.beginTime());
                }
            }
            case ACCEPT -> applyAccept(event, connection);
            case SEEN -> {
                ConnectionFold.end(event, connection, tried);
                ConnectionState acceptQueue = connections.get(listener);
                if (acceptQueue != null) {
                    connection.arrivals.comesTo(acceptQueue.arrivals);
                }
            }
            default -> ConnectionFold.end(event, connection, tried);
        }
    }

    private void listens(ConnectionState connection, int thread) {
        if (!connection.listening) {
            connection.listening = true;
            connection.server = thread;
            listener = connection.id;
        }
    }

    private void applyAccept(Event event, ConnectionState connection) {
        ConnectionState acceptQueue = connections.get(listener);
        if (acceptQueue != null && acceptQueue.mode != Mode.of(event)) {
            writable(acceptQueue, listener).mode = Mode.of(event);
        }
        if (connection.listening || event.result() < 0) {
            return;
        }
        boolean reset = mayHaveReset(connection);
        connection.accepted = event.time();
        connection.fd = event.result() > 0 ? event.result() : UNKNOWN;
        connection.server = event.thread();
        if (acceptQueue != null) {
            Bounds seen = connection.arrivals.arrival();
            Bounds came = writable(acceptQueue, listener).arrivals.admit(event, seen, reset);
            if (!connection.own) {
                connection.arrivals.comes(came);
            }
        }
    }

    /** A client that nobody has seen before may have reset before the x-ray looked. */
    private static boolean mayHaveReset(ConnectionState connection) {
        boolean known = connection.own || connection.seen;
        return !known || connection.goodbye == Goodbye.RESET;
    }

    private ConnectionState writable(@Nullable ConnectionState known, int id) {
        if (known != null && !known.shared) {
            return known;
        }
        ConnectionState own = known == null ? new ConnectionState(id) : known.copy();
        connections.put(id, own);
        return own;
    }

    private ThreadState writable(@Nullable ThreadState known, int id) {
        if (known != null && !known.shared) {
            return known;
        }
        ThreadState own = known == null ? new ThreadState(id) : known.copy();
        threads.put(id, own);
        return own;
    }
}
