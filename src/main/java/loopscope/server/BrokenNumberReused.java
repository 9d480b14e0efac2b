package loopscope.server;

import loopscope.kit.Kit;
import loopscope.kit.MessageQueue;
import loopscope.kit.RawSocket;

import java.util.HashMap;
import java.util.Map;

/**
 * Broken on purpose (number-reused): queues are kept by descriptor number, and stay when a client
 * leaves.
 *
 * <p>Look for: a client resets while part of its echo is queued. The next client gets the same
 * descriptor number, sends a word, and receives the bytes of the first.
 *
 * <p>Repair, as in {@link SelectServer#welcome}: a queue belongs to a client, and goes with it.
 *
 * <pre>{@code
 * clients.put(socket, new Client(socket, kit.queue(socket.connection())));
 * }</pre>
 */
final class BrokenNumberReused extends SelectServer {
    private final Map<Integer, MessageQueue> queues = new HashMap<>();

    BrokenNumberReused(Kit kit) {
        super(kit);
    }

    @Override
    void welcome(RawSocket socket) {
        socket.nonBlocking();
        MessageQueue queue =
                queues.computeIfAbsent(socket.fd(), fd -> kit.queue(socket.connection()));
        clients.put(socket, new Client(socket, queue));
        inputs.add(socket);
        exceptional.add(socket);
    }
}
