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
 * A thread each: accept, and leave the client to a thread of its own.
 *
 * <pre>
 *   accept() ─▸ start ─┬─▸ thread 1:  read(A) ─▸ write(A) ─▸ read(A) ─▸ …
 *      ▴          │    ├─▸ thread 2:  read(B) ─▸ write(B) ─▸ …
 *      └──────────┘    └─▸ thread 3:  read(C) ─▸ …
 * </pre>
 *
 * <p>Each thread is as simple as a server for one client, and waits for its own alone. But each is
 * one of the system's: it takes a stack and a place in the scheduler's queue, idle or not.
 */
public final class ThreadsServer implements Server {
    private static final int BACKLOG = 128;
    private static final int BUFFER_BYTES = 8 * 1024;

    private final Kit kit;
    private final ListeningChannel listener;
    private final Set<StreamChannel> served = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** Not yet open. */
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

    /** Closing the crew waits for the threads that still serve. */
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

    /** Serves one client until it leaves. Whatever happens to its connection ends it alone. */
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
            // It was reset, or is gone: there is nobody left to tell.
        } finally {
            served.remove(client);
        }
    }

    /** Nobody is accepted any more; those being served are still sent what they have said. */
    @Override
    public void stop() {
        stopping = true;
        endIfStopping();
    }

    /** Called after every change, so that neither side misses the other's. */
    private void endIfStopping() {
        if (stopping) {
            listener.close();
            served.forEach(StreamChannel::endInput);
        }
    }
}
