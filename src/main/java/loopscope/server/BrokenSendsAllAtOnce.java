package loopscope.server;

import loopscope.kit.Kit;
import loopscope.kit.RawSocket;

import org.jspecify.annotations.Nullable;

/**
 * Broken on purpose (sends-all-at-once): a reply is sent at once and whole, inside the loop.
 *
 * <p>Look for: a client that does not read fills the kernel's buffers, and then the server waits
 * inside send for this client alone. No other client is served until it reads.
 *
 * <p>Repair, as in {@link SelectServer#receive}; and a non-blocking socket, as in {@link
 * SelectServer#welcome}:
 *
 * <pre>{@code
 * client.queue.put(message);
 * outputs.add(client.socket);
 * }</pre>
 */
final class BrokenSendsAllAtOnce extends SelectServer {
    BrokenSendsAllAtOnce(Kit kit) {
        super(kit);
    }

    /** Leaves the socket blocking: send waits for room in the kernel, as sendall does in Python. */
    @Override
    void welcome(RawSocket socket) {
        clients.put(socket, new Client(socket, kit.queue(socket.connection())));
        inputs.add(socket);
        exceptional.add(socket);
    }

    @Override
    void receive(@Nullable Client client) {
        if (client == null) {
            return;
        }
        int received = client.socket.recv(message);
        if (received > 0) {
            kit.count();
            if (client.socket.send(message) < 0) {
                drop(client);
            }
        } else if (received == 0) {
            noMoreInput(client);
        } else {
            drop(client);
        }
    }
}
