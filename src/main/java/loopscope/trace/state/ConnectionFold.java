package loopscope.trace.state;

import loopscope.trace.Event;
import loopscope.trace.Mode;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.Trace;

/** Applies an event to the state of the connection that it is about. */
final class ConnectionFold {
    /** See errno(3). */
    private static final int ECONNRESET = 104;

    private static final int ECONNRESET_OF_MACOS = 54;
    private static final int EPIPE = 32;

    private ConnectionFold() {}

    /** The begin of a call. */
    static void begin(Event event, ConnectionState connection) {
        if (event.op() == Op.CONNECT) {
            connection.own = true;
            connection.arrivals.comes(Bounds.at(event.time()));
        } else if (event.op() == Op.HAND_OFF) {
            handOver(connection);
        } else if (event.op().receives() && event.role() == Role.SERVER) {
            connection.server = event.thread();
            connection.mode = Mode.of(event);
        } else if (event.op().sends() && event.role() == Role.SERVER) {
            connection.sending = event.isBlocking();
        } else if (event.op() == Op.ACCEPT) {
            connection.mode = Mode.of(event);
        }
    }

    /** The connection waits for a thread to take it. */
    private static void handOver(ConnectionState connection) {
        connection.handedOver = true;
        connection.server = 0;
    }

    /**
     * The end of a call; {@link State} applies those that concern the listener too.
     *
     * @param tried when the call's thread last tried this client in vain on its round; or {@link
     *     loopscope.trace.Trace#NEVER}
     */
    static void end(Event event, ConnectionState connection, long tried) {
        int result = event.result();
        boolean server = event.role() == Role.SERVER;
        switch (event.op()) {
            case CONNECT -> {
                if (result >= 0) {
                    connection.connected = event.time();
                } else {
                    leave(connection, Goodbye.UNCONNECTED, event.time());
                    connection.closedByServer = true;
                }
            }
            case RECV, READ -> receive(event, connection, tried);
            case UNWRAP -> move(event, connection);
            case CLOSE_NOTIFY -> {
                boolean first = !connection.own && connection.goodbye == Goodbye.NONE;
                if (server && first) {
                    connection.goodbye = Goodbye.ENDED;
                    connection.arrivals.leave(event, tried);
                }
            }
            case SEND, WRITE -> send(event, connection, server);
            case QUEUE, TAKE -> connection.queued = result;
            case HAND_OFF -> handOver(connection);
            case PICK_UP -> {
                connection.handedOver = false;
                connection.server = event.thread();
            }
            case WATCH -> connection.watch(event.argument(), event.time());
            case EPOLL_CTL -> {
                if (result >= 0) {
                    connection.watch(event.argument(), event.time());
                }
            }
            case SOCKET, DUP -> {
                if (result >= 0) {
                    connection.fd = result;
                }
            }
            case SEEN -> see(event, connection);
            case SAMPLE -> sample(event, connection);
            case VANISHED -> {
                leave(connection, Goodbye.RESET, event.time());
                connection.arrivals.vanish(event);
            }
            case SHUTDOWN -> halfClose(event, connection);
            case CLOSE -> close(event, connection);
            default -> {
                // nothing that a state holds
            }
        }
    }

    private static void see(Event event, ConnectionState connection) {
        connection.seen = true;
        long before = Math.max(0, event.lookedBefore());
        connection.arrivals.comes(new Bounds(before, event.time()));
    }

    private static void halfClose(Event event, ConnectionState connection) {
        boolean first = connection.goodbye == Goodbye.NONE;
        if (event.role() == Role.CLIENT && first && event.result() >= 0) {
            connection.goodbye = Goodbye.HALF_CLOSED;
        }
    }

    private static void sample(Event event, ConnectionState connection) {
        if (!connection.closedByServer) {
            connection.kernelUnread = event.argument();
            connection.kernelUnsent = event.result();
            connection.sampled = event.time();
            connection.arrivals.lookedAt(event);
        }
    }

    private static void receive(Event event, ConnectionState connection, long tried) {
        int result = event.result();
        move(event, connection);
        if (event.role() != Role.SERVER) {
            meetResetInQueue(event, connection);
            return;
        }
        connection.server = event.thread();
        connection.mode = Mode.of(event);
        if (event.isUrgent()) {
            return;
        }
        if (connection.own) {
            return;
        }
        if (result > 0) {
            connection.arrivals.take(event, tried);
        } else if (connection.goodbye == Goodbye.NONE) {
            connection.goodbye = result == 0 ? Goodbye.ENDED : Goodbye.RESET;
            connection.arrivals.leave(event, tried);
        }
    }

    /** Counts what the call took out of the stream of bytes; urgent data is no part of it. */
    private static void move(Event event, ConnectionState connection) {
        if (event.role() != Role.SERVER) {
            connection.heard += event.moved();
        } else if (!event.isUrgent()) {
            connection.received += event.moved();
        }
    }

    /** A send that meets a reset shows that an outsider reads no more. */
    private static void meetReset(Event event, ConnectionState connection) {
        if (connection.goodbye == Goodbye.NONE) {
            connection.goodbye = Goodbye.RESET;
            connection.arrivals.refuse(event);
        } else if (connection.goodbye == Goodbye.ENDED) {
            connection.goodbye = Goodbye.CLOSED;
        }
    }

    /**
     * Only the kernel resets an own client that nobody has accepted: it does so for all that are in
     * the accept queue when the listener is closed.
     */
    private static void meetResetInQueue(Event event, ConnectionState connection) {
        boolean unaccepted = connection.own && connection.accepted == Trace.NEVER;
        if (unaccepted && connection.left == Trace.NEVER && isReset(event.result())) {
            leave(connection, Goodbye.RESET_IN_QUEUE, event.time());
            connection.kernelUnread = ConnectionState.NOT_SEEN;
            connection.kernelUnsent = ConnectionState.NOT_SEEN;
        }
    }

    private static void send(Event event, ConnectionState connection, boolean server) {
        int result = event.result();
        if (server && !connection.own && isReset(result)) {
            meetReset(event, connection);
        }
        if (server) {
            connection.mode = Mode.of(event);
            connection.sending = false;
            connection.replied += event.moved();
        } else {
            connection.said += event.moved();
            meetResetInQueue(event, connection);
        }
    }

    private static boolean isReset(int result) {
        return result == -ECONNRESET || result == -ECONNRESET_OF_MACOS || result == -EPIPE;
    }

    private static void close(Event event, ConnectionState connection) {
        if (connection.goodbye == Goodbye.RESET_IN_QUEUE) {
            connection.closedByServer = true;
        } else if (event.role() == Role.CLIENT) {
            boolean unread = connection.replied > connection.heard;
            Goodbye closed = unread ? Goodbye.CLOSED_UNREAD : Goodbye.CLOSED;
            boolean reset = event.argument() == 1;
            leave(connection, reset ? Goodbye.RESET : closed, event.beginTime());
        } else {
            connection.closedByServer = true;
            connection.fd = -1;
            connection.interest = 0;
            connection.queued = 0;
            connection.kernelUnread = ConnectionState.NOT_SEEN;
            connection.kernelUnsent = ConnectionState.NOT_SEEN;
        }
    }

    private static void leave(ConnectionState connection, Goodbye how, long time) {
        connection.goodbye = how;
        connection.left = time;
    }
}
