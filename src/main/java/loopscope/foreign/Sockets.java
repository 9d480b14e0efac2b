package loopscope.foreign;

import loopscope.foreign.tracer.TracedText;
import loopscope.trace.Address;
import loopscope.trace.Connection;
import loopscope.trace.TraceBuilder;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sockets of a watched program by their numbers in the kernel, which the tracer prints behind a
 * descriptor's: so a socket is the same one in all processes that share it. Confined to one thread.
 */
final class Sockets {
    private final TraceBuilder to;
    private final Map<String, ForeignSocket> all = new HashMap<>();
    private final List<Long> listening = new ArrayList<>();
    private int connections;
    private int outsiders;

    Sockets(TraceBuilder to) {
        this.to = to;
    }

    /** The addresses of those that listen, in the order in which they were seen. */
    List<Long> listening() {
        return listening;
    }

    /** The socket of a name, which is new where none has it. */
    ForeignSocket get(String name) {
        return all.computeIfAbsent(name, _ -> new ForeignSocket(false));
    }

    /** A socket whose opening was seen, in place of any earlier one of that name. */
    ForeignSocket open(String name) {
        ForeignSocket socket = new ForeignSocket(true);
        all.put(name, socket);
        return socket;
    }

    /** The last descriptor of a socket was closed. */
    void forget(ForeignSocket socket) {
        all.values().remove(socket);
    }

    /** The socket of a name; null for none. */
    @Nullable ForeignSocket find(String name) {
        return all.get(name);
    }

    /** Its number in the trace; 0 for a socket that is none of a server's. */
    int connection(String name) {
        ForeignSocket known = all.get(name);
        return known == null ? 0 : known.connection();
    }

    /** It listens. */
    void listener(ForeignSocket socket) {
        connections++;
        to.add(
                new Connection(
                        connections, "listener", Connection.Kind.LISTENER, -1, socket.address()));
        socket.becomes(ForeignSocket.Kind.LISTENER, connections);
        listening.add(socket.address());
    }

    /**
     * It is the server's end of a new client's connection.
     *
     * @param address the client's; {@link Address#NONE} where the tracer did not see it
     */
    void client(ForeignSocket socket, long address) {
        connections++;
        to.add(
                new Connection(
                        connections,
                        String.valueOf(outsiders + 1),
                        Connection.Kind.OUTSIDER,
                        outsiders,
                        address));
        outsiders++;
        socket.becomes(ForeignSocket.Kind.CONNECTION, connections);
    }

    /** A socket of the server's: one that listens, or a client's; null for any other. */
    @Nullable ForeignSocket server(String descriptor, ForeignCall call) {
        String name = TracedText.socket(descriptor);
        if (name.isEmpty()) {
            return null;
        }
        ForeignSocket socket = get(name);
        if (socket.kind() == ForeignSocket.Kind.UNKNOWN
                && call == ForeignCall.ACCEPT
                && !socket.isSeenOpening()) {
            listener(socket);
        }
        return socket.connection() == 0 ? null : socket;
    }
}
