package loopscope.trace;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The names of a trace's connections, and how the two ends of one find each other.
 *
 * <p>An own client registers its address before it connects; whoever is accepted from an address
 * that nobody registered is an outsider. A port used again is a new connection. Any thread may
 * call.
 */
public final class Connections {
    /** Ready lists hold a connection in 24 bits. */
    private static final int MOST = 1 << 24;

    private final Map<Integer, Connection> byId = new ConcurrentSkipListMap<>();
    private final Map<Long, Integer> awaited = new ConcurrentHashMap<>();
    private final Map<Long, Acceptance> accepted = new HashMap<>();
    private final AtomicInteger next = new AtomicInteger(1);
    private final AtomicInteger outsiders = new AtomicInteger();
    private long acceptances;

    Connections() {}

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
     * Says from which address an own client is about to connect; {@link Address#NONE} when it has
     * failed to.
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

    /** Whether somebody has connected from an address, or is about to, and was not accepted yet. */
    public boolean isAwaited(long address) {
        return awaited.containsKey(address);
    }

    /** Who was accepted from an address. */
    public synchronized int accepted(long address) {
        Integer expected = awaited.remove(address);
        int id = expected != null ? expected : outsider(address);
        acceptances++;
        accepted.put(address, new Acceptance(id, acceptances));
        return id;
    }

    /** How many have been accepted so far, for {@link #waiting}. */
    public synchronized long acceptances() {
        return acceptances;
    }

    /** Who was last accepted from an address; 0 when nobody was, or its name was let go. */
    public synchronized int lastAccepted(long address) {
        Acceptance last = accepted.get(address);
        return last == null ? 0 : last.id;
    }

    /**
     * Who waits in the accept queue from an address, seen there by somebody who looked into the
     * kernel: an own client, an outsider seen before, or a new one. Whoever is accepted from that
     * address next is this connection.
     *
     * @param since the {@link #acceptances} before the look: who was accepted meanwhile is no new
     *     outsider
     * @param recorder tells of a new outsider, before anybody can have accepted it
     * @param look the look
     * @param before the look before, which did not see it
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

    private int outsider(long address) {
        int ordinal = outsiders.getAndIncrement();
        return add(Address.text(address), Connection.Kind.OUTSIDER, ordinal, address);
    }

    private int add(String name, Connection.Kind kind, int ordinal, long address) {
        int id = next.getAndIncrement();
        if (id >= MOST) {
            throw new IllegalStateException("a trace names at most " + MOST + " connections");
        }
        byId.put(id, new Connection(id, name, kind, ordinal, address));
        return id;
    }

    /** A connection by its number; null when there was none, or its name was let go. */
    public @Nullable Connection get(int id) {
        return byId.get(id);
    }

    /** All whose names are kept, in the order they came. */
    public Collection<Connection> all() {
        return byId.values();
    }

    /** Lets a name go with the last event that bore it. */
    public synchronized void forget(int id) {
        Connection gone = byId.remove(id);
        if (gone != null) {
            awaited.remove(gone.address(), id);
            if (lastAccepted(gone.address()) == id) {
                accepted.remove(gone.address());
            }
        }
    }

    /** An accept: whose, and the how manieth of this trace. */
    private record Acceptance(int id, long order) {}
}
