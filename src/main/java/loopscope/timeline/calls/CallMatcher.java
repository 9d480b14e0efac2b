package loopscope.timeline.calls;

import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Trace;

import java.util.HashMap;
import java.util.Map;

/**
 * Applies a filter to the events of one stage; it looks up the names of connections. Confined to
 * one thread.
 */
public final class CallMatcher {
    /** How many connections are remembered; a crowd may be larger. */
    private static final int MOST = 20_000;

    private final CallFilter filter;
    private final Trace trace;
    private final Map<Integer, Boolean> wanted = new HashMap<>();

    /** Applies a filter to a trace. */
    public CallMatcher(CallFilter filter, Trace trace) {
        this.filter = filter;
        this.trace = trace;
    }

    /**
     * Whether a call is chosen; a readiness call is about the clients that it found ready.
     *
     * @param now the end of a call that is not over
     */
    public boolean chooses(Event event, long now) {
        return filter.choosesCall(event, now) && (filter.clients().isEmpty() || isAbout(event));
    }

    private boolean isAbout(Event event) {
        if (event.connection() != 0 && isWanted(event.connection())) {
            return true;
        }
        if (event.isBegin() || !event.op().isReadiness() || !event.hasReadyList()) {
            return false;
        }
        for (int i = 0; i < event.readyCount(); i++) {
            if (isWanted(event.readyConnection(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isWanted(int connection) {
        Boolean known = wanted.get(connection);
        return known == null ? find(connection) : known;
    }

    private boolean find(int connection) {
        Connection who = trace.connections().get(connection);
        boolean is = who != null && filter.clients().stream().anyMatch(name -> isCalled(who, name));
        if (wanted.size() == MOST) {
            wanted.clear();
        }
        wanted.put(connection, is);
        return is;
    }

    /** A client from outside may be named by its number, its address or its port. */
    private static boolean isCalled(Connection who, String wanted) {
        return who.name().equals(wanted)
                || who.peer().equals(wanted)
                || (wanted.startsWith(":") && who.peer().endsWith(wanted));
    }
}
