package loopscope.trace;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The first bytes of a message, eight to a word, the first in the lowest byte. */
final class Preview {
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private Preview() {}

    /**
     * Packs up to eight bytes from an index on into a word; 0 where {@code count} is 0 or negative.
     */
    static long word(ByteBuffer bytes, int from, int count) {
        if (count >= Long.BYTES) {
            long word = bytes.getLong(from);
            return bytes.order() == ORDER ? word : Long.reverseBytes(word);
        }
        long word = 0;
        for (int i = 0; i < count; i++) {
            word |= (bytes.get(from + i) & 0xffL) << (8 * i);
        }
        return word;
    }
}
