package loopscope.torture.check;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The books of one client of an echo server: what it has said, and what it has heard. Each byte
 * must come back exactly, in order and once, or its connection end.
 *
 * <p>Thread-safe: one thread may say while another hears. After the first finding it checks no
 * more, since all that follows would be wrong too.
 */
public final class EchoBook {
    private final String client;
    private final Sequence sequence;
    private final Consumer<String> found;
    private long offered;
    private long said;
    private long heard;
    private long last = System.nanoTime();
    private boolean reads = true;
    private boolean saidAll;
    private boolean over;
    private boolean wrong;

    /**
     * @param client who it is, as the subject of a sentence
     * @param sequence what it says
     * @param found is called with a sentence for what is wrong
     */
    public EchoBook(String client, Sequence sequence, Consumer<String> found) {
        this.client = client;
        this.sequence = sequence;
        this.found = found;
    }

    /**
     * It is about to say so many bytes more: from now on they may come back.
     *
     * @return them
     */
    public synchronized byte[] offer(int bytes) {
        byte[] next = sequence.bytes(offered, bytes);
        offered += bytes;
        return next;
    }

    /** It says them by itself: all may come back from now on. */
    public synchronized void offerAll() {
        offered = sequence.length();
    }

    /** So many of those that were offered have been written: the server owes them. */
    public synchronized void said(int bytes) {
        said += bytes;
        last = System.nanoTime();
    }

    /** It has half-closed: once all has come back, the server owes it the end of its connection. */
    public synchronized void saidAll() {
        saidAll = true;
        last = System.nanoTime();
    }

    /** It reads, or reads nothing for now: then nothing can come. */
    public synchronized void reads(boolean now) {
        reads = now;
        last = System.nanoTime();
    }

    /** These have come back. */
    public synchronized void heard(byte[] bytes, int count) {
        last = System.nanoTime();
        if (!wrong) {
            check(bytes, count);
        }
        heard += count;
    }

    private void check(byte[] bytes, int count) {
        int owed = (int) Math.min(count, offered - heard);
        int at = sequence.mismatch(heard, bytes, owed);
        if (at >= 0) {
            report(
                    String.format(
                            Locale.ROOT,
                            "heard 0x%02x where byte %,d of what it said is 0x%02x",
                            bytes[at],
                            heard + at + 1,
                            sequence.bytes(heard + at, 1)[0]));
        } else if (owed < count) {
            report(
                    String.format(
                            Locale.ROOT,
                            "heard %,d bytes and had said only %,d",
                            heard + count,
                            offered));
        }
    }

    /**
     * The server has ended the connection, and will send no more.
     *
     * @param whole whether all that was said must have come back by then, as the client said that
     *     this was all, and listened
     */
    public synchronized void ended(boolean whole) {
        over = true;
        if (whole && heard < said && !wrong) {
            report(
                    String.format(
                            Locale.ROOT,
                            "was sent the end of its connection after %,d of the %,d bytes that it had"
                                    + " said",
                            heard,
                            said));
        }
    }

    /** Nothing more is expected: the client has left, or its server is being stopped. */
    public synchronized void leave() {
        over = true;
    }

    /**
     * Whether the server has kept it waiting for too long.
     *
     * @param free since when the server could have served it, as a {@link System#nanoTime}
     * @param limit in nanoseconds
     */
    public synchronized void checkSilence(long now, long free, long limit) {
        long since = Math.max(0, last - free) + free;
        if (isOwed() && now - since > limit && !wrong) {
            report(
                    String.format(
                            Locale.ROOT,
                            "was owed %s of %,d bytes, and heard nothing for %,d ms while its server"
                                    + " was free",
                            heard < said ? String.valueOf(said - heard) : "the end after all",
                            said,
                            TimeUnit.NANOSECONDS.toMillis(now - since)));
        }
    }

    /** Whether it waits for bytes that it has said, or for the end. */
    public synchronized boolean isOwed() {
        return !over && reads && (heard < said || saidAll);
    }

    /** How many bytes it has said. */
    public synchronized long said() {
        return said;
    }

    /** How many bytes it has heard. */
    public synchronized long heard() {
        return heard;
    }

    /** When it last said or heard something, as a {@link System#nanoTime}. */
    public synchronized long last() {
        return last;
    }

    private void report(String what) {
        wrong = true;
        found.accept(client + " " + what + ".");
    }
}
