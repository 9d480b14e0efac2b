package loopscope.lesson.check;

import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.sets.Readiness;
import loopscope.trace.Interest;
import loopscope.trace.Trace;
import loopscope.trace.state.ConnectionState;
import loopscope.trace.state.State;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReference;

/** What can be said of the sets, tables and keys by which a server watches its sockets. */
public final class SetClaims {
    private static final String LISTENER = "the listener";

    private SetClaims() {}

    /**
     * It watches a client for something.
     *
     * @param interest one of {@link Interest}
     */
    public static Claim watches(String client, int interest, boolean wanted) {
        return (stage, time) -> {
            State state = stage.state(time);
            return watched(client, socket(stage, state, client), interest, wanted);
        };
    }

    /** It watches its listener for clients to accept. */
    public static Claim watchesListener(boolean wanted) {
        return (stage, time) -> watched(LISTENER, listener(stage.state(time)), Interest.IN, wanted);
    }

    /**
     * The last readiness call found a client ready for something, and no other one is under way.
     *
     * @param interest one of {@link Interest}
     */
    public static Claim isReady(String client, int interest, boolean wanted) {
        return (stage, time) -> {
            State state = stage.state(time);
            return ready(client, stage, state, socket(stage, state, client), interest, wanted);
        };
    }

    /** The last readiness call found a client to be accepted, and no other one is under way. */
    public static Claim isListenerReady(boolean wanted) {
        return (stage, time) -> {
            State state = stage.state(time);
            return ready(LISTENER, stage, state, listener(state), Interest.IN, wanted);
        };
    }

    private static Finding watched(
            String who, @Nullable ConnectionState socket, int interest, boolean wanted) {
        boolean watched = socket != null && (socket.interest() & interest) != 0;
        return new Finding(watched == wanted, who + (watched ? " is watched" : " is not watched"));
    }

    private static Finding ready(
            String who,
            WatchedStage stage,
            State state,
            @Nullable ConnectionState socket,
            int interest,
            boolean wanted) {
        Trace trace = stage.record().trace();
        boolean ready = socket != null && isReady(new Readiness(trace, state), socket, interest);
        return new Finding(ready == wanted, who + (ready ? " is ready" : " is not ready"));
    }

    private static boolean isReady(Readiness readiness, ConnectionState socket, int interest) {
        int found = readiness.found(socket.id());
        return found != Readiness.UNKNOWN
                && (found & interest) != 0
                && !readiness.isPast(socket.server());
    }

    private static @Nullable ConnectionState socket(
            WatchedStage stage, State state, String client) {
        ClientLane lane = stage.client(client);
        return lane == null ? null : state.connection(lane.connection().id());
    }

    private static @Nullable ConnectionState listener(State state) {
        AtomicReference<@Nullable ConnectionState> found = new AtomicReference<>();
        state.connections(
                socket -> {
                    if (socket.isListening()) {
                        found.set(socket);
                    }
                });
        return found.get();
    }
}
