package loopscope.client;

import loopscope.kit.ByteStream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.function.LongPredicate;

/**
 * Writes a client's messages: in pieces, for a time, or a byte at a time. All methods block while
 * the kernel's buffer is full.
 */
final class Speech {
    private static final int PIECE_BYTES = 64 * 1024;
    private static final int PIECES_A_SECOND = 20;
    private static final byte[] ALPHABETS = alphabets();

    private final ByteStream channel;
    private final IntConsumer said;
    private final LongPredicate isToGo;

    /**
     * @param said is called with the number of bytes of each write
     * @param isToGo blocks for at most so many nanoseconds, and returns whether the client is to
     *     end
     */
    Speech(ByteStream channel, IntConsumer said, LongPredicate isToGo) {
        this.channel = channel;
        this.said = said;
        this.isToGo = isToGo;
    }

    /** Writes in pieces, so that the record shows how far a long message got. */
    void say(ByteBuffer message) throws IOException {
        int end = message.limit();
        while (message.position() < end) {
            message.limit(Math.min(end, message.position() + PIECE_BYTES));
            said.accept(channel.write(message));
        }
    }

    /** With a limit it writes a few pieces a second, and stops once the client is to end. */
    void sayMuch(Step.SayMuch what) throws IOException {
        boolean limited = what.perSecond() != Step.SayMuch.NO_LIMIT;
        long most = limited ? Math.max(1, what.perSecond() / PIECES_A_SECOND) : PIECE_BYTES;
        long start = System.nanoTime();
        long sent = 0;
        while (sent < what.bytes()
                && !(limited && isToGo.test(start + due(what, sent) - System.nanoTime()))) {
            int at = (int) (sent % ALPHABETS.length);
            long left = Math.min(most, what.bytes() - sent);
            int count = (int) Math.min(left, ALPHABETS.length - at);
            say(ByteBuffer.wrap(ALPHABETS, at, count));
            sent += count;
        }
    }

    /** How long after the start the byte behind so many is due, in nanoseconds. */
    private static long due(Step.SayMuch what, long sent) {
        return (long) (1e9 * sent / what.perSecond());
    }

    void flood(Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0 && !isToGo.test(0)) {
            say(ByteBuffer.wrap(ALPHABETS));
        }
    }

    /** Writes a byte at a time; without pauses once the client is to end. */
    void trickle(Step.Trickle what) throws IOException {
        for (int i = 0; i < what.bytes().length; i++) {
            if (i > 0) {
                boolean _ = isToGo.test(what.apart().toNanos());
            }
            say(ByteBuffer.wrap(what.bytes(), i, 1));
        }
    }

    /** Whole alphabets, so that the next piece goes on with a. */
    private static byte[] alphabets() {
        byte[] bytes = new byte[PIECE_BYTES / 26 * 26];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ('a' + i % 26);
        }
        return bytes;
    }
}
