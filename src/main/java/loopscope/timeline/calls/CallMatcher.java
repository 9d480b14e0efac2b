package loopscope.timeline.calls;

import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Trace;

import java.util.HashMap;
import java.util.Map;

/** A filter on one stage's record, which knows who a connection is. For one thread. */
public final class CallMatcher {
    /** So many connections are remembered; crowds may be larger. */
    private static final int MOST = 20_000;

    private final CallFilter filter;
    private final Trace trace;
    private final Map<Integer, Boolean> wanted = new HashMap<>();

    /** A filter on a record. */
    public CallMatcher(CallFilter filter, Trace trace) {
        this.filter = filter;
        this.trace = trace;
    }

    /**
     * Whether a call is chosen; a readiness call is about those that it found ready.
     *
     * @param now up to when one that is not over is counted
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

    /** An outsider may be called by its mark or its port: {@code #1}, {@code :40422}, or both. */
    private static boolean isCalled(Connection who, String wanted) {
        return who.name().equals(wanted)
                || who.mark().equals(wanted)
                || who.brief().equals(wanted)
                || (wanted.startsWith(":") && who.name().endsWith(wanted));
    }
}
