package loopscope.foreign;

import loopscope.foreign.tracer.TracedText;
import loopscope.trace.Address;
import loopscope.trace.Connections;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The sockets of a watched program by their numbers in the kernel, which the tracer prints behind a
 * descriptor's: so a socket is the same one in all processes that share it. Confined to one thread.
 */
final class Sockets {
    private final Connections connections;
    private final SocketAddresses addresses;
    private final Map<String, ForeignSocket> all = new HashMap<>();

    private List<Long> listening = List.of();
    private long version;

    /**
     * No sockets yet.
     *
     * @param connections names them
     * @param addresses says what calls do not
     */
    Sockets(Connections connections, SocketAddresses addresses) {
        this.connections = connections;
        this.addresses = addresses;
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
        version++;
        all.put(name, socket);
        return socket;
    }

    /** Which sockets are a server's is the same as long as this is. */
    long version() {
        return version;
    }

    /** The last descriptor of a socket was closed. */
    void forget(String name) {
        version++;
        all.remove(name);
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
    void listener(String name, ForeignSocket socket) {
        long bound = socket.address();
        boolean chosen = bound != Address.NONE && Address.port(bound) != 0;
        long address = chosen ? bound : known(addresses.local(inode(name)), bound);
        version++;
        socket.becomes(ForeignSocket.Kind.LISTENER, connections.listener(address));
        listening = Stream.concat(listening.stream(), Stream.of(address)).toList();
    }

    private static long known(long found, long otherwise) {
        return found == Address.NONE ? otherwise : found;
    }

    /** The number in {@code socket:[87]}. */
    private static long inode(String name) {
        return TracedText.number(name.substring(name.indexOf('[') + 1));
    }

    /**
     * It is the server's end of a new client's connection.
     *
     * @param told the client's address; {@link Address#NONE} where the call does not tell
     * @return the client's address, as far as it is known now
     */
    long client(String name, ForeignSocket socket, long told) {
        long address = told == Address.NONE ? addresses.peer(inode(name)) : told;
        version++;
        socket.becomes(ForeignSocket.Kind.CONNECTION, connections.accepted(address));
        return address;
    }

    /** A socket that was open before the program was watched: it may be a server's. */
    void adopt(String name, boolean nonBlocking) {
        ForeignSocket socket = get(name);
        socket.opened();
        socket.nonBlocking(nonBlocking);
        if (socket.kind() == ForeignSocket.Kind.UNKNOWN && addresses.listens(inode(name))) {
            listener(name, socket);
        }
    }

    /** The same, once all listeners are known: it may be a client's. */
    void adoptClient(String name) {
        ForeignSocket socket = get(name);
        int port = Address.port(addresses.local(inode(name)));
        boolean serves = listening.stream().anyMatch(address -> Address.port(address) == port);
        if (socket.kind() == ForeignSocket.Kind.UNKNOWN && port != 0 && serves) {
            long _ = client(name, socket, Address.NONE);
        }
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
            listener(name, socket);
        }
        return socket.connection() == 0 ? null : socket;
    }
}
