package loopscope.foreign.live;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads a stream ahead of whoever takes from it: so the tracer, and with it the watched program,
 * goes on while what it printed is made sense of.
 *
 * <pre>
 *   tracer ─▸ pipe, 64 KiB ─▸ this, up to 1 MiB ─▸ parser
 * </pre>
 *
 * <p>The tracer writes each call twice, some 100 bytes at a time. So this rests for a millisecond
 * after each piece: the first call of a quiet program comes at once, those of a busy one in
 * bundles, which costs a fraction of the processor time.
 *
 * <p>What is read ahead is what the picture is late by, so that it is bounded: some 10,000 calls.
 * Thread-safe; one thread may take.
 */
final class ReadAhead {
    private static final int MOST = 1 << 20;
    private static final int PIECE = 1 << 16;

    /** The pipe holds what a tracer prints in some ten milliseconds. */
    private static final long REST_NANOS = 1_000_000;

    private final InputStream in;

    /** A ring of bytes. */
    private final byte[] ring = new byte[MOST];

    private int first;
    private int count;
    private boolean ended;
    private @Nullable IOException failure;

    private ReadAhead(InputStream in) {
        this.in = in;
    }

    /** Begins to read a stream, on a thread of its own, to its end. */
    static ReadAhead of(InputStream in) {
        ReadAhead ahead = new ReadAhead(in);
        Thread.ofPlatform().daemon().name("loopscope-tracer-ahead").start(ahead::readAll);
        return ahead;
    }

    private void readAll() {
        byte[] piece = new byte[PIECE];
        IOException wrong = null;
        try {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                add(piece, read);
                if (read < PIECE) {
                    LockSupport.parkNanos(REST_NANOS);
                }
            }
        } catch (IOException e) {
            wrong = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(wrong);
        }
    }

    private synchronized void add(byte[] piece, int length) throws InterruptedException {
        while (count + length > MOST && !ended) {
            wait();
        }
        if (ended) {
            return;
        }
        int at = (first + count) % MOST;
        int before = Math.min(length, MOST - at);
        System.arraycopy(piece, 0, ring, at, before);
        System.arraycopy(piece, before, ring, 0, length - before);
        count += length;
        notifyAll();
    }

    private synchronized void end(@Nullable IOException wrong) {
        ended = true;
        failure = wrong;
        notifyAll();
    }

    /** Nobody takes any more: what still comes is read, so that no writer waits, and let go. */
    void abandon() {
        end(null);
    }

    /**
     * Takes as many bytes as are there and fit. Blocks until there is one.
     *
     * @return how many; -1 at the end
     * @throws IOException if the stream could not be read any more
     */
    synchronized int take(byte[] piece) throws IOException, InterruptedException {
        while (count == 0 && !ended) {
            wait();
        }
        if (count == 0) {
            if (failure != null) {
                throw failure;
            }
            return -1;
        }
        int length = Math.min(count, piece.length);
        int before = Math.min(length, MOST - first);
        System.arraycopy(ring, first, piece, 0, before);
        System.arraycopy(ring, 0, piece, before, length - before);
        first = (first + length) % MOST;
        count -= length;
        notifyAll();
        return length;
    }
}
