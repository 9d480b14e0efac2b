package loopscope.server;

import loopscope.kit.CannotListenException;
import loopscope.kit.Kit;
import loopscope.kit.ListeningChannel;
import loopscope.kit.StreamChannel;
import loopscope.kit.Workers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A thread per client: accept, then start a thread that serves this client alone.
 *
 * <pre>
 *   accept() ─▸ start ─┬─▸ thread 1:  read(A) ─▸ write(A) ─▸ read(A) ─▸ …
 *      ▴          │    ├─▸ thread 2:  read(B) ─▸ write(B) ─▸ …
 *      └──────────┘    └─▸ thread 3:  read(C) ─▸ …
 * </pre>
 *
 * <p>Each thread is as simple as a server for one client, and waits for that client alone. But each
 * is a thread of the operating system: idle or not, it takes a stack and an entry in the scheduler.
 */
public final class ThreadsServer implements Server {
    private static final int BACKLOG = 128;
    private static final int BUFFER_BYTES = 8 * 1024;

    private final Kit kit;
    private final ListeningChannel listener;
    private final Set<StreamChannel> served = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** Creates a server that is not open yet. */
    public ThreadsServer(Kit kit) {
        this.kit = kit;
        listener = kit.listener();
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

    /** Leaving the try block waits for the threads that still serve. */
    @Override
    public void serve() {
        try (Workers threads = kit.threads("thread")) {
            StreamChannel client = listener.accept();
            while (client != null) {
                StreamChannel accepted = client;
                served.add(accepted);
                endIfStopping();
                threads.execute(() -> echo(accepted));
                client = listener.accept();
            }
        }
    }

    /**
     * Serves one client until it leaves. An error on its connection ends no other client's service.
     */
    private void echo(StreamChannel client) {
        ByteBuffer buffer = kit.buffer(BUFFER_BYTES);
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
        } finally {
            served.remove(client);
        }
    }

    /** Accepts no more clients; those being served still get the echo of all they have sent. */
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
        if (stopping) {
            listener.close();
            served.forEach(StreamChannel::endInput);
        }
    }
}
