package loopscope.server;

import loopscope.kit.CannotListenException;
import loopscope.kit.ChannelKey;
import loopscope.kit.ChannelSelector;
import loopscope.kit.HandOff;
import loopscope.kit.Kit;
import loopscope.kit.ListeningChannel;
import loopscope.kit.MessageQueue;
import loopscope.kit.StreamChannel;
import loopscope.kit.Workers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One loop waits for all clients, and hands each ready one to a pool of workers.
 *
 * <pre>
 *   select() ─▸ B is ready: watch it no more ─▸ put ─▸ [ C ][ B ] ─▸ take ─▸ worker: read, write
 *      ▴                                                                       │
 *      └──────────────────────── watch it again, wake up ◂─────────────────────┘
 * </pre>
 *
 * <p>A worker has a client only while there is something to do for it. So a few workers serve many
 * clients, and slow work does not stop the loop. Each turn costs two changes of thread.
 */
public final class LoopPoolServer implements Server {
    private static final int BACKLOG = 128;
    private static final int MESSAGE_BYTES = 64 * 1024;

    /** While a client's queue is this long or longer, the server does not read from the client. */
    private static final int QUEUE_BOUND = 256 * 1024;

    private static final long RETRY_MILLIS = 100;

    private final Kit kit;
    private final int workers;
    private final ListeningChannel listener;
    private final ChannelSelector selector;
    private final HandOff<Client> ready;
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private volatile boolean full;
    private volatile boolean stopping;

    /**
     * Creates a server that is not open yet.
     *
     * @param workers how many threads serve, at least 1
     */
    public LoopPoolServer(Kit kit, int workers) {
        this.kit = kit;
        this.workers = workers;
        listener = kit.listener();
        selector = kit.selector();
        ready = kit.handOff(HandOff.UNBOUNDED);
    }

    @Override
    public void open(String address, int port) throws CannotListenException {
        listener.open(address, port, BACKLOG);
        listener.nonBlocking();
        selector.open();
    }

    @Override
    public long address() {
        return listener.address();
    }

    /**
     * However the loop ends, leaving the try block closes the queue, which ends the workers, and
     * waits for them.
     */
    @Override
    public void serve() {
        try (Workers pool = kit.threads("worker");
                ready) {
            for (int i = 0; i < workers; i++) {
                pool.execute(this::work);
            }
            loop();
        }
        selector.close();
    }

    @Override
    public void stop() {
        stopping = true;
        selector.wakeup();
    }

    private void loop() {
        ChannelKey listening =
                selector.register(listener, ChannelKey.ACCEPT, (Runnable) this::accept);
        while (!stopping) {
            listening.interest(full ? ChannelKey.NOTHING : ChannelKey.ACCEPT);
            dispatch();
        }
        listener.close();
        while (!clients.isEmpty()) {
            clients.forEach(Client::finish);
            dispatch();
        }
    }

    private void dispatch() {
        int found = selector.select(full ? RETRY_MILLIS : ChannelSelector.FOREVER);
        full = full && found > 0; // after the time limit, accept gets another try
        for (ChannelKey key : selector.selected()) {
            ((Runnable) key.attachment()).run();
        }
    }

    private void accept() {
        StreamChannel channel = listener.accept();
        if (channel != null) {
            channel.nonBlocking();
            try {
                clients.add(new Client(channel));
            } catch (UncheckedIOException e) {
                channel.close(); // the client is gone already
            }
        }
        full = listener.isExhausted(); // the listener stays ready, and select would never wait
    }

    private void work() {
        ByteBuffer message = kit.buffer(MESSAGE_BYTES);
        Client client = ready.take();
        while (client != null) {
            client.serve(message);
            selector.wakeup();
            client = ready.take();
        }
    }

    /**
     * A client: its channel, and the part of its echo that is not sent yet. Confined to the loop's
     * thread while the selector watches the channel, else to one worker.
     */
    private final class Client implements Runnable {
        final StreamChannel channel;
        final MessageQueue queue;
        final ChannelKey key;
        boolean inputEnded;

        Client(StreamChannel channel) {
            this.channel = channel;
            queue = kit.queue(channel.connection());
            key = selector.register(channel, ChannelKey.READ, this);
        }

        /** The channel is ready: stops watching it, and hands the client to a worker. */
        @Override
        public void run() {
            key.interest(ChannelKey.NOTHING);
            ready.put(this, channel.connection());
        }

        /**
         * Hands the client to a worker, which echoes what it has sent so far, then finds no more.
         */
        void finish() {
            if (key.interest() == ChannelKey.READ) {
                run();
            }
        }

        /**
         * A worker's turn. Watching the channel again comes last: then the client is the loop's.
         */
        void serve(ByteBuffer message) {
            try {
                receive(message);
                send();
                if (queue.isEmpty() && inputEnded) {
                    drop();
                } else {
                    watch();
                }
            } catch (IOException e) {
                drop(); // the client has reset its connection, or is gone
            }
        }

        private void receive(ByteBuffer message) throws IOException {
            if (inputEnded || queue.bytes() >= QUEUE_BOUND) {
                return;
            }
            int received = channel.read(message.clear());
            if (received > 0) {
                kit.count();
                queue.put(message.flip());
            }
            inputEnded = received < 0 || (received == 0 && stopping);
        }

        private void send() throws IOException {
            if (!queue.isEmpty()) {
                queue.taken(channel.write(queue.front())); // the rest stays in front
            }
        }

        private void watch() {
            boolean listens = !inputEnded && queue.bytes() < QUEUE_BOUND;
            key.interest(
                    (listens ? ChannelKey.READ : ChannelKey.NOTHING)
                            | (queue.isEmpty() ? ChannelKey.NOTHING : ChannelKey.WRITE));
        }

        private void drop() {
            clients.remove(this);
            channel.close();
            full = false; // there is a free descriptor again
        }
    }
}
