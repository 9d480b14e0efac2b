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

/** Our own clients of one stage that are there. Thread-safe. */
final class StageClients {
    private static final long END_MILLIS = 300;

    private final Trace trace;
    private final Set<Client> there = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sent = new AtomicInteger();
    private final ConnectFailures failures = new ConnectFailures();

    StageClients(Trace trace) {
        this.trace = trace;
    }

    /** One more, with nothing to do yet; when it is gone someone is told, once. */
    Client add(
            String name,
            int ordinal,
            long address,
            Consumer<byte[]> listener,
            Consumer<? super Client> whenGone) {
        // A kit for each, as the pace does not hold clients, and each can be ended by itself.
        ClientSide side = new ClientSide(new Kit(trace, new Gate()), name, ordinal);
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

    /** One sentence on those who could not connect; null when all could. */
    @Nullable String trouble() {
        there.forEach(failures::add);
        return failures.sentence(sent.get());
    }

    /**
     * Who is connected hears the rest of what the server has sent, then its end, and goes.
     *
     * @param deadline until when that is awaited, a {@link System#nanoTime}
     */
    void awaitGoodbyes(long deadline) {
        for (Client client : there) {
            if (client.status() == ClientStatus.CONNECTED) {
                boolean _ = client.awaitGone(deadline - System.nanoTime());
            }
        }
    }

    /** Ends all, and waits until they are gone, for 300 ms at most. */
    void end() {
        there.forEach(Client::stop);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(END_MILLIS);
        for (Client client : there) {
            boolean _ = client.awaitGone(deadline - System.nanoTime());
        }
    }
}
