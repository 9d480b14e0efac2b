package loopscope.kit;

import loopscope.kit.sys.Flags;
import loopscope.kit.sys.Libc;
import loopscope.kit.sys.SocketAddress;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * accept(2) as the two kinds of listeners call it; {@link RefusedAccepts} replaces it by one that
 * fails.
 */
class AcceptCall {
    /** The new descriptor, or -errno; {@code peer} receives the client's address. */
    int accept(int fd, SocketAddress peer) {
        return Libc.accept4(fd, peer, Flags.SOCK_CLOEXEC);
    }

    /** The client's channel; null in non-blocking mode if the accept queue is empty. */
    @Nullable SocketChannel accept(ServerSocketChannel listener) throws IOException {
        return listener.accept();
    }
}
