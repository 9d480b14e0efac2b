package loopscope.server;

import static loopscope.kit.Epoll.EPOLLET;
import static loopscope.kit.Epoll.EPOLLIN;
import static loopscope.kit.Epoll.EPOLLOUT;
import static loopscope.kit.Epoll.EPOLLPRI;

import loopscope.kit.Kit;
import loopscope.kit.RawSocket;

/**
 * Broken on purpose (blocking-socket): an accepted socket is left in blocking mode inside an event
 * loop.
 *
 * <p>Look for: the server waits inside recv for the first client that has sent something and is now
 * quiet; a non-blocking recv would return at once. All other clients wait too.
 *
 * <p>Repair, as {@link EpollEdgeServer#welcome} begins:
 *
 * <pre>{@code
 * socket.nonBlocking();
 * }</pre>
 */
final class BrokenBlockingSocket extends EpollEdgeServer {
    BrokenBlockingSocket(Kit kit) {
        super(kit);
    }

    @Override
    void welcome(RawSocket socket) {
        socket.moveUp();
        clients.put(socket, new Client(socket, kit.queue(socket.connection())));
        epoll.add(socket, EPOLLIN | EPOLLPRI | EPOLLOUT | EPOLLET);
    }
}
