package loopscope.kit;

import loopscope.kit.sys.ErrorTexts;
import loopscope.kit.sys.SocketAddress;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A kernel that refuses the next accepts of a server, each with an error of its own: for tests and
 * for the torture, as no one can bring about most of these errors at will. Thread-safe.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/accept.2.html">accept(2), errors</a>
 */
public final class RefusedAccepts extends AcceptCall {
    private final Queue<Integer> errors = new ConcurrentLinkedQueue<>();

    private RefusedAccepts() {}

    /** Refuses nothing yet. */
    public static RefusedAccepts of(Kit kit) {
        RefusedAccepts accepts = new RefusedAccepts();
        kit.acceptWith(accepts);
        return accepts;
    }

    /** Refuses so many more accepts, with these errno(3) in turn. */
    public void refuse(Collection<Integer> errnos) {
        errors.addAll(errnos);
    }

    /** How many accepts are still to be refused. */
    public int left() {
        return errors.size();
    }

    /** Whether all that were to be refused have been. */
    public boolean isOver() {
        return errors.isEmpty();
    }

    @Override
    int accept(int fd, SocketAddress peer) {
        Integer error = errors.poll();
        return error == null ? super.accept(fd, peer) : -error;
    }

    @Override
    @Nullable SocketChannel accept(ServerSocketChannel listener) throws IOException {
        Integer error = errors.poll();
        if (error != null) {
            throw new IOException(ErrorTexts.text(error));
        }
        return super.accept(listener);
    }
}
