package loopscope.trace.state;

import loopscope.trace.Event;
import loopscope.trace.Interest;

/**
 * The server's descriptors that belong to no connection; each is {@link #NONE} while there is none.
 *
 * @param socket the socket opened last, which may not be bound yet
 * @param eventfd wakes a waiting call of the server
 * @param interest what the eventfd is watched for, see {@link Interest}
 * @param epoll the epoll instance
 */
public record Unconnected(int socket, int eventfd, int interest, int epoll) {
    /** No descriptor. */
    public static final int NONE = -1;

    static final Unconnected NOTHING = new Unconnected(NONE, NONE, 0, NONE);

    private static final int OPENED = 0;

    /** The descriptors after a server's call that was about no connection has ended. */
    Unconnected after(Event end) {
        int result = end.result();
        return result < 0
                ? this
                : switch (end.op()) {
                    case SOCKET -> new Unconnected(result, eventfd, interest, epoll);
                    case EVENTFD ->
                            end.argument() == OPENED
                                    ? new Unconnected(socket, result, interest, epoll)
                                    : this;
                    case EPOLL_CREATE -> new Unconnected(socket, eventfd, interest, result);
                    case EPOLL_CTL -> watched(end.argument());
                    case DUP -> renumbered(end.argument(), result);
                    case CLOSE -> closed();
                    default -> this;
                };
    }

    Unconnected watched(int interest) {
        return new Unconnected(socket, eventfd, interest, epoll);
    }

    private Unconnected renumbered(int old, int now) {
        return new Unconnected(
                socket == old ? now : socket,
                eventfd == old ? now : eventfd,
                interest,
                epoll == old ? now : epoll);
    }

    /** Servers close the eventfd first. */
    private Unconnected closed() {
        return eventfd == NONE
                ? new Unconnected(socket, NONE, 0, NONE)
                : new Unconnected(socket, NONE, 0, epoll);
    }
}
