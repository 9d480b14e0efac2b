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
 * A virtual thread per client: accept, then start a virtual thread that serves this client alone.
 *
 * <pre>
 *   accept() ─▸ start ─┬─▸ virtual 1:  read(A) ─▸ write(A) ─▸ read(A) ─▸ …  ┐
 *      ▴          │    ├─▸ virtual 2:  read(B) ─▸ write(B) ─▸ …             ├ few carrier threads
 *      └──────────┘    └─▸ virtual 3:  read(C) ─▸ …                         ┘
 * </pre>
 *
 * <p>The code is the same as with threads of the operating system. While a virtual thread waits in
 * a read, the JDK keeps its stack on the heap, and its carrier thread runs another: thousands of
 * clients on a thread per core.
 */
public final class VirtualServer implements Server {
    private static final int BACKLOG = 128;
    private static final int BUFFER_BYTES = 8 * 1024;

    private final Kit kit;
    private final ListeningChannel listener;
    private final Set<StreamChannel> served = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** Creates a server that is not open yet. */
    public VirtualServer(Kit kit) {
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
        try (Workers threads = kit.virtualThreads("virtual")) {
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
