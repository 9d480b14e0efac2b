package loopscope.server;

import static loopscope.kit.PollTable.POLLERR;
import static loopscope.kit.PollTable.POLLHUP;
import static loopscope.kit.PollTable.POLLIN;
import static loopscope.kit.PollTable.POLLOUT;
import static loopscope.kit.PollTable.POLLPRI;

import loopscope.kit.CannotListenException;
import loopscope.kit.Descriptor;
import loopscope.kit.Kit;
import loopscope.kit.MessageQueue;
import loopscope.kit.PollTable;
import loopscope.kit.RawSocket;
import loopscope.kit.Wakeup;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives the kernel a table of sockets, and serves those that it marks as ready.
 *
 * <pre>
 *                 ┌─ listener ─▸ accept ─▸ a new entry: POLLIN | POLLPRI
 *   poll ─▸ POLLIN ─ client ─▸ recv ─▸ its queue ─▸ POLLOUT added to its entry
 *      └─▸ POLLOUT ─ client ─▸ send ◂─ its queue; empty: POLLOUT taken out
 * </pre>
 *
 * <p>One thread, which waits only in poll(2), for ever or for a time that its user chooses. Each
 * call looks at every entry, ready or not. But any descriptor number will do, and the kernel does
 * not overwrite what the server asked for.
 */
public class PollServer implements Server {
    private static final int BACKLOG = 128;
    private static final int MESSAGE_BYTES = 64 * 1024;

    /** While a client's queue is this long or longer, the server does not read from the client. */
    static final int QUEUE_BOUND = 256 * 1024;

    private static final int RETRY_MILLIS = 100;

    private final Kit kit;
    private final RawSocket listener;
    private final Wakeup wakeup;
    final PollTable table;
    private final ByteBuffer message;
    private final int timeout;
    final Map<Descriptor, Client> clients = new HashMap<>();
    private volatile boolean stopping;

    /** Creates a server that is not open yet, and that waits for ever. */
    public PollServer(Kit kit) {
        this(kit, PollTable.FOREVER);
    }

    /** The same, with a time limit for each poll in milliseconds; see {@link PollTable#poll}. */
    public PollServer(Kit kit, int timeout) {
        this.kit = kit;
        this.timeout = timeout;
        listener = kit.socket();
        wakeup = kit.wakeup();
        table = kit.pollTable();
        message = kit.buffer(MESSAGE_BYTES);
    }

    @Override
    public void open(String address, int port) throws CannotListenException {
        listener.open(address);
        listener.nonBlocking();
        listener.bind(address, port);
        listener.listen(BACKLOG);
        wakeup.open();
        table.add(listener, POLLIN);
        table.add(wakeup, POLLIN);
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
        table.remove(listener);
        listener.close();
        clients.values().forEach(client -> client.socket.endInput());
        while (!clients.isEmpty()) {
            serveReady();
        }
        table.remove(wakeup);
        wakeup.close();
    }

    @Override
    public void stop() {
        stopping = true;
        wakeup.signal();
    }

    private void serveReady() {
        boolean full = !stopping && !table.contains(listener);
        int ready = table.poll(full ? RETRY_MILLIS : timeout);
        if (full && ready == 0) {
            table.add(listener, POLLIN); // a descriptor may be free by now
        }
        for (int i = 0; i < ready; i++) {
            serve(table.ready(i), table.revents(i));
        }
    }

    private void serve(Descriptor ready, int revents) {
        if (ready == listener) {
            accept();
        } else if (ready == wakeup) {
            wakeup.clear();
        } else {
            // Each step may drop the client; the next then finds no entry in clients.
            if ((revents & POLLPRI) != 0) {
                receiveUrgent(clients.get(ready));
            }
            if ((revents & POLLOUT) != 0) {
                send(clients.get(ready));
            }
            if ((revents & (POLLIN | POLLERR | POLLHUP)) != 0) {
                receive(clients.get(ready));
            }
        }
    }

    private void accept() {
        RawSocket socket = listener.accept();
        if (socket == null) {
            if (listener.isExhausted()) {
                table.remove(listener); // it stays readable, and poll would never wait
            }
        } else {
            welcome(socket);
        }
    }

    private void welcome(RawSocket socket) {
        socket.nonBlocking();
        socket.moveUp(); // poll takes any descriptor number
        clients.put(socket, new Client(socket, kit.queue(socket.connection())));
        table.add(socket, POLLIN | POLLPRI);
    }

    private void receiveUrgent(@Nullable Client client) {
        if (client != null) {
            client.socket.recvUrgent(message);
        }
    }

    private void receive(@Nullable Client client) {
        if (client == null) {
            return;
        }
        int received = client.socket.recv(message);
        if (received > 0) {
            kit.count();
            client.queue.put(message);
            watch(client);
        } else if (received == 0) {
            noMoreInput(client);
        } else if (received != RawSocket.WOULD_BLOCK) {
            drop(client);
        }
    }

    /** End of input: the client sends no more, but part of its echo may still be queued. */
    private void noMoreInput(Client client) {
        client.inputEnded = true;
        if (client.queue.isEmpty()) {
            drop(client);
        } else {
            watch(client);
        }
    }

    void send(@Nullable Client client) {
        if (client == null) {
            return;
        }
        int sent = client.socket.send(client.queue.front());
        if (sent > 0) {
            client.queue.taken(sent); // the rest stays in front
            if (client.queue.isEmpty() && client.inputEnded) {
                drop(client);
            } else {
                watch(client);
            }
        } else if (sent != RawSocket.WOULD_BLOCK) {
            drop(client);
        }
    }

    /** Asks for input while the client's queue has room, and for output while it holds bytes. */
    void watch(Client client) {
        int events = POLLPRI;
        if (!client.inputEnded && client.queue.bytes() < QUEUE_BOUND) {
            events |= POLLIN;
        }
        if (!client.queue.isEmpty()) {
            events |= POLLOUT;
        }
        table.modify(client.socket, events);
    }

    void drop(Client client) {
        table.remove(client.socket);
        clients.remove(client.socket);
        client.socket.close();
        if (!stopping) {
            table.add(listener, POLLIN); // there is a free descriptor again
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
