package loopscope.probe;

import loopscope.lab.Lab;
import loopscope.lab.LabClient;
import loopscope.lab.Stage;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Polite clients, one after the other: each comes, asks, is answered and leaves. Confined to one
 * thread, which waits with them.
 */
final class PoliteClients {
    private static final long APART_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Lab lab;
    private final Stage stage;
    private final Promise promise;
    private final BooleanSupplier over;
    private int asked;
    private int answered;
    private long waited;

    /**
     * @param over whether no answer can come any more
     */
    PoliteClients(Lab lab, Stage stage, Promise promise, BooleanSupplier over) {
        this.lab = lab;
        this.stage = stage;
        this.promise = promise;
        this.over = over;
    }

    /** What one of them hears, on its own thread. */
    private static final class Ear {
        private final StringBuilder heard = new StringBuilder();
        private volatile long at;

        void hear(Promise promise, byte[] bytes) {
            heard.append(new String(bytes, StandardCharsets.ISO_8859_1));
            if (at == 0 && promise.kept().test(heard.toString())) {
                at = System.nanoTime();
            }
        }
    }

    /**
     * Sends one, and blocks until it has been answered.
     *
     * @param deadline how long it waits, as a {@link System#nanoTime}
     * @return whether it was answered
     */
    boolean ask(long deadline) {
        Ear ear = new Ear();
        long begin = System.nanoTime();
        LabClient client = lab.addClient();
        client.onHeard((_, bytes) -> ear.hear(promise, bytes));
        client.say(promise.question());
        while (ear.at == 0
                && !client.isGone(stage)
                && !over.getAsBoolean()
                && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        long end = ear.at == 0 ? System.nanoTime() : ear.at;
        client.close();
        asked++;
        answered += ear.at == 0 ? 0 : 1;
        waited = Math.max(waited, end - begin);
        return ear.at != 0;
    }

    /**
     * Sends one every 100 ms, or when the one before has been answered. Blocks until then.
     *
     * @param until when the last one comes, as a {@link System#nanoTime}
     * @param deadline how long it waits
     * @return whether all were answered
     */
    boolean askUntil(long until, long deadline) {
        boolean all = true;
        while (System.nanoTime() - until < 0 && !over.getAsBoolean()) {
            long next = System.nanoTime() + APART_NANOS;
            all &= ask(deadline);
            while (System.nanoTime() - next < 0) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
        return all;
    }

    /** Forgets those who came so far. */
    void reset() {
        asked = 0;
        answered = 0;
        waited = 0;
    }

    int asked() {
        return asked;
    }

    int answered() {
        return answered;
    }

    /** How long the longest has waited, in nanoseconds. */
    long waited() {
        return waited;
    }
}
