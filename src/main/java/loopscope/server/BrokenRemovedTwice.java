package loopscope.server;

import loopscope.kit.Kit;

/**
 * Broken on purpose (9): a closed client is left among those that are still walked through.
 *
 * <p>Look for: a client that resets while it is owed something, so that one select finds it both
 * readable and writable. It is dropped as readable, found again as writable, and dropped again:
 * that second removal ends the server.
 *
 * <p>Repair, as in {@link SelectServer#drop}:
 *
 * <pre>{@code
 * clients.remove(client.socket);
 * }</pre>
 */
final class BrokenRemovedTwice extends SelectServer {
    BrokenRemovedTwice(Kit kit) {
        super(kit);
    }

    @Override
    void drop(Client client) {
        super.drop(client);
        clients.put(client.socket, client);
    }
}
