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
 * Tells the kernel once which sockets to watch; each wait returns only those that are ready.
 *
 * <pre>
 *                       ┌─ listener ─▸ accept ─▸ epoll_ctl ADD: EPOLLIN | EPOLLPRI
 *   epoll_wait ─▸ EPOLLIN ─ client ─▸ recv ─▸ its queue ─▸ send; a rest: MOD, EPOLLOUT added
 *            └─▸ EPOLLOUT ─ client ─▸ send ◂─ its queue; empty: MOD, EPOLLOUT taken out
 * </pre>
 *
 * <p>One thread, which waits only in epoll_wait(2). The cost of a wait grows with the ready
 * sockets, not with the watched ones. Level-triggered: each wait reports a socket again for as long
 * as it is ready. But each change of interest is a system call, so the server first tries to send a
 * reply, and asks for room to write only when a rest remains.
 */
public final class EpollServer implements Server {
    private static final int BACKLOG = 128;
    private static final int MESSAGE_BYTES = 64 * 1024;

    /** While a client's queue is this long or longer, the server does not read from the client. */
    private static final int QUEUE_BOUND = 256 * 1024;

    private static final int RETRY_MILLIS = 100;

    private final Kit kit;
    private final RawSocket listener;
    private final Wakeup wakeup;
    private final Epoll epoll;
    private final ByteBuffer message;
    private final Map<Descriptor, Client> clients = new HashMap<>();
    private volatile boolean stopping;

    /** Creates a server that is not open yet. */
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
            // Each step may drop the client; the next then finds no entry in clients.
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
                epoll.remove(listener); // it stays readable, and epoll_wait would never wait
            }
        } else {
            welcome(socket);
        }
    }

    private void welcome(RawSocket socket) {
        socket.nonBlocking();
        socket.moveUp(); // epoll takes any descriptor number
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

    /** End of input: the client sends no more, but part of its echo may still be queued. */
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

    /** Asks for input while the client's queue has room, and for output while it holds bytes. */
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

    /** A client: its socket, and the part of its echo that is not sent yet. */
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
