package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Follower;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The descriptors that a server has for itself, at any instant: its listener, and what a readiness
 * call needs. A server opens them when it starts, so they are kept when those events are evicted.
 * Single writer, the dispatcher; any number of readers.
 */
public final class OwnSockets implements Follower {
    /** The eventfd, which has no peer, is connection 0. */
    public static final int EVENTFD = 0;

    private static final int OPENED = 0;

    /**
     * The most changes that are kept. A server makes few; of one that opens descriptors over and
     * over, only the first are kept.
     */
    private static final int MOST = 1000;

    /**
     * The numbers of the descriptors from an event on; 0 is none, as standard input has that
     * number.
     *
     * @param after the number of the event that changed them
     * @param socket the socket opened last
     * @param listener the connection that listens
     * @param listening its descriptor
     * @param epoll the epoll instance
     * @param eventfd the eventfd that wakes a readiness call
     * @param eventfdInterest what the eventfd is watched for
     */
    public record Held(
            long after,
            int socket,
            int listener,
            int listening,
            int epoll,
            int eventfd,
            int eventfdInterest) {

        private Held socket(long n, int fd) {
            return new Held(n, fd, listener, listening, epoll, eventfd, eventfdInterest);
        }

        private Held listener(long n, int connection, int fd) {
            return new Held(n, socket, connection, fd, epoll, eventfd, eventfdInterest);
        }

        private Held epoll(long n, int fd) {
            return new Held(n, socket, listener, listening, fd, eventfd, eventfdInterest);
        }

        private Held eventfd(long n, int fd) {
            return new Held(n, socket, listener, listening, epoll, fd, eventfdInterest);
        }

        private Held watched(long n, int interest) {
            return interest == eventfdInterest
                    ? this
                    : new Held(n, socket, listener, listening, epoll, eventfd, interest);
        }
    }

    private final List<Held> history = new CopyOnWriteArrayList<>();
    private Held now = new Held(-1, 0, 0, 0, 0, 0, 0);

    /** Follows a trace; made before anything is recorded. */
    public OwnSockets(Trace trace) {
        history.add(now);
        trace.follow(this);
    }

    /** The descriptors just before an event. */
    public Held before(long number) {
        int at = history.size() - 1;
        while (at > 0 && history.get(at).after() >= number) {
            at--;
        }
        return history.get(at);
    }

    @Override
    public void follow(Event event) {
        if (event.role() != Role.SERVER || event.isMerged()) {
            return;
        }
        Held next = event.isBegin() ? watching(event) : after(event);
        if (next.equals(now) || history.size() == MOST) {
            return;
        }
        now = next;
        history.add(next);
    }

    private Held watching(Event event) {
        Held held = now;
        for (int i = 0; i < event.changeCount(); i++) {
            if (event.readyConnection(i) == EVENTFD) {
                held = held.watched(event.number(), event.readyFlags(i));
            }
        }
        return held;
    }

    private Held after(Event event) {
        long n = event.number();
        int result = event.result();
        boolean nobodys = event.connection() == 0;
        return switch (event.op()) {
            case SOCKET -> now.socket(n, result);
            case LISTEN -> now.listener(n, event.connection(), now.socket);
            case EPOLL_CREATE -> now.epoll(n, result);
            case EVENTFD -> event.argument() == OPENED ? now.eventfd(n, result) : now;
            case CLOSE -> nobodys ? now.eventfd(n, 0) : now;
            case EPOLL_CTL -> nobodys && result >= 0 ? now.watched(n, event.argument()) : now;
            case DUP -> result > 0 ? renumbered(event) : now;
            default -> now;
        };
    }

    private Held renumbered(Event event) {
        int to = event.result();
        if (event.connection() != 0) {
            return event.connection() == now.listener
                    ? now.listener(event.number(), now.listener, to)
                    : now;
        }
        return event.argument() == now.eventfd
                ? now.eventfd(event.number(), to)
                : now.socket(event.number(), to);
    }
}
