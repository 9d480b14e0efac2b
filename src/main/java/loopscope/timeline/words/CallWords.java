package loopscope.timeline.words;

import loopscope.timeline.lanes.Calls;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.trace.Op;

import org.jspecify.annotations.Nullable;

/**
 * Words for a server's calls, as its file has them, and for the call that a thread is inside of.
 */
public final class CallWords {
    private CallWords() {}

    /**
     * Whether a thread is inside a send that waits at an instant; false where that call was
     * evicted.
     */
    static boolean isSending(ThreadLane thread, long time) {
        Op op = waitingIn(thread, time);
        return op != null && op.sends();
    }

    /** The same for a receive. */
    static boolean isReceiving(ThreadLane thread, long time) {
        Op op = waitingIn(thread, time);
        return op != null && op.receives();
    }

    /** The call that a thread is inside of, if it may wait; null where there is none. */
    public static @Nullable Op waitingIn(ThreadLane thread, long time) {
        Calls.View calls = thread.calls();
        int row = calls.at(time);
        return row >= 0 && calls.isBlocking(row) ? calls.op(row) : null;
    }

    /**
     * Since when a thread waits for what is ready, in nanoseconds since the run's zero; {@link
     * ClientLane#OPEN} where it does not.
     */
    static long waitingForReadiness(ThreadLane thread, long time) {
        Op op = waitingIn(thread, time);
        Calls.View calls = thread.calls();
        return op != null && op.isReadiness() ? calls.from(calls.at(time)) : ClientLane.OPEN;
    }

    /** Whether the call that a thread is inside of came back because its time limit was over. */
    static boolean isTimedOut(ThreadLane thread, long time) {
        Calls.View calls = thread.calls();
        int row = calls.at(time);
        return row >= 0 && calls.isTimedOut(row);
    }

    /** The call a thread is inside of at an instant, as its file has it; empty between calls. */
    static String callAt(Lanes lanes, ThreadLane thread, long time) {
        Calls.View calls = thread.calls();
        int row = calls.at(time);
        if (row < 0) {
            return "";
        }
        Op op = calls.op(row);
        return op.isCall() ? call(lanes, op, calls.connection(row)) : "";
    }

    /** A call as its file has it, with the client in place of the number: {@code recv(A)}. */
    public static String call(Lanes lanes, Op op, int connection) {
        ClientLane about = op.waitsForAnyone() ? null : lanes.client(connection);
        return op.label() + "(" + (about == null ? "" : about.connection().name()) + ")";
    }

    /**
     * What a server waits for inside a call, in words: {@code waits for A alone}.
     *
     * @param whom the client that the call is about; null for anyone
     */
    public static String reason(Op op, @Nullable ClientLane whom) {
        return switch (op) {
            case AWAIT -> "waits for a signal";
            case HAND_OFF -> "waits for a free place";
            default ->
                    whom == null
                            ? "waits for anyone"
                            : op.sends()
                                    ? "waits for " + whom.connection().inWords() + " to read"
                                    : "waits for " + whom.connection().inWords() + " alone";
        };
    }
}
