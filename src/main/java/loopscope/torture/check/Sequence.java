package loopscope.torture.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The bytes that a client sends, each known by its place, so that none need be kept. Immutable.
 *
 * <p>Noise repeats after a prime number of bytes, and each client begins at another place in it: a
 * byte that is lost, doubled or another client's shifts all that follow, and none of them fit.
 */
public final class Sequence {
    /** A prime, so that no server's buffer is a multiple of it. */
    private static final int NOISE_BYTES = 65_521;

    private static final int ALPHABET = 26;

    private static final byte[] NOISE = noise();
    private static final byte[] LETTERS = letters();

    private final byte[] period;
    private final int start;
    private final long length;

    private Sequence(byte[] period, int start, long length) {
        this.period = period;
        this.start = start;
        this.length = length;
    }

    /** Noise without end. */
    public static Sequence ofKey(long key) {
        int start = new SplittableRandom(key).nextInt(NOISE_BYTES);
        return new Sequence(NOISE, start, Long.MAX_VALUE);
    }

    /** The letters a to z over and over, without end. */
    public static Sequence ofLetters() {
        return new Sequence(LETTERS, 0, Long.MAX_VALUE);
    }

    /** A text and no more, as UTF-8. */
    public static Sequence of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Some bytes and no more. */
    public static Sequence of(byte[] bytes) {
        return new Sequence(bytes.clone(), 0, bytes.length);
    }

    /** The same, cut after so many bytes. */
    public Sequence cutAt(long bytes) {
        return new Sequence(period, start, Math.min(length, bytes));
    }

    /** How many bytes there are; {@link Long#MAX_VALUE} where there is no end. */
    public long length() {
        return length;
    }

    /** The bytes from a place on. */
    public byte[] bytes(long from, int count) {
        byte[] bytes = new byte[count];
        for (int done = 0; done < count; ) {
            int at = (int) ((start + from + done) % period.length);
            int some = Math.min(count - done, period.length - at);
            System.arraycopy(period, at, bytes, done, some);
            done += some;
        }
        return bytes;
    }

    /**
     * The place of the first byte that differs from this sequence, counted from the first of them;
     * -1 where none does.
     *
     * @param from the place in the sequence at which they should lie; no byte is beyond its end
     */
    public int mismatch(long from, byte[] bytes, int count) {
        for (int done = 0; done < count; ) {
            int at = (int) ((start + from + done) % period.length);
            int some = Math.min(count - done, period.length - at);
            int differs = Arrays.mismatch(bytes, done, done + some, period, at, at + some);
            if (differs >= 0) {
                return done + differs;
            }
            done += some;
        }
        return -1;
    }

    private static byte[] noise() {
        byte[] bytes = new byte[NOISE_BYTES];
        new SplittableRandom(NOISE_BYTES).nextBytes(bytes);
        return bytes;
    }

    private static byte[] letters() {
        byte[] bytes = new byte[ALPHABET];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ('a' + i);
        }
        return repeated(bytes);
    }

    /** Some kilobytes at once are compared faster. */
    private static byte[] repeated(byte[] bytes) {
        byte[] many = new byte[bytes.length * 1024];
        for (int i = 0; i < many.length; i++) {
            many[i] = bytes[i % bytes.length];
        }
        return many;
    }
}
