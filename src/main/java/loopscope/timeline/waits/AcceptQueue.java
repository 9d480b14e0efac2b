package loopscope.timeline.waits;

import loopscope.timeline.Units;
import loopscope.trace.Trace;
import loopscope.trace.state.ConnectionState;
import loopscope.trace.state.Goodbye;
import loopscope.trace.state.State;

import java.util.ArrayList;
import java.util.List;

/**
 * The clients in the accept queue at an instant. The kernel also keeps clients that have left
 * meanwhile, until the server accepts them; they take the place of others.
 *
 * @param waiting clients that are still there
 * @param left clients that have closed (FIN)
 * @param reset clients that have reset their connections (RST), at least: the x-ray's count, or
 *     where it cannot look, that of the clients' own record
 * @param isFull whether the kernel takes no more clients in, as the x-ray saw it
 */
public record AcceptQueue(long waiting, long left, long reset, boolean isFull) {

    public static AcceptQueue of(State state) {
        Count count = new Count();
        state.connections(count::add);
        return count.queue();
    }

    /** How many clients the kernel keeps in it. */
    public long length() {
        return waiting + left + reset;
    }

    /** How many clients there are, and how many of them are gone already, in words. */
    public String words() {
        return left + reset == 0
                ? Units.count(waiting, "client") + " the server does not know of"
                : length() + " in the accept queue" + gone(length(), left, reset);
    }

    /**
     * How many of the clients in a queue are gone, to follow how many there are: {@code , all of
     * which have left}.
     */
    public static String gone(long all, long left, long reset) {
        List<String> words = new ArrayList<>();
        if (reset > 0) {
            words.add(which(all, reset) + " reset");
        }
        if (left > 0) {
            words.add(which(all, left) + " left");
        }
        return words.isEmpty() ? "" : ", " + String.join(", ", words);
    }

    private static String which(long all, long some) {
        String have = some == 1 ? " has" : " have";
        if (some < all) {
            return some + " of which" + have;
        }
        return (all == 1 ? "which" : "all of which") + have;
    }

    /** Counts the connections of one state. */
    private static final class Count {
        private long waiting;
        private long left;
        private long reset;
        private long seenReset = ConnectionState.NOT_SEEN;
        private boolean full;

        void add(ConnectionState socket) {
            if (socket.isListening() && socket.acceptQueue() != ConnectionState.NOT_SEEN) {
                seenReset = socket.resetInQueue();
                full = socket.acceptQueue() > socket.backlog();
            } else if (socket.isInQueue() && socket.left() == Trace.NEVER) {
                waiting++;
            } else if (socket.isInQueue() && socket.goodbye() == Goodbye.RESET) {
                reset++;
            } else if (socket.isInQueue()) {
                left++;
            }
        }

        AcceptQueue queue() {
            boolean seen = seenReset != ConnectionState.NOT_SEEN;
            return new AcceptQueue(waiting, left, seen ? seenReset : reset, full);
        }
    }
}
