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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A loop per core: accept, and deal the clients out to event loops, each with its own thread.
 *
 * <pre>
 *   accept() ─┬─ A, C, E ─▸ [ ] ─▸ loop 1:  select() ─▸ callbacks of A, C, E
 *      ▴      └─ B, D ────▸ [ ] ─▸ loop 2:  select() ─▸ callbacks of B, D
 *      └── next
 * </pre>
 *
 * <p>Threads and multiplexing together: as many threads as can run at once, each serving many
 * clients. A client stays with its loop, so no other thread touches its state, and no lock is
 * needed.
 */
public final class LoopsServer implements Server {
    private static final int BACKLOG = 128;
    private static final int MESSAGE_BYTES = 64 * 1024;

    /** While a client's queue is this long or longer, the server does not read from the client. */
    private static final int QUEUE_BOUND = 256 * 1024;

    private final Kit kit;
    private final ListeningChannel listener;
    private final List<Loop> loops;
    private volatile boolean stopping;

    /**
     * Creates a server that is not open yet.
     *
     * @param loops how many, at least 1
     */
    public LoopsServer(Kit kit, int loops) {
        this.kit = kit;
        listener = kit.listener();
        this.loops = IntStream.range(0, loops).mapToObj(i -> new Loop()).toList();
    }

    @Override
    public void open(String address, int port) throws CannotListenException {
        listener.open(address, port, BACKLOG);
        for (Loop loop : loops) {
            loop.selector.open();
        }
        closeIfStopping();
    }

    @Override
    public long address() {
        return listener.address();
    }

    /** Leaving the try block waits for the loops. */
    @Override
    public void serve() {
        try (Workers threads = kit.threads("loop")) {
            loops.forEach(threads::execute);
            int dealt = 0;
            StreamChannel client = listener.accept();
            while (client != null) {
                loops.get(dealt++ % loops.size()).add(client);
                client = listener.accept();
            }
            loops.forEach(Loop::finish);
        }
    }

    @Override
    public void stop() {
        stopping = true;
        closeIfStopping();
    }

    /**
     * {@link #open} and {@link #stop} both call this after their change; the later one sees both.
     */
    private void closeIfStopping() {
        if (stopping) {
            listener.close();
        }
    }

    /**
     * Serves the clients dealt to it. Confined to its own thread, except {@link #add} and {@link
     * #finish}.
     */
    private final class Loop implements Runnable {
        final ChannelSelector selector = kit.selector();
        final HandOff<StreamChannel> dealt = kit.handOff(HandOff.UNBOUNDED);
        final ByteBuffer message = kit.buffer(MESSAGE_BYTES);
        final Set<Client> clients = new HashSet<>();
        volatile boolean finishing;

        void add(StreamChannel client) {
            dealt.put(client, client.connection());
            selector.wakeup();
        }

        /** No more clients will be dealt to this loop: it ends when those it has are served. */
        void finish() {
            finishing = true;
            selector.wakeup();
        }

        @Override
        public void run() {
            while (!finishing) {
                dispatch();
                register();
            }
            register();
            List.copyOf(clients).forEach(Client::finish);
            while (!clients.isEmpty()) {
                dispatch();
                List.copyOf(clients).forEach(Client::finish);
            }
            selector.close();
        }

        private void register() {
            StreamChannel channel = dealt.poll();
            while (channel != null) {
                channel.nonBlocking();
                try {
                    clients.add(new Client(channel, this));
                } catch (UncheckedIOException e) {
                    channel.close(); // the client is gone already
                }
                channel = dealt.poll();
            }
        }

        private void dispatch() {
            int _ = selector.select(ChannelSelector.FOREVER);
            for (ChannelKey key : selector.selected()) {
                ((Runnable) key.attachment()).run();
            }
        }
    }

    /**
     * A client: its channel, the part of its echo that is not sent yet, and the channel's callback.
     */
    private final class Client implements Runnable {
        final StreamChannel channel;
        final Loop loop;
        final MessageQueue queue;
        final ChannelKey key;
        boolean inputEnded;

        Client(StreamChannel channel, Loop loop) {
            this.channel = channel;
            this.loop = loop;
            queue = kit.queue(channel.connection());
            key = loop.selector.register(channel, ChannelKey.READ, this);
        }

        @Override
        public void run() {
            try {
                // Sending may drop the client; its key is then not readable.
                if (key.isWritable()) {
                    send();
                }
                if (key.isReadable()) {
                    receive();
                }
            } catch (IOException e) {
                drop(); // the client has reset its connection, or is gone
            }
        }

        /** Echoes all that the client has sent so far, then acts as if its input had ended. */
        void finish() {
            try {
                while (!inputEnded && queue.bytes() < QUEUE_BOUND) {
                    receive();
                }
            } catch (IOException e) {
                drop();
            }
        }

        private void receive() throws IOException {
            int received = channel.read(loop.message.clear());
            if (received > 0) {
                kit.count();
                queue.put(loop.message.flip());
                send();
            } else if (received < 0 || loop.finishing) {
                noMoreInput();
            }
        }

        private void send() throws IOException {
            queue.taken(channel.write(queue.front())); // the rest stays in front
            if (queue.isEmpty() && inputEnded) {
                drop();
            } else {
                watch();
            }
        }

        /** End of input: the client sends no more, but part of its echo may still be queued. */
        private void noMoreInput() {
            inputEnded = true;
            if (queue.isEmpty()) {
                drop();
            } else {
                watch();
            }
        }

        /** Asks for input while the queue has room, and for output while it holds bytes. */
        private void watch() {
            boolean listens = !inputEnded && queue.bytes() < QUEUE_BOUND;
            key.interest(
                    (listens ? ChannelKey.READ : ChannelKey.NOTHING)
                            | (queue.isEmpty() ? ChannelKey.NOTHING : ChannelKey.WRITE));
        }

        private void drop() {
            loop.clients.remove(this);
            channel.close();
        }
    }
}
