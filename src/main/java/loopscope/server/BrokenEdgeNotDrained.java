package loopscope.server;

import loopscope.kit.Kit;

/**
 * Broken on purpose (8): an edge-triggered socket is read from once, not until it would block.
 *
 * <p>Look for: a client with more to say than one recv takes. The rest waits in the kernel's
 * buffer, the server in epoll_wait, and the client for its echo: that edge is never told again.
 *
 * <p>Repair, as in {@link EpollEdgeServer#receive}:
 *
 * <pre>{@code
 * if (received == RawSocket.WOULD_BLOCK) {
 *     client.readable = false; // drained: the next edge will be told
 * }
 * }</pre>
 */
final class BrokenEdgeNotDrained extends EpollEdgeServer {
    BrokenEdgeNotDrained(Kit kit) {
        super(kit);
    }

    @Override
    void receive(Client client) {
        super.receive(client);
        client.readable = false;
    }
}
