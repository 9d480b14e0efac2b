package loopscope.server;

import loopscope.kit.CannotListenException;
import loopscope.kit.Descriptor;
import loopscope.kit.Kit;
import loopscope.kit.LowNumbers;
import loopscope.kit.MessageQueue;
import loopscope.kit.RawSocket;
import loopscope.kit.SelectSet;
import loopscope.kit.SelectSets;
import loopscope.kit.Wakeup;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Asks the kernel which sockets are ready, and serves only those: no client waits for another.
 *
 * <pre>
 *                 ┌─ listener ─▸ accept ─▸ inputs
 *   select ─▸ readable ─ client ─▸ recv ─▸ its queue ─▸ outputs
 *         └─▸ writable ─ client ─▸ send ◂─ its queue; empty: no longer in outputs
 * </pre>
 *
 * <p>One thread, which waits only in select(2). Each call looks at every descriptor number up to
 * the highest one watched, ready or not, and the highest possible is 1,023; poll(2) and epoll(7) do
 * better.
 */
public class SelectServer implements Server {
    private static final int BACKLOG = 128;
    private static final int MESSAGE_BYTES = 64 * 1024;

    /** From this length on, the server reads no more from the client until its queue is empty. */
    static final int QUEUE_BOUND = 256 * 1024;

    private static final long RETRY_MILLIS = 100;

    final Kit kit;
    private final RawSocket listener;
    private final Wakeup wakeup;
    private final LowNumbers numbers;
    private final SelectSets sets;
    final SelectSet inputs;
    final SelectSet outputs;
    final SelectSet exceptional;
    final ByteBuffer message;
    final Map<Descriptor, Client> clients = new HashMap<>();
    private volatile boolean stopping;

    /** Creates a server that is not open yet. */
    public SelectServer(Kit kit) {
        this.kit = kit;
        listener = kit.socket();
        wakeup = kit.wakeup();
        numbers = kit.lowNumbers();
        sets = kit.selectSets();
        inputs = sets.inputs();
        outputs = sets.outputs();
        exceptional = sets.exceptional();
        message = kit.buffer(MESSAGE_BYTES);
    }

    @Override
    public void open(String address, int port) throws CannotListenException {
        listener.open(address);
        listener.nonBlocking();
        listener.bind(address, port);
        listener.listen(BACKLOG);
        wakeup.open();
        numbers.reserve(listener, wakeup);
        inputs.add(listener);
        inputs.add(wakeup);
    }

    @Override
    public long address() {
        return listener.address();
    }

    @Override
    public void serve() {
        while (!stopping) {
            serveReady();
        }
        inputs.remove(listener);
        listener.close();
        clients.values().forEach(client -> client.socket.endInput());
        while (!clients.isEmpty()) {
            serveReady();
        }
        inputs.remove(wakeup);
        wakeup.close();
        numbers.close();
    }

    @Override
    public void stop() {
        stopping = true;
        wakeup.signal();
    }

    private void serveReady() {
        boolean full = !stopping && !inputs.contains(listener);
        int ready = sets.select(full ? RETRY_MILLIS : SelectSets.FOREVER);
        if (full && ready == 0) {
            inputs.add(listener);
        }
        // A client dropped in this round may still be in a later list; clients no longer has it.
        for (Descriptor urgent : sets.urgent()) {
            Client client = clients.get(urgent);
            if (client != null) {
                client.socket.recvUrgent(message);
            }
        }
        for (Descriptor readable : sets.readable()) {
            if (readable == listener) {
                accept();
            } else if (readable == wakeup) {
                wakeup.clear();
            } else {
                receive(clients.get(readable));
            }
        }
        for (Descriptor writable : sets.writable()) {
            send(clients.get(writable));
        }
    }

    private void accept() {
        RawSocket socket = listener.accept();
        if (socket == null) {
            if (listener.isExhausted()) {
                inputs.remove(listener); // it stays readable, and select would never wait
            }
        } else if (!numbers.take(socket)) {
            kit.notice(
                    socket.name()
                            + " was turned away: select can't watch its descriptor, "
                            + socket.fd()
                            + ", as 1023 is the last.");
            socket.close();
        } else {
            welcome(socket);
        }
    }

    void welcome(RawSocket socket) {
        socket.nonBlocking();
        clients.put(socket, new Client(socket, kit.queue(socket.connection())));
        inputs.add(socket);
        exceptional.add(socket);
    }

    void receive(@Nullable Client client) {
        if (client == null) {
            return;
        }
        int received = client.socket.recv(message);
        if (received > 0) {
            kit.count();
            client.queue.put(message);
            outputs.add(client.socket);
            if (client.queue.bytes() >= QUEUE_BOUND) {
                inputs.remove(client.socket);
            }
        } else if (received == 0) {
            noMoreInput(client);
        } else if (received != RawSocket.WOULD_BLOCK) {
            drop(client);
        }
    }

    /** End of input: the client sends no more, but part of its echo may still be queued. */
    void noMoreInput(Client client) {
        client.inputEnded = true;
        inputs.remove(client.socket);
        if (client.queue.isEmpty()) {
            drop(client);
        }
    }

    void send(@Nullable Client client) {
        if (client == null) {
            return;
        }
        int sent = client.socket.send(client.queue.front());
        if (sent > 0) {
            client.queue.taken(sent); // the rest stays in front
            if (client.queue.isEmpty()) {
                allSent(client);
            }
        } else if (sent != RawSocket.WOULD_BLOCK) {
            drop(client);
        }
    }

    void allSent(Client client) {
        outputs.remove(client.socket);
        if (client.inputEnded) {
            drop(client);
        } else {
            inputs.add(client.socket);
        }
    }

    void drop(Client client) {
        inputs.remove(client.socket);
        outputs.remove(client.socket);
        exceptional.remove(client.socket);
        clients.remove(client.socket);
        client.socket.close();
        if (!stopping) {
            inputs.add(listener); // there is a free descriptor again
        }
    }

    /** A client: its socket, and the part of its echo that is not sent yet. */
    static final class Client {
        final RawSocket socket;
        final MessageQueue queue;
        boolean inputEnded;

        Client(RawSocket socket, MessageQueue queue) {
            this.socket = socket;
            this.queue = queue;
        }
    }
}
