package loopscope.timeline.sets;

import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.ThreadName;
import loopscope.trace.Trace;
import loopscope.trace.state.State;
import loopscope.trace.state.ThreadState;
import loopscope.trace.state.Unconnected;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The results of the last readiness calls of a server's threads, and which calls are under way. */
public final class Readiness {
    /** Stands for flags that were not recorded. */
    public static final int UNKNOWN = -1;

    private final Trace trace;
    private final State state;
    private final List<ThreadState> askers = new ArrayList<>();
    private final Map<Integer, Integer> found = new HashMap<>();
    private boolean lost;
    private Watching watching = Watching.NOTHING;

    /** The results up to a state of a trace. */
    public Readiness(Trace trace, State state) {
        this.trace = trace;
        this.state = state;
        state.threads(this::take);
        if (askers.isEmpty()) {
            lookForInterest();
        }
    }

    /**
     * Finds how the server asks before its first readiness call: an epoll or a Selector is already
     * there.
     */
    private void lookForInterest() {
        if (state.unconnected().epoll() != Unconnected.NONE) {
            watching = Watching.EPOLL;
        } else {
            state.connections(
                    socket -> watching = socket.interest() == 0 ? watching : Watching.KEYS);
        }
    }

    private void take(ThreadState thread) {
        if (thread.role() != Role.SERVER) {
            return;
        }
        Op inside = thread.op();
        Event last = trace.event();
        boolean ended = thread.readiness() >= 0 && last.moveTo(thread.readiness());
        if (ended) {
            take(last);
        }
        if (ended || (inside != null && inside.isReadiness())) {
            askers.add(thread);
            boolean raw = state.unconnected().eventfd() != Unconnected.NONE || isForeign(thread);
            watching = Watching.of(ended || inside == null ? last.op() : inside, raw);
        }
    }

    private boolean isForeign(ThreadState thread) {
        ThreadName name = trace.threads().get(thread.id());
        return name != null && name.isForeign();
    }

    private void take(Event end) {
        lost |= end.readyCount() > 0 && !end.hasReadyList();
        for (int i = 0; end.hasReadyList() && i < end.readyCount(); i++) {
            found.merge(end.readyConnection(i), end.readyFlags(i), (a, b) -> a | b);
        }
    }

    /** How the server asks which descriptors are ready. */
    Watching watching() {
        return watching;
    }

    /** The server threads that make readiness calls. */
    List<ThreadState> askers() {
        return askers;
    }

    /**
     * The flags that a connection was last found ready for; {@link #UNKNOWN} where not recorded.
     */
    public int found(int connection) {
        return lost ? UNKNOWN : found.getOrDefault(connection, 0);
    }

    /** Whether a thread that serves a connection has begun another readiness call since. */
    public boolean isPast(int server) {
        return askers.stream()
                .filter(thread -> thread.id() == server || askers.size() == 1)
                .anyMatch(Readiness::isAsking);
    }

    /** Whether a thread is inside a readiness call. */
    static boolean isAsking(ThreadState thread) {
        Op inside = thread.op();
        return inside != null && inside.isReadiness();
    }
}
