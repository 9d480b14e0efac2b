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
 * So many workers and no more: accept, and hand the client to whichever worker is free first.
 *
 * <pre>
 *   accept() ─▸ put ─▸ [ L ][ K ] ─▸ take ─┬─▸ worker 1:   read(A) ─▸ write(A) ─▸ …
 *      ▴         │                         ├─▸ worker 2:   read(B) ─▸ …
 *      └─────────┘                         └─▸ worker 10:  read(J) ─▸ …
 * </pre>
 *
 * <p>The threads are bounded, and made once. But a worker stays with its client until that leaves:
 * with ten workers the eleventh client is accepted, and waits all the same. Where the queue has a
 * bound, the acceptor waits too, the kernel's backlog fills, and then connects stall.
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
     * Not yet open.
     *
     * @param workers how many threads serve, at least 1
     * @param backlog how many clients the kernel lets wait to be accepted
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

    /** Closing the queue ends the workers, closing the crew waits for those that still serve. */
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

    /** Serves one client until it leaves. Whatever happens to its connection ends it alone. */
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
            // It was reset, or is gone: there is nobody left to tell.
        } finally {
            accepted.remove(client);
        }
    }

    /** Nobody is accepted any more; those who were are still sent what they have said. */
    @Override
    public void stop() {
        stopping = true;
        endIfStopping();
    }

    /** Called after every change, so that neither side misses the other's. */
    private void endIfStopping() {
        if (stopping) {
            listener.close();
            accepted.forEach(StreamChannel::endInput);
        }
    }
}
