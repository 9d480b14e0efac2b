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
 * One loop waits for everybody, and hands whoever is ready to a pool of workers.
 *
 * <pre>
 *   select() ─▸ B is ready: watch it no more ─▸ put ─▸ [ C ][ B ] ─▸ take ─▸ worker: read, write
 *      ▴                                                                       │
 *      └──────────────────────── watch it again, wake up ◂─────────────────────┘
 * </pre>
 *
 * <p>A worker has a client only while there is something to do for it, so that a few workers serve
 * many, and work that takes long keeps the loop from nobody. Each turn costs two changes of thread.
 */
public final class LoopPoolServer implements Server {
    private static final int BACKLOG = 128;
    private static final int MESSAGE_BYTES = 64 * 1024;

    /** A client whose queue is this long is not read from until it has taken what it is owed. */
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
     * Not yet open.
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
     * However the loop ends: closing the queue ends the workers, closing the crew waits for them.
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
        full = full && found > 0; // when the time is over, the listener has another try
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
                channel.close(); // it is gone already
            }
        }
        full = listener.isExhausted(); // it would be ready for ever
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

    /** Whom a channel belongs to, and what it is owed; a worker's while it is not watched. */
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

        /** It is ready: from now on it is a worker's. */
        @Override
        public void run() {
            key.interest(ChannelKey.NOTHING);
            ready.put(this, channel.connection());
        }

        /** What it has said by now is still answered; a worker finds out that there is no more. */
        void finish() {
            if (key.interest() == ChannelKey.READ) {
                run();
            }
        }

        /** The last thing that a worker does is to have it watched again. */
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
                drop(); // it was reset, or is gone: there is nobody left to tell
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
