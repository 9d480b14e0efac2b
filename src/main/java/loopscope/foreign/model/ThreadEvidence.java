package loopscope.foreign.model;

import loopscope.trace.Event;
import loopscope.trace.Op;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What one thread did with clients: how many it accepted and read from, and what led it there. */
final class ThreadEvidence {
    private final Map<Op, Long> namedReads = new EnumMap<>(Op.class);
    private final Set<Integer> named = new HashSet<>();
    private final Set<Integer> left = new HashSet<>();
    private @Nullable Op asked;
    private int latest;
    private boolean unknown;
    private boolean returns;
    private long accepts;
    private long reads;

    /** A readiness call has come back. */
    void asked(Event event) {
        asked = event.op();
        unknown = !event.hasReadyList();
        named.clear();
        for (int i = 0; event.hasReadyList() && i < event.readyCount(); i++) {
            named.add(event.readyConnection(i));
        }
    }

    /** An accept has returned a client. */
    void accepted() {
        accepts++;
    }

    /**
     * A read that took something, or the end of input. Where it is not recorded whom the readiness
     * call before it named, it tells nothing.
     */
    void read(int connection) {
        reads += unknown ? 0 : 1;
        returns |= left.contains(connection);
        if (latest != 0 && latest != connection) {
            left.add(latest);
        }
        latest = connection;
        if (asked != null && named.contains(connection)) {
            namedReads.merge(asked, 1L, Long::sum);
        }
    }

    /** The connections that its latest readiness call named. */
    Set<Integer> named() {
        return named;
    }

    /** Whether it waits by a readiness call. */
    boolean asks() {
        return asked != null;
    }

    /** The latest kind of readiness call it has made; null for none. */
    @Nullable Op asking() {
        return asked;
    }

    long accepts() {
        return accepts;
    }

    /** How many reads took something. */
    long reads() {
        return reads;
    }

    /** How many of its reads follow a readiness call of its own, of this kind, that named them. */
    long namedReads(Op readiness) {
        return namedReads.getOrDefault(readiness, 0L);
    }

    /** Whether it read from a client again after it had read from another one. */
    boolean returns() {
        return returns;
    }
}
