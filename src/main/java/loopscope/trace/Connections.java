package loopscope.trace;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * The connections of a trace by number. It matches the client's end of a connection with the
 * server's.
 *
 * <p>An own client registers its address before it connects; a connection accepted from an address
 * that no client registered is an outsider's. A port used again makes a new connection.
 * Thread-safe.
 */
public final class Connections {
    /** Ready lists hold a connection in 24 bits. */
    static final int MOST = 1 << 24;

    private final ConcurrentSkipListMap<Integer, Connection> byId = new ConcurrentSkipListMap<>();
    private final Map<Long, Integer> awaited = new ConcurrentHashMap<>();
    private final Map<Long, Acceptance> accepted = new HashMap<>();
    private final AtomicInteger next = new AtomicInteger(1);
    private final IntSupplier outsiders;
    private long acceptances;

    /**
     * No connections yet.
     *
     * @param outsiders gives the next outsider its ordinal
     */
    Connections(IntSupplier outsiders) {
        this.outsiders = outsiders;
    }

    /** Registers the listening socket. */
    public int listener(long address) {
        return add("listener", Connection.Kind.LISTENER, -1, address);
    }

    /** The socket that listens at an address; 0 when none does. */
    public int listenerAt(long address) {
        return byId.values().stream()
                .filter(known -> !known.isClient() && known.address() == address)
                .mapToInt(Connection::id)
                .findFirst()
                .orElse(0);
    }

    /** Registers a client of this process, before it has an address. */
    public int own(String name, int ordinal) {
        return add(name, Connection.Kind.OWN, ordinal, Address.NONE);
    }

    /**
     * Registers the address from which an own client is about to connect; {@link Address#NONE} when
     * the connect has failed.
     */
    public synchronized void locate(int id, long address) {
        Connection known = byId.get(id);
        if (known == null) {
            throw new IllegalArgumentException("no connection has the number " + id);
        }
        awaited.remove(known.address(), id);
        byId.put(id, known.at(address));
        if (address != Address.NONE) {
            awaited.put(address, id);
        }
    }

    /** Whether a client has connected from an address, or is about to, and was not accepted yet. */
    public boolean isAwaited(long address) {
        return awaited.containsKey(address);
    }

    /** Registers an accept from an address and returns the connection's number. */
    public synchronized int accepted(long address) {
        Integer expected = awaited.remove(address);
        int id = expected != null ? expected : outsider(address);
        acceptances++;
        accepted.put(address, new Acceptance(id, acceptances));
        return id;
    }

    /** Puts back a connection of a trace that is rebuilt. */
    void restore(Connection known) {
        byId.put(known.id(), known);
    }

    /** How many accepts there have been so far, for {@link #waiting}. */
    public synchronized long acceptances() {
        return acceptances;
    }

    /**
     * The connection last accepted from an address; 0 when there was none, or it was {@link #forget
     * forgotten}.
     */
    public synchronized int lastAccepted(long address) {
        Acceptance last = accepted.get(address);
        return last == null ? 0 : last.id;
    }

    /**
     * The connection that a sampler saw in the accept queue from an address: an own client, an
     * outsider seen before, or a new one. The next accept from that address returns this
     * connection.
     *
     * @param since the {@link #acceptances} before the look: a client accepted meanwhile is no new
     *     outsider
     * @param recorder records a new outsider, before an accept can be matched with it
     * @param look the look
     * @param before the previous look, which did not see it
     */
    public synchronized int waiting(
            long address, long since, Recorder recorder, Look look, Look before) {
        Acceptance last = accepted.get(address);
        if (last != null && last.order > since) {
            return last.id;
        }
        Integer expected = awaited.get(address);
        if (expected != null) {
            return expected;
        }
        int id = outsider(address);
        awaited.put(address, id);
        recorder.saw(Op.SEEN, id, 0, 0, address, look, before);
        return id;
    }

    /** Adds to what is known of an outsider's connection which program is at its other end. */
    public void identify(int id, Program program) {
        byId.computeIfPresent(id, (same, known) -> known.of(program));
    }

    /** Gives a connection's client a name beside its letter or number; an empty one for none. */
    public void label(int id, String label) {
        byId.computeIfPresent(id, (same, known) -> known.called(label));
    }

    private int outsider(long address) {
        int ordinal = outsiders.getAsInt();
        String name = String.valueOf(ordinal + 1);
        return add(name, Connection.Kind.OUTSIDER, ordinal, address);
    }

    private synchronized int add(String name, Connection.Kind kind, int ordinal, long address) {
        int id = next.getAndIncrement();
        if (id >= MOST) {
            throw new IllegalStateException("a trace names at most " + MOST + " connections");
        }
        byId.put(id, new Connection(id, name, kind, ordinal, address));
        return id;
    }

    /**
     * A connection by its number; null when there was none, or it was {@link #forget forgotten}.
     */
    public @Nullable Connection get(int id) {
        return byId.get(id);
    }

    /** What is known of a connection by now; what was known before if it was forgotten. */
    public Connection latest(Connection known) {
        return byId.getOrDefault(known.id(), known);
    }

    /** The connections with higher numbers than one's, by number. */
    public Collection<Connection> after(int id) {
        return byId.tailMap(id, false).values();
    }

    /** All connections that are not forgotten, by number. */
    public Collection<Connection> all() {
        return byId.values();
    }

    /** Forgets a connection; called when the last event that names it is evicted. */
    public synchronized void forget(int id) {
        Connection gone = byId.remove(id);
        if (gone != null) {
            awaited.remove(gone.address(), id);
            if (lastAccepted(gone.address()) == id) {
                accepted.remove(gone.address());
            }
        }
    }

    /** An accept: its connection, and its place among the accepts of this trace, from 1. */
    private record Acceptance(int id, long order) {}
}
