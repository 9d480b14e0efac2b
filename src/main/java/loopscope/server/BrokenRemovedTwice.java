package loopscope.server;

import loopscope.kit.Kit;

/**
 * Broken on purpose (removed-twice): a closed client stays in the map that the loop still consults.
 *
 * <p>Look for: a client that resets while part of its echo is queued, so that one select finds it
 * both readable and writable. The loop drops it as readable, finds it again as writable, and drops
 * it again: this second removal ends the server.
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
