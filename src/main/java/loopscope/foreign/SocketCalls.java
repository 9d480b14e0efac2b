package loopscope.foreign;

import loopscope.foreign.tracer.CallText;
import loopscope.foreign.tracer.Outcome;
import loopscope.foreign.tracer.TracedText;
import loopscope.foreign.tracer.TracerEvent;
import loopscope.trace.Address;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

/** The calls on one socket: from socket(2) to shutdown(2). Confined to one thread. */
final class SocketCalls {
    /** Shorter calls are no waits, in nanoseconds: the tracer itself takes its time. */
    private static final long NOTABLE = 20_000_000;

    private final Sockets sockets;
    private final LaneWriter lanes;
    private boolean waitsForOne;

    SocketCalls(Sockets sockets, LaneWriter lanes) {
        this.sockets = sockets;
        this.lanes = lanes;
    }

    /** Whether a thread has waited inside a call for one client alone. */
    boolean waitsForOne() {
        return waitsForOne;
    }

    /**
     * Whether a thread that is inside a call on one client waits for it. One that asks which are
     * ready waits for none, unless the call lasts: then it was not ready, after all.
     *
     * @param nanos for how long it has been inside
     */
    static boolean waitsForOne(TracedThread thread, long nanos) {
        Op inside = thread.inside();
        boolean onOne = inside != null && inside != Op.ACCEPT && inside.movesBytes();
        return onOne && (!thread.asks() || nanos >= NOTABLE);
    }

    void beginOnSocket(TracedThread thread, ForeignCall call, TracerEvent.Entered event) {
        ForeignSocket socket = sockets.server(event.arguments().at(0), call);
        boolean sends = call == ForeignCall.SEND || call == ForeignCall.WRITE;
        if (socket == null
                || socket.isNonBlocking()
                || (sends && isNonBlocking(event.arguments()))) {
            return;
        }
        // A live tracer prints the flags of a read at its end: they are left out of any begin.
        int argument = sends ? argument(call, event.arguments()) : 0;
        lanes.begin(thread, call.op(), socket.connection(), event.time(), argument);
    }

    private static boolean isNonBlocking(CallText arguments) {
        return arguments.text().contains("MSG_DONTWAIT");
    }

    void opened(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        if (event.outcome().succeeded()) {
            ForeignSocket socket = hold(thread, event.outcome(), arguments.at(1));
            if (arguments.at(0).startsWith("AF_INET")) {
                early(thread, Op.SOCKET, event, event.outcome().annotation(), 0);
            } else {
                socket.becomes(ForeignSocket.Kind.OTHER, 0);
            }
        }
    }

    /** A new socket's descriptor, with the flags that its call was given. */
    private ForeignSocket hold(TracedThread thread, Outcome outcome, String flags) {
        String name = outcome.annotation();
        ForeignSocket socket = sockets.open(name);
        socket.opened();
        socket.nonBlocking(flags.contains("SOCK_NONBLOCK"));
        thread.descriptors().put((int) outcome.value(), name, flags.contains("SOCK_CLOEXEC"));
        return socket;
    }

    void bound(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        String name = TracedText.socket(arguments.at(0));
        if (event.outcome().succeeded() && !name.isEmpty()) {
            sockets.get(name).bound(TracedText.address(arguments.text()));
            early(thread, Op.BIND, event, name, Address.port(sockets.get(name).address()));
        }
    }

    /** Whether a socket is a server's shows later; what was done to it is recorded then. */
    static void early(
            TracedThread thread, Op op, TracerEvent.Left event, String socket, int argument) {
        thread.early()
                .add(
                        new TracedThread.Early(
                                op,
                                socket,
                                event.begun(),
                                event.time(),
                                event.outcome().value(),
                                argument));
    }

    void listens(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        String name = TracedText.socket(arguments.at(0));
        if (name.isEmpty()
                || !event.outcome().succeeded()
                || sockets.get(name).kind() != ForeignSocket.Kind.UNKNOWN) {
            return;
        }
        ForeignSocket socket = sockets.get(name);
        sockets.listener(name, socket);
        lanes.early(thread, event.begun());
        lanes.whole(
                thread,
                Op.LISTEN,
                socket.connection(),
                event,
                (int) TracedText.number(arguments.at(1)),
                0);
    }

    void connects(TracedThread thread, CallText arguments) {
        String name = TracedText.socket(arguments.at(0));
        thread.early().removeIf(done -> done.socket().equals(name));
        if (!name.isEmpty() && sockets.get(name).kind() == ForeignSocket.Kind.UNKNOWN) {
            sockets.get(name).becomes(ForeignSocket.Kind.OTHER, 0);
        }
    }

    void accepted(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        ForeignSocket listener = sockets.server(arguments.at(0), ForeignCall.ACCEPT);
        if (listener == null) {
            return;
        }
        int connection = listener.connection();
        long address = Address.NONE;
        if (event.outcome().succeeded() && !event.outcome().annotation().isEmpty()) {
            ForeignSocket client = hold(thread, event.outcome(), arguments.at(3));
            address =
                    sockets.client(
                            event.outcome().annotation(),
                            client,
                            TracedText.address(arguments.at(1)));
            connection = client.connection();
        }
        lanes.end(thread, Op.ACCEPT, connection, event, 0, address, 0, 0);
    }

    void moved(TracedThread thread, ForeignCall call, TracerEvent.Left event, CallText arguments) {
        ForeignSocket socket = sockets.server(arguments.at(0), call);
        if (socket == null) {
            return;
        }
        waitsForOne |=
                waitsForOne(thread, event.time() - event.begun()) && !isNonBlocking(arguments);
        long[] words = new long[3];
        long value = event.outcome().value();
        if (call != ForeignCall.SHUTDOWN && event.outcome().succeeded() && value > 0) {
            byte[] bytes = TracedText.bytes(arguments.text());
            int count = (int) Math.min(Math.min(bytes.length, value), Recorder.PREVIEW);
            for (int i = 0; i < count; i++) {
                words[i / 8] |= (bytes[i] & 0xffL) << (8 * (i % 8));
            }
        }
        lanes.end(
                thread,
                call.op(),
                socket.connection(),
                event,
                argument(call, arguments),
                words[0],
                words[1],
                words[2]);
    }

    private static int argument(ForeignCall call, CallText arguments) {
        return switch (call) {
            case RECEIVE -> arguments.text().contains("MSG_OOB") ? Recorder.URGENT : 0;
            case SEND, WRITE ->
                    (int)
                            TracedText.length(arguments.text())
                                    .orElseGet(() -> TracedText.number(arguments.at(2)));
            case SHUTDOWN ->
                    switch (arguments.at(1)) {
                        case "SHUT_RD" -> 0;
                        case "SHUT_WR" -> 1;
                        default -> 2;
                    };
            default -> 0;
        };
    }
}
