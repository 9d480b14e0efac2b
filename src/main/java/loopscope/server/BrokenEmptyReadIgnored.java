package loopscope.server;

import loopscope.kit.Kit;
import loopscope.kit.RawSocket;

import org.jspecify.annotations.Nullable;

/**
 * Broken on purpose (empty-read-ignored): an empty read, which is the end of input, is ignored.
 *
 * <p>Look for: a client leaves, its socket stays readable, and the loop does nothing but select,
 * recv = 0, select, recv = 0: a whole core for a client that is gone.
 *
 * <p>Repair, as in {@link SelectServer#receive}:
 *
 * <pre>{@code
 * if (received == 0) {
 *     noMoreInput(client);
 * }
 * }</pre>
 */
final class BrokenEmptyReadIgnored extends SelectServer {
    BrokenEmptyReadIgnored(Kit kit) {
        super(kit);
    }

    @Override
    void receive(@Nullable Client client) {
        if (client == null) {
            return;
        }
        int received = client.socket.recv(message);
        if (received > 0) {
            kit.count();
            client.queue.put(message);
            outputs.add(client.socket);
            if (client.queue.bytes() >= QUEUE_BOUND) {
                inputs.remove(client.socket);
            }
        } else if (received < 0 && received != RawSocket.WOULD_BLOCK) {
            drop(client);
        }
    }
}
