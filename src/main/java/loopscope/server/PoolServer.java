package loopscope.server;

import loopscope.kit.CannotListenException;
import loopscope.kit.HandOff;
import loopscope.kit.Kit;
import loopscope.kit.ListeningChannel;
import loopscope.kit.StreamChannel;
import loopscope.kit.Workers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A fixed number of workers: accept, and hand the client to the worker that is free first.
 *
 * <pre>
 *   accept() ─▸ put ─▸ [ L ][ K ] ─▸ take ─┬─▸ worker 1:   read(A) ─▸ write(A) ─▸ …
 *      ▴         │                         ├─▸ worker 2:   read(B) ─▸ …
 *      └─────────┘                         └─▸ worker 10:  read(J) ─▸ …
 * </pre>
 *
 * <p>The number of threads is bounded, and each is made once. But a worker stays with its client
 * until the client leaves: with ten workers the eleventh client is accepted, and still waits. Where
 * the queue is bounded, the accepting thread waits too, the accept queue fills, and then connects
 * stall.
 */
public final class PoolServer implements Server {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final Kit kit;
    private final int workers;
    private final int backlog;
    private final ListeningChannel listener;
    private final HandOff<StreamChannel> waiting;
    private final Set<StreamChannel> accepted = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /**
     * Creates a server that is not open yet.
     *
     * @param workers how many threads serve, at least 1
     * @param backlog the limit of the accept queue, see listen(2)
     * @param most how many accepted clients may wait for a worker; {@link HandOff#UNBOUNDED}
     */
    public PoolServer(Kit kit, int workers, int backlog, int most) {
        this.kit = kit;
        this.workers = workers;
        this.backlog = backlog;
        listener = kit.listener();
        waiting = kit.handOff(most);
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

    /**
     * Leaving the try block closes the queue, which ends idle workers, and waits for the others.
     */
    @Override
    public void serve() {
        try (Workers pool = kit.threads("worker");
                waiting) {
            for (int i = 0; i < workers; i++) {
                pool.execute(this::work);
            }
            StreamChannel client = listener.accept();
            while (client != null) {
                accepted.add(client);
                endIfStopping();
                waiting.put(client, client.connection());
                client = listener.accept();
            }
        }
    }

    private void work() {
        ByteBuffer buffer = kit.buffer(BUFFER_BYTES);
        StreamChannel client = waiting.take();
        while (client != null) {
            echo(client, buffer);
            client = waiting.take();
        }
    }

    /**
     * Serves one client until it leaves. An error on its connection ends no other client's service.
     */
    private void echo(StreamChannel client, ByteBuffer buffer) {
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
            accepted.remove(client);
        }
    }

    /** Accepts no more clients; those accepted still get the echo of all they have sent. */
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
            accepted.forEach(StreamChannel::endInput);
        }
    }
}
