package loopscope.foreign.live;

import loopscope.foreign.ForeignTrace;
import loopscope.foreign.ServerFacts;
import loopscope.foreign.tracer.LineParser;
import loopscope.foreign.tracer.TracerBytes;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Reads what the tracer prints, as it comes, on a thread of its own, and tells what is known by
 * now. Thread-safe.
 */
final class CallReader {
    private static final int PIECE = 1 << 16;
    private static final long MEASURE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final ForeignTrace calls;
    private final TracerCost cost;
    private final Listener listener;
    private final Thread thread;
    private volatile ServerFacts facts = ServerFacts.NONE;
    private volatile @Nullable Throwable failure;
    private volatile long drift;
    private volatile boolean begun;
    private volatile boolean over;
    private long measured;

    /** Is called by the reader's thread. */
    interface Listener {
        /** More is known; others are told of it next. */
        void learned(ServerFacts facts);

        /** Nothing more is read, as reading has failed. */
        void failed();

        /** Nothing more comes. */
        void ended();
    }

    /**
     * Begins to read.
     *
     * @param calls is told what is read
     * @param log gets it as it comes; once it fails it gets no more
     */
    CallReader(
            InputStream in,
            ForeignTrace calls,
            OutputStream log,
            TracerCost cost,
            Listener listener) {
        this.calls = calls;
        this.cost = cost;
        this.listener = listener;
        this.thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("loopscope-tracer")
                        .start(() -> readAll(in, new KeptLog(log)));
    }

    private void readAll(InputStream in, KeptLog kept) {
        TracerBytes bytes = new TracerBytes(new LineParser(calls));
        byte[] piece = new byte[PIECE];
        ReadAhead ahead = ReadAhead.of(in);
        publish(); // what was open before
        try {
            for (int read = ahead.take(piece); read >= 0; read = ahead.take(piece)) {
                begun = true;
                kept.add(piece, read);
                bytes.add(piece, 0, read);
                if (read < piece.length) {
                    bytes.pause();
                }
                publish();
            }
            bytes.end();
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            failure = e;
            ahead.abandon();
            listener.failed();
        } finally {
            kept.end();
            over = true;
            publish();
            listener.ended();
        }
    }

    private void publish() {
        ServerFacts now = calls.facts();
        if (!over) {
            listener.learned(now);
        }
        facts = now;
        if (over || System.nanoTime() - measured > MEASURE_NANOS) {
            measured = System.nanoTime();
            cost.measure(now.calls());
            drift = calls.drift();
        }
        synchronized (this) {
            notifyAll();
        }
    }

    /** What is known by now. */
    ServerFacts facts() {
        return facts;
    }

    /** Why reading has failed; null where it has not. */
    @Nullable Throwable failure() {
        return failure;
    }

    /** By how much the system's clock has been set since the start, in nanoseconds. */
    long drift() {
        return drift;
    }

    /** Whether anything has been read. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether nothing more comes. */
    boolean isOver() {
        return over;
    }

    /** Blocks until something is so, which is looked at whenever more is known. */
    synchronized void await(BooleanSupplier condition, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    /** Blocks until nothing more comes. */
    void awaitOver(long millis) {
        try {
            await(this::isOver, millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The thread that reads. */
    Thread thread() {
        return thread;
    }
}
