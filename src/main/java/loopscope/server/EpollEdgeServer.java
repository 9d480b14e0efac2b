package loopscope.server;

import static loopscope.kit.Epoll.EPOLLERR;
import static loopscope.kit.Epoll.EPOLLET;
import static loopscope.kit.Epoll.EPOLLHUP;
import static loopscope.kit.Epoll.EPOLLIN;
import static loopscope.kit.Epoll.EPOLLOUT;
import static loopscope.kit.Epoll.EPOLLPRI;

import loopscope.kit.CannotListenException;
import loopscope.kit.Descriptor;
import loopscope.kit.Epoll;
import loopscope.kit.Kit;
import loopscope.kit.MessageQueue;
import loopscope.kit.RawSocket;
import loopscope.kit.Wakeup;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The kernel reports once that a socket has become ready; the server must go on until it would
 * block.
 *
 * <pre>
 *                       ┌─ listener ─▸ accept, accept, … ─▸ would block
 *   epoll_wait ─▸ EPOLLIN ─ client ─▸ recv, recv, … ─▸ would block
 *            └─▸ EPOLLOUT ─ client ─▸ send, send, … ─▸ would block, or the queue is empty
 * </pre>
 *
 * <p>One thread, and one epoll_ctl(2) per client, which asks for everything, for good. The kernel
 * never reports an edge twice, so the server remembers which clients can go on: those are active,
 * and take turns, so that a client that never stops keeps no other one waiting.
 */
public class EpollEdgeServer implements Server {
    private static final int BACKLOG = 128;
    private static final int MESSAGE_BYTES = 64 * 1024;

    /** While a client's queue is this long or longer, the server does not read from the client. */
    private static final int QUEUE_BOUND = 256 * 1024;

    private static final int RETRY_MILLIS = 100;
    private static final int NO_WAIT = 0;

    final Kit kit;
    private final RawSocket listener;
    private final Wakeup wakeup;
    final Epoll epoll;
    private final ByteBuffer message;
    final Map<Descriptor, Client> clients = new HashMap<>();
    private final Deque<Client> active = new ArrayDeque<>();
    private boolean clientsWaiting;
    private boolean full;
    private volatile boolean stopping;

    /** Creates a server that is not open yet. */
    public EpollEdgeServer(Kit kit) {
        this.kit = kit;
        listener = kit.socket();
        wakeup = kit.wakeup();
        epoll = kit.epoll();
        message = kit.buffer(MESSAGE_BYTES);
    }

    @Override
    public void open(String address, int port) throws CannotListenException {
        listener.open(address);
        listener.nonBlocking();
        listener.bind(address, port);
        listener.listen(BACKLOG);
        wakeup.open();
        epoll.open();
        epoll.add(listener, EPOLLIN | EPOLLET);
        epoll.add(wakeup, EPOLLIN | EPOLLET);
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
        epoll.remove(listener);
        listener.close();
        clients.values().forEach(client -> client.socket.endInput());
        while (!clients.isEmpty()) {
            serveReady();
        }
        epoll.remove(wakeup);
        wakeup.close();
        epoll.close();
    }

    @Override
    public void stop() {
        stopping = true;
        wakeup.signal();
    }

    private void serveReady() {
        int ready = epoll.await(limit());
        for (int i = 0; i < ready; i++) {
            note(epoll.ready(i), epoll.events(i));
        }
        if (ready == 0 && active.isEmpty()) {
            full = false; // the time is over: a descriptor may be free by now
        }
        if (canAccept()) {
            accept();
        }
        for (int turns = active.size(); turns > 0; turns--) {
            serve(active.remove());
        }
    }

    private int limit() {
        if (!active.isEmpty() || canAccept()) {
            return NO_WAIT;
        }
        return full ? RETRY_MILLIS : Epoll.FOREVER;
    }

    private boolean canAccept() {
        return clientsWaiting && !full && !stopping;
    }

    /** Remembers what the kernel reports: it will not report it again. */
    private void note(Descriptor ready, int events) {
        if (ready == listener) {
            clientsWaiting = true;
        } else if (ready == wakeup) {
            wakeup.clear();
        } else {
            Client client = clients.get(ready);
            if (client != null) {
                client.urgent |= (events & EPOLLPRI) != 0;
                client.readable |= (events & (EPOLLIN | EPOLLERR | EPOLLHUP)) != 0;
                client.writable |= (events & EPOLLOUT) != 0;
                activate(client);
            }
        }
    }

    private void activate(Client client) {
        if (!client.active && client.canGoOn()) {
            client.active = true;
            active.add(client);
        }
    }

    private void accept() {
        RawSocket socket = listener.accept();
        while (socket != null) {
            welcome(socket);
            socket = listener.accept();
        }
        full = listener.isExhausted();
        clientsWaiting = !listener.isDrained(); // after an error there may be more
    }

    void welcome(RawSocket socket) {
        socket.nonBlocking();
        socket.moveUp(); // epoll takes any descriptor number
        clients.put(socket, new Client(socket, kit.queue(socket.connection())));
        epoll.add(socket, EPOLLIN | EPOLLPRI | EPOLLOUT | EPOLLET);
    }

    /** A client's turn: its urgent byte if there is one, one recv, one send. */
    private void serve(Client client) {
        client.active = false;
        if (client.urgent) {
            client.urgent = false;
            client.socket.recvUrgent(message);
        }
        if (client.canRead()) {
            receive(client);
        }
        if (client.canSend()) {
            send(client);
        }
        activate(client);
    }

    void receive(Client client) {
        int received = client.socket.recv(message);
        if (received > 0) {
            kit.count();
            client.queue.put(message);
        } else if (received == 0) {
            noMoreInput(client);
        } else if (received == RawSocket.WOULD_BLOCK) {
            client.readable = false; // drained: the kernel will report the next edge
        } else {
            drop(client);
        }
    }

    /** End of input: the client sends no more, but part of its echo may still be queued. */
    private void noMoreInput(Client client) {
        client.inputEnded = true;
        if (client.queue.isEmpty()) {
            drop(client);
        }
    }

    private void send(Client client) {
        int sent = client.socket.send(client.queue.front());
        if (sent > 0) {
            client.queue.taken(sent); // the rest stays in front
            if (client.queue.isEmpty() && client.inputEnded) {
                drop(client);
            }
        } else if (sent == RawSocket.WOULD_BLOCK) {
            client.writable = false;
        } else {
            drop(client);
        }
    }

    private void drop(Client client) {
        epoll.remove(client.socket);
        clients.remove(client.socket);
        client.socket.close();
        client.urgent = false;
        client.readable = false;
        client.writable = false;
        full = false; // there is a free descriptor again
    }

    /**
     * A client: its socket, the part of its echo that is not sent yet, and what the kernel
     * reported.
     */
    static final class Client {
        final RawSocket socket;
        final MessageQueue queue;
        boolean inputEnded;
        boolean urgent;
        boolean readable;
        boolean writable;
        boolean active;

        Client(RawSocket socket, MessageQueue queue) {
            this.socket = socket;
            this.queue = queue;
        }

        boolean canRead() {
            return readable && !inputEnded && queue.bytes() < QUEUE_BOUND;
        }

        boolean canSend() {
            return writable && !queue.isEmpty();
        }

        boolean canGoOn() {
            return urgent || canRead() || canSend();
        }
    }
}
