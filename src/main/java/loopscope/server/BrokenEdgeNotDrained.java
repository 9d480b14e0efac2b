package loopscope.server;

import loopscope.kit.Kit;

/**
 * Broken on purpose (edge-not-drained): an edge-triggered socket is read from once, not until it
 * would block.
 *
 * <p>Look for: a client that sends more than one recv takes. The rest waits in the kernel's buffer,
 * the server in epoll_wait, and the client for its echo: the kernel never reports that edge again.
 *
 * <p>Repair, as in {@link EpollEdgeServer#receive}:
 *
 * <pre>{@code
 * if (received == RawSocket.WOULD_BLOCK) {
 *     client.readable = false; // drained: the kernel will report the next edge
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
