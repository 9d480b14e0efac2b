package loopscope.server;

import loopscope.kit.CannotListenException;
import loopscope.kit.Kit;
import loopscope.kit.ListeningChannel;
import loopscope.kit.StreamChannel;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One at a time: accept, then serve that client until it leaves, then accept again.
 *
 * <pre>
 *   accept() ──▸ A ──▸ read(A) ──▸ write(A) ─┐      B, C, D: connected by the kernel,
 *      ▴                  ▴                  │      their bytes in its buffers, read by nobody
 *      │                  └──────────────────┤
 *      └────────────── A has left ───────────┘
 * </pre>
 *
 * <p>One thread and one buffer suffice, and nothing can go wrong between clients. But the thread
 * waits inside {@code read} for one client alone: while that one says nothing, all others wait.
 */
public class SequentialServer implements Server {
    private static final int BACKLOG = 50;
    private static final int BUFFER_BYTES = 16 * 1024;

    final Kit kit;
    private final ListeningChannel listener;
    final ByteBuffer buffer;
    private volatile @Nullable StreamChannel served;
    private volatile boolean stopping;

    /** A server not yet open. */
    public SequentialServer(Kit kit) {
        this.kit = kit;
        listener = kit.listener();
        buffer = kit.buffer(BUFFER_BYTES);
    }

    @Override
    public void open(String address, int port) throws CannotListenException {
        listener.open(address, port, BACKLOG);
        endIfStopping();
    }

    @Override
    public long address() {
        return listener.address();
    }

    @Override
    public void serve() {
        StreamChannel client = listener.accept();
        while (client != null) {
            served = client;
            endIfStopping();
            echo(client);
            client = listener.accept();
        }
    }

    /** Serves one client until it leaves. Whatever happens to its connection ends it alone. */
    void echo(StreamChannel client) {
        try (client) {
            while (client.read(buffer.clear()) >= 0) {
                kit.count();
                buffer.flip();
                while (buffer.hasRemaining()) {
                    client.write(buffer);
                }
            }
        } catch (IOException e) {
            // It was reset, or is gone: there is nobody left to tell.
        }
    }

    /** Nobody is accepted any more; the one being served is still sent what it has said by now. */
    @Override
    public void stop() {
        stopping = true;
        endIfStopping();
    }

    /** Called after every change, so that neither side misses the other's. */
    private void endIfStopping() {
        StreamChannel client = served;
        if (stopping) {
            listener.close();
        }
        if (stopping && client != null) {
            client.endInput();
        }
    }
}
