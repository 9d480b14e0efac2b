package loopscope.server;

import loopscope.kit.CannotListenException;
import loopscope.kit.ChannelKey;
import loopscope.kit.ChannelSelector;
import loopscope.kit.Kit;
import loopscope.kit.ListeningChannel;
import loopscope.kit.MessageQueue;
import loopscope.kit.StreamChannel;
import loopscope.kit.TlsChannel;
import loopscope.kit.TlsException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The reactor of {@code selector}, encrypted: the same loop, where a handshake is a conversation
 * like any other.
 *
 * <pre>
 *              ┌─ listener's key ─▸ accept() ─▸ register(client, READ, callback)
 *   select() ──┤
 *              └─ client's key ─┬─▸ handshake: records come and go, as the kernel has them or room
 *                               └─▸ once secured: read ─▸ its queue ─▸ write
 * </pre>
 *
 * <p>No call waits for a handshake: the loop goes on with it when select says that the socket is
 * ready, so a client that stops in the middle keeps nobody waiting. Only the computing takes all
 * clients' time. Two things are new. A handshake may have records to send while nothing is queued.
 * And one read may take several records out of the kernel, of which no later select tells: a client
 * is read from for as long as its channel holds input.
 */
public final class SelectorTlsServer implements Server {
    private static final int BACKLOG = 128;
    private static final int MESSAGE_BYTES = 64 * 1024;

    /** While a client's queue is this long or longer, the server does not read from the client. */
    private static final int QUEUE_BOUND = 256 * 1024;

    private static final long RETRY_MILLIS = 100;

    private final Kit kit;
    private final ListeningChannel listener;
    private final ChannelSelector selector;
    private final ByteBuffer message;
    private final Set<Client> clients = new HashSet<>();
    private boolean full;
    private volatile boolean stopping;

    /** Creates a server that is not open yet. */
    public SelectorTlsServer(Kit kit) {
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
        kit.prepareTls();
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
        full = full && ready > 0; // after the time limit, accept gets another try
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

    /**
     * A client: its channel, the part of its echo that is not sent yet, and the channel's callback.
     */
    private final class Client implements Runnable {
        final TlsChannel channel;
        final MessageQueue queue;
        final ChannelKey key;
        boolean inputEnded;

        Client(StreamChannel accepted) {
            channel = kit.tls(accepted);
            queue = kit.queue(accepted.connection());
            key = selector.register(accepted, ChannelKey.READ, this);
        }

        @Override
        public void run() {
            try {
                if (!channel.isSecured()) {
                    handshake();
                }
                if (channel.isSecured()) {
                    echo();
                }
            } catch (TlsException e) {
                kit.notice(channel.name() + " " + e.getMessage() + "; its connection was closed.");
                drop();
            } catch (IOException e) {
                drop(); // the client has reset its connection, or is gone
            }
        }

        /** Goes on with the handshake, and asks for what it needs next. */
        private void handshake() throws IOException {
            boolean _ = channel.handshake();
            key.interest(channel.holdsOutput() ? ChannelKey.WRITE : ChannelKey.READ);
        }

        private void echo() throws IOException {
            // Sending may drop the client; its key is then not readable, and it does not listen.
            if (key.isWritable() && !queue.isEmpty()) {
                send();
            }
            if (key.isReadable()) {
                receive();
            }
            while (channel.holdsInput() && listens()) {
                receive();
            }
        }

        /** Echoes all that the client has sent so far, then acts as if its input had ended. */
        void finish() {
            try {
                if (!channel.isSecured()) {
                    drop();
                }
                while (listens()) {
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

        /** End of input: the client sends no more, but part of its echo may still be queued. */
        private void noMoreInput() {
            inputEnded = true;
            if (queue.isEmpty()) {
                drop();
            } else {
                watch();
            }
        }

        private boolean listens() {
            return !inputEnded && queue.bytes() < QUEUE_BOUND;
        }

        /** Asks for input while the queue has room, and for output while it holds bytes. */
        private void watch() {
            key.interest(
                    (listens() ? ChannelKey.READ : ChannelKey.NOTHING)
                            | (queue.isEmpty() ? ChannelKey.NOTHING : ChannelKey.WRITE));
        }

        private void drop() {
            inputEnded = true;
            clients.remove(this);
            channel.close();
            full = false; // there is a free descriptor again
        }
    }
}
