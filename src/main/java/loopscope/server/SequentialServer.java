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
 *      ▴                  ▴                  │      their bytes in its buffers, not read
 *      │                  └──────────────────┤
 *      └────────────── A has left ───────────┘
 * </pre>
 *
 * <p>One thread and one buffer suffice, and nothing can go wrong between clients. But the thread
 * waits inside {@code read} for one client alone: while this client sends nothing, all others wait.
 */
public class SequentialServer implements Server {
    /** The limit of the accept queue unless another one is wanted: as many as Java takes. */
    static final int USUAL_BACKLOG = 50;

    private static final int BUFFER_BYTES = 16 * 1024;

    final Kit kit;
    private final int backlog;
    private final ListeningChannel listener;
    final ByteBuffer buffer;
    private volatile @Nullable StreamChannel served;
    private volatile boolean stopping;

    /**
     * Creates a server that is not open yet.
     *
     * @param backlog the limit of the accept queue, see listen(2)
     */
    public SequentialServer(Kit kit, int backlog) {
        this.kit = kit;
        this.backlog = backlog;
        listener = kit.listener();
        buffer = kit.buffer(BUFFER_BYTES);
    }

    @Override
    public void open(String address, int port) throws CannotListenException {
        listener.open(address, port, backlog);
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

    /**
     * Serves one client until it leaves. An error on its connection ends no other client's service.
     */
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
            // The client has reset its connection, or is gone: it can be sent nothing more.
        }
    }

    /** Accepts no more clients; the one being served still gets the echo of all it has sent. */
    @Override
    public void stop() {
        stopping = true;
        endIfStopping();
    }

    /**
     * The server's thread and {@link #stop} both call this after each change; the later one sees
     * both changes.
     */
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
