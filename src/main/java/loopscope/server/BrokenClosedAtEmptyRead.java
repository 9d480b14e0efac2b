package loopscope.server;

import loopscope.kit.Kit;

/**
 * Broken on purpose (closed-at-empty-read): a client is closed at once when its input ends.
 *
 * <p>Look for: a client that half-closes right after its message. The reply is in its queue, the
 * empty read comes, and the socket is closed: the reply is never sent.
 *
 * <p>Repair, as in {@link SelectServer#noMoreInput}:
 *
 * <pre>{@code
 * client.inputEnded = true;
 * inputs.remove(client.socket);
 * if (client.queue.isEmpty()) {
 *     drop(client);
 * }
 * }</pre>
 */
final class BrokenClosedAtEmptyRead extends SelectServer {
    BrokenClosedAtEmptyRead(Kit kit) {
        super(kit);
    }

    @Override
    void noMoreInput(Client client) {
        drop(client);
    }
}
