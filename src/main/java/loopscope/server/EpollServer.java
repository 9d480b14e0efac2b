package loopscope.server;

import static loopscope.kit.Epoll.EPOLLERR;
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

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells the kernel once whom to watch, and is given only those that are ready.
 *
 * <pre>
 *                       ┌─ listener ─▸ accept ─▸ epoll_ctl ADD: EPOLLIN | EPOLLPRI
 *   epoll_wait ─▸ EPOLLIN ─ client ─▸ recv ─▸ its queue ─▸ send; a rest: MOD, EPOLLOUT added
 *            └─▸ EPOLLOUT ─ client ─▸ send ◂─ its queue; empty: MOD, EPOLLOUT taken out
 * </pre>
 *
 * <p>One thread, which waits in epoll_wait(2) alone. Each wait costs as much as there are ready
 * ones, however many are watched: level-triggered, again and again as long as they are ready. But
 * to watch for something else is a call each time, so a reply is first sent, and only its rest
 * waited for.
 */
public final class EpollServer implements Server {
    private static final int BACKLOG = 128;
    private static final int MESSAGE_BYTES = 64 * 1024;

    /** A client whose queue is this long is not read from until it has taken what it is owed. */
    private static final int QUEUE_BOUND = 256 * 1024;

    private static final int RETRY_MILLIS = 100;

    private final Kit kit;
    private final RawSocket listener;
    private final Wakeup wakeup;
    private final Epoll epoll;
    private final ByteBuffer message;
    private final Map<Descriptor, Client> clients = new HashMap<>();
    private volatile boolean stopping;

    /** Not yet open. */
    public EpollServer(Kit kit) {
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
        epoll.add(listener, EPOLLIN);
        epoll.add(wakeup, EPOLLIN);
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
        boolean full = !stopping && !epoll.contains(listener);
        int ready = epoll.await(full ? RETRY_MILLIS : Epoll.FOREVER);
        if (full && ready == 0) {
            epoll.add(listener, EPOLLIN);
        }
        for (int i = 0; i < ready; i++) {
            serve(epoll.ready(i), epoll.events(i));
        }
    }

    private void serve(Descriptor ready, int events) {
        if (ready == listener) {
            accept();
        } else if (ready == wakeup) {
            wakeup.clear();
        } else {
            // Each step may drop the client, which is then no longer known to the next.
            if ((events & EPOLLPRI) != 0) {
                receiveUrgent(clients.get(ready));
            }
            if ((events & EPOLLOUT) != 0) {
                send(clients.get(ready));
            }
            if ((events & (EPOLLIN | EPOLLERR | EPOLLHUP)) != 0) {
                receive(clients.get(ready));
            }
        }
    }

    private void accept() {
        RawSocket socket = listener.accept();
        if (socket == null) {
            if (listener.isExhausted()) {
                epoll.remove(listener); // it would be readable for ever
            }
        } else {
            welcome(socket);
        }
    }

    private void welcome(RawSocket socket) {
        socket.nonBlocking();
        socket.moveUp(); // any number will do
        clients.put(socket, new Client(socket, kit.queue(socket.connection())));
        epoll.add(socket, EPOLLIN | EPOLLPRI);
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
            send(client);
        } else if (received == 0) {
            noMoreInput(client);
        } else if (received != RawSocket.WOULD_BLOCK) {
            drop(client);
        }
    }

    /** The client says no more, but may be owed something still. */
    private void noMoreInput(Client client) {
        client.inputEnded = true;
        if (client.queue.isEmpty()) {
            drop(client);
        } else {
            watch(client);
        }
    }

    private void send(@Nullable Client client) {
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
        } else if (sent == RawSocket.WOULD_BLOCK) {
            watch(client);
        } else {
            drop(client);
        }
    }

    /** Has the client watched for what it is to be watched for now. */
    private void watch(Client client) {
        int events = EPOLLPRI;
        if (!client.inputEnded && client.queue.bytes() < QUEUE_BOUND) {
            events |= EPOLLIN;
        }
        if (!client.queue.isEmpty()) {
            events |= EPOLLOUT;
        }
        epoll.modify(client.socket, events);
    }

    private void drop(Client client) {
        epoll.remove(client.socket);
        clients.remove(client.socket);
        client.socket.close();
        if (!stopping) {
            epoll.add(listener, EPOLLIN); // there is a free descriptor again
        }
    }

    /** Whom a socket belongs to, and what it is owed. */
    private static final class Client {
        final RawSocket socket;
        final MessageQueue queue;
        boolean inputEnded;

        Client(RawSocket socket, MessageQueue queue) {
            this.socket = socket;
            this.queue = queue;
        }
    }
}
