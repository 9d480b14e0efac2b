package loopscope.lab;

import loopscope.client.Client;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Rows of clients: in each row the next one comes when the one before is gone; all rows at once.
 *
 * <pre>
 *   row 1   A ──▸ C ──▸ E ──▸ …
 *   row 2   B ──▸ D ──▸ F ──▸ …
 * </pre>
 *
 * <p>Each stage has rows of its own, so that a stage that is stuck delays no other. A crowd forgets
 * clients that are gone; the record keeps them. Thread-safe.
 */
public final class Crowd {
    private final int all;
    private final int rows;
    private final Script script;
    private final int firstOrdinal;
    private final List<Stage> stages;
    private final Supplier<? extends Consumer<byte[]>> listeners;
    private final AtomicInteger gone = new AtomicInteger();
    private final ConnectFailures failures = new ConnectFailures();
    private final Set<Client> there = ConcurrentHashMap.newKeySet();
    private final CountDownLatch rowsLeft;
    private volatile boolean cancelled;

    /**
     * @param all how many clients come to each stage
     * @param atOnce how many of them are there at a time, which is how many rows there are
     * @param listeners makes each client's listener
     */
    Crowd(
            int all,
            int atOnce,
            Script script,
            int firstOrdinal,
            List<Stage> stages,
            Supplier<? extends Consumer<byte[]>> listeners) {
        this.listeners = listeners;
        this.all = all;
        this.rows = Math.min(all, atOnce);
        this.script = script;
        this.firstOrdinal = firstOrdinal;
        this.stages = stages;
        this.rowsLeft = new CountDownLatch(rows * stages.size());
    }

    /** Sends the first of each row, on every stage. */
    void start() {
        for (int row = 0; row < rows; row++) {
            for (Stage stage : stages) {
                next(stage, row, 0);
            }
        }
    }

    private void next(Stage stage, int row, int place) {
        int turn = place * rows + row;
        if (turn >= all || cancelled || stage.isStopped() || stage.isMuted()) {
            rowsLeft.countDown();
            return;
        }
        int ordinal = firstOrdinal + turn;
        Client client =
                stage.addClient(
                        Letters.of(ordinal),
                        ordinal,
                        listeners.get(),
                        left -> {
                            there.remove(left);
                            failures.add(left);
                            gone.incrementAndGet();
                            next(stage, row, place + 1);
                        });
        there.add(client);
        script.play(client, System.nanoTime());
        if (cancelled) {
            client.reset();
        }
    }

    /** Sends no more clients and resets those that are there. */
    public void cancel() {
        cancelled = true;
        there.forEach(Client::reset);
    }

    /**
     * How many clients it is meant to have, on all stages together; fewer come where a stage stops
     * or is muted.
     */
    public int size() {
        return all * stages.size();
    }

    /**
     * How many clients are gone, on all stages together, including those that could not connect.
     */
    public int gone() {
        return gone.get();
    }

    /** How many clients are gone that had connected. */
    public int served() {
        return gone.get() - failures.count();
    }

    /** For example {@code 313 could not connect: no local port left}; empty when all could. */
    public String unconnected() {
        return failures.words();
    }

    /** One sentence on the clients that could not connect; null when all could. */
    public @Nullable String trouble() {
        return failures.sentence(size());
    }

    /**
     * Whether every row has ended: all its clients are gone, its stage is stopped or muted, or the
     * crowd is cancelled.
     */
    public boolean isGone() {
        return rowsLeft.getCount() == 0;
    }

    /**
     * Blocks until the crowd is gone.
     *
     * @param deadline how long to wait, as a {@link System#nanoTime}
     */
    boolean awaitGone(long deadline) {
        try {
            return rowsLeft.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
