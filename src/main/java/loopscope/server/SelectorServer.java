package loopscope.server;

import loopscope.kit.CannotListenException;
import loopscope.kit.ChannelKey;
import loopscope.kit.ChannelSelector;
import loopscope.kit.Kit;
import loopscope.kit.ListeningChannel;
import loopscope.kit.MessageQueue;
import loopscope.kit.StreamChannel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The reactor: channels are registered with a callback, and each that is ready has its one called.
 *
 * <pre>
 *              ┌─ listener's key ─▸ accept() ─▸ register(client, READ, callback)
 *   select() ──┤
 *              └─ client's key ───▸ its callback: read ─▸ its queue ─▸ write; a rest: READ | WRITE
 * </pre>
 *
 * <p>What a Java developer writes. The loop knows of no client, only of callbacks. The platform
 * chooses what it asks the kernel with: epoll, kqueue, wepoll; the catalogue says which. There, to
 * be watched for something else is a call, so a reply is first sent, and only its rest waited for.
 */
public final class SelectorServer implements Server {
    private static final int BACKLOG = 128;
    private static final int MESSAGE_BYTES = 64 * 1024;

    /** A client whose queue is this long is not read from until it has taken what it is owed. */
    private static final int QUEUE_BOUND = 256 * 1024;

    private static final long RETRY_MILLIS = 100;

    private final Kit kit;
    private final ListeningChannel listener;
    private final ChannelSelector selector;
    private final ByteBuffer message;
    private final Set<Client> clients = new HashSet<>();
    private boolean full;
    private volatile boolean stopping;

    /** Not yet open. */
    public SelectorServer(Kit kit) {
        this.kit = kit;
        listener = kit.listener();
        selector = kit.selector();
        message = kit.buffer(MESSAGE_BYTES);
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

    @Override
    public void serve() {
        ChannelKey listening =
                selector.register(listener, ChannelKey.ACCEPT, (Runnable) this::accept);
        while (!stopping) {
            listening.interest(full ? ChannelKey.NOTHING : ChannelKey.ACCEPT);
            dispatch();
        }
        listener.close();
        List.copyOf(clients).forEach(Client::finish);
        while (!clients.isEmpty()) {
            dispatch();
            List.copyOf(clients).forEach(Client::finish);
        }
        selector.close();
    }

    @Override
    public void stop() {
        stopping = true;
        selector.wakeup();
    }

    private void dispatch() {
        int ready = selector.select(full ? RETRY_MILLIS : ChannelSelector.FOREVER);
        full = full && ready > 0; // when the time is over, the listener has another try
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

    /** Whom a channel belongs to, what it is owed, and what to do when it is ready. */
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
            int received = channel.read(message.clear());
            if (received > 0) {
                kit.count();
                queue.put(message.flip());
                send();
            } else if (received < 0 || stopping) {
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
            clients.remove(this);
            channel.close();
            full = false; // there is a free descriptor again
        }
    }
}
