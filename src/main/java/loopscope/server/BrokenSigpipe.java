package loopscope.server;

import loopscope.kit.Kit;
import loopscope.kit.RawSocket;

/**
 * Broken on purpose (sigpipe): a send to a client that has left raises SIGPIPE.
 *
 * <p>Look for: a client half-closes and leaves while part of its echo is queued. The next send
 * finds nobody there (EPIPE), and that is the server's last call: the signal ends the process.
 *
 * <p>Repair, as in {@link SelectServer#welcome}: the kit's sockets send with MSG_NOSIGNAL. In C:
 *
 * <pre>{@code
 * send(fd, front, length, MSG_NOSIGNAL)
 * }</pre>
 */
final class BrokenSigpipe extends SelectServer {
    BrokenSigpipe(Kit kit) {
        super(kit);
    }

    @Override
    void welcome(RawSocket socket) {
        super.welcome(socket);
        socket.raiseSigpipe();
    }
}
