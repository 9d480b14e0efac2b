package loopscope.server;

import loopscope.kit.Kit;

/**
 * Broken on purpose (never-closed): a client that has left is forgotten, but its socket is never
 * closed.
 *
 * <p>Look for: clients come and go, and each gets a higher descriptor number than the one before.
 * No client sees the end of its connection. At last accept fails, as the process has no descriptor
 * left.
 *
 * <p>Repair, as in {@link PollServer#drop}:
 *
 * <pre>{@code
 * client.socket.close();
 * }</pre>
 */
final class BrokenNeverClosed extends PollServer {
    BrokenNeverClosed(Kit kit) {
        super(kit);
    }

    @Override
    void drop(Client client) {
        table.remove(client.socket);
        clients.remove(client.socket);
    }
}
