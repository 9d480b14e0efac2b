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
 * A loop per core: accept, and deal the clients out among event loops, each with its own thread.
 *
 * <pre>
 *   accept() ─┬─ A, C, E ─▸ [ ] ─▸ loop 1:  select() ─▸ callbacks of A, C, E
 *      ▴      └─ B, D ────▸ [ ] ─▸ loop 2:  select() ─▸ callbacks of B, D
 *      └── next
 * </pre>
 *
 * <p>Threads and multiplexing together: as many threads as can run at once, each serving many. A
 * client stays with its loop, so that nothing of it is shared, and no lock is needed.
 */
public final class LoopsServer implements Server {
    private static final int BACKLOG = 128;
    private static final int MESSAGE_BYTES = 64 * 1024;

    /** A client whose queue is this long is not read from until it has taken what it is owed. */
    private static final int QUEUE_BOUND = 256 * 1024;

    private final Kit kit;
    private final ListeningChannel listener;
    private final List<Loop> loops;
    private volatile boolean stopping;

    /**
     * Not yet open.
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

    /** Closing the crew waits for the loops. */
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

    /** Called after every change, so that neither side misses the other's. */
    private void closeIfStopping() {
        if (stopping) {
            listener.close();
        }
    }

    /** Serves those dealt out to it. All but add and finish is for its own thread. */
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

        /** Nobody is dealt out any more. */
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
                    channel.close(); // it is gone already
                }
                channel = dealt.poll();
            }
        }

        private void dispatch() {
            int unused = selector.select(ChannelSelector.FOREVER);
            for (ChannelKey key : selector.selected()) {
                ((Runnable) key.attachment()).run();
            }
        }
    }

    /** Whom a channel belongs to, what it is owed, and what to do when it is ready. */
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
                // The first may drop the client, whose key is then no longer ready.
                if (key.isWritable()) {
                    send();
                }
                if (key.isReadable()) {
                    receive();
                }
            } catch (IOException e) {
                drop(); // it was reset, or is gone: there is nobody left to tell
            }
        }

        /** What it has said by now is still answered; then it is taken to say no more. */
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

        /** It says no more, but may be owed something still. */
        private void noMoreInput() {
            inputEnded = true;
            if (queue.isEmpty()) {
                drop();
            } else {
                watch();
            }
        }

        /** Has its channel watched for what it is to be watched for now. */
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
