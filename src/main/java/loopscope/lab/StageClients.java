package loopscope.lab;

import loopscope.client.Client;
import loopscope.client.ClientStatus;
import loopscope.kit.ClientSide;
import loopscope.kit.Gate;
import loopscope.kit.Kit;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A stage's own clients that are not gone. Thread-safe. */
final class StageClients {
    private static final long END_MILLIS = 300;

    private final Trace trace;
    private final boolean tls;
    private final Set<Client> there = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sent = new AtomicInteger();
    private final ConnectFailures failures = new ConnectFailures();

    /**
     * No clients yet.
     *
     * @param tls whether the stage's server speaks TLS
     */
    StageClients(Trace trace, boolean tls) {
        this.trace = trace;
        this.tls = tls;
    }

    /** Adds a client with nothing to do yet; {@code whenGone} is called once, when it is gone. */
    Client add(
            String name,
            int ordinal,
            long address,
            Consumer<byte[]> listener,
            Consumer<? super Client> whenGone) {
        // A kit and gate for each: the pace does not hold clients, and each can be ended by itself.
        ClientSide side = new ClientSide(new Kit(trace, new Gate()), name, ordinal, tls);
        Client client =
                new Client(
                        side,
                        address,
                        listener,
                        gone -> {
                            failures.add(gone);
                            there.remove(gone);
                            whenGone.accept(gone);
                        });
        there.add(client);
        sent.incrementAndGet();
        return client;
    }

    /** One sentence on the clients that could not connect; null when all could. */
    @Nullable String trouble() {
        there.forEach(failures::add);
        return failures.sentence(sent.get());
    }

    /**
     * Blocks until each connected client has read the rest of what the server sent, then the end of
     * the connection, and is gone.
     *
     * @param deadline how long to wait at most, as a {@link System#nanoTime}
     */
    void awaitGoodbyes(long deadline) {
        for (Client client : there) {
            if (client.status() == ClientStatus.CONNECTED) {
                boolean _ = client.awaitGone(deadline - System.nanoTime());
            }
        }
    }

    /** Ends all clients and blocks until they are gone, for 300 ms at most. */
    void end() {
        there.forEach(Client::stop);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(END_MILLIS);
        for (Client client : there) {
            boolean _ = client.awaitGone(deadline - System.nanoTime());
        }
    }
}
