package loopscope.server;

import loopscope.kit.Kit;

/**
 * Broken on purpose (closed-too-early): a socket is closed before it is taken out of the sets.
 *
 * <p>Look for: the first client that leaves is closed, and that is the server's last call: a closed
 * socket has no descriptor by which the sets could find it (in C: bad file descriptor). Asking for
 * the peer's name after the close fails in the same way.
 *
 * <p>Repair, as in {@link SelectServer#drop}:
 *
 * <pre>{@code
 * inputs.remove(client.socket);
 * outputs.remove(client.socket);
 * exceptional.remove(client.socket);
 * clients.remove(client.socket);
 * client.socket.close();
 * }</pre>
 */
final class BrokenClosedTooEarly extends SelectServer {
    BrokenClosedTooEarly(Kit kit) {
        super(kit);
    }

    @Override
    void drop(Client client) {
        client.socket.close();
        super.drop(client);
    }
}
