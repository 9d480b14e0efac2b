package loopscope.server;

import loopscope.kit.CannotListenException;
import loopscope.kit.Kit;
import loopscope.kit.ListeningChannel;
import loopscope.kit.MessageQueue;
import loopscope.kit.StreamChannel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Don't wait: try every socket in turn, and go on where a call "would block".
 *
 * <pre>
 *   ┌─▸ accept? ─▸ read(A)? ─▸ write(A)? ─▸ read(B)? ─▸ write(B)? ─┐
 *   └──────────────────────────────────────────────────────────────┘
 * </pre>
 *
 * <p>One thread, and no client waits for another. But the loop never sleeps, and most of its calls
 * would block: it uses a whole core even while no client sends anything. select(2) asks the kernel
 * once, and sleeps.
 */
public final class SpinServer implements Server {
    private static final int BACKLOG = 128;
    private static final int MESSAGE_BYTES = 64 * 1024;

    /** While a client's queue is this long or longer, the server does not read from the client. */
    private static final int QUEUE_BOUND = 256 * 1024;

    private static final long RETRY_NANOS = 100_000_000;

    private final Kit kit;
    private final ListeningChannel listener;
    private final ByteBuffer message;
    private final List<Client> clients = new ArrayList<>();
    private long acceptAgain = System.nanoTime();
    private volatile boolean stopping;

    /** Creates a server that is not open yet. */
    public SpinServer(Kit kit) {
        this.kit = kit;
        listener = kit.listener();
        message = kit.buffer(MESSAGE_BYTES);
    }

    @Override
    public void open(String address, int port) throws CannotListenException {
        listener.open(address, port, BACKLOG);
        listener.nonBlocking();
    }

    @Override
    public long address() {
        return listener.address();
    }

    @Override
    public void serve() {
        while (!stopping) {
            accept();
            tryAll();
        }
        listener.close();
        while (!clients.isEmpty()) {
            tryAll();
        }
    }

    @Override
    public void stop() {
        stopping = true;
    }

    private void accept() {
        if (System.nanoTime() - acceptAgain < 0) {
            return; // no descriptor was free
        }
        StreamChannel channel = listener.accept();
        if (channel != null) {
            channel.nonBlocking();
            clients.add(new Client(channel, kit.queue(channel.connection())));
        } else if (listener.isExhausted()) {
            acceptAgain = System.nanoTime() + RETRY_NANOS;
        }
    }

    private void tryAll() {
        if (clients.removeIf(this::isFinished)) {
            acceptAgain = System.nanoTime(); // a descriptor is free again
        }
    }

    /** Tries to read from a client and to write to it; true once it is finished and closed. */
    private boolean isFinished(Client client) {
        try {
            receive(client);
            send(client);
            if (!client.inputEnded || !client.queue.isEmpty()) {
                return false;
            }
        } catch (IOException e) {
            // The client has reset its connection, or is gone: it can be sent nothing more.
        }
        client.channel.close();
        return true;
    }

    private void receive(Client client) throws IOException {
        if (client.inputEnded || client.queue.bytes() >= QUEUE_BOUND) {
            return;
        }
        int received = client.channel.read(message.clear());
        if (received > 0) {
            kit.count();
            client.queue.put(message.flip());
        } else if (received < 0 || stopping) {
            client.inputEnded = true;
        }
    }

    private void send(Client client) throws IOException {
        if (!client.queue.isEmpty()) {
            client.queue.taken(client.channel.write(client.queue.front())); // the rest stays
        }
    }

    /** A client: its channel, and the part of its echo that is not sent yet. */
    private static final class Client {
        final StreamChannel channel;
        final MessageQueue queue;
        boolean inputEnded;

        Client(StreamChannel channel, MessageQueue queue) {
            this.channel = channel;
            this.queue = queue;
        }
    }
}
