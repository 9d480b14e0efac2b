package loopscope.kit.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes values of ASN.1 in DER: each is a tag, a length, and its content.
 *
 * <p>Only what a certificate needs.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-X.690">X.690</a>
 */
final class Der {
    /** Tag of a member with a number of its own, [0] first, that wraps one value. */
    static final int EXPLICIT = 0xa0;

    /** Tag of a member with a number of its own, [0] first, in place of the value's own tag. */
    static final int IMPLICIT = 0x80;

    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTF8_STRING = 0x0c;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] sequence(byte[]... members) {
        return value(SEQUENCE, joined(members));
    }

    static byte[] set(byte[]... members) {
        return value(SET, joined(members));
    }

    static byte[] integer(BigInteger number) {
        return value(INTEGER, number.toByteArray());
    }

    /** A name in the world-wide tree of names: {@code 2.5.4.3}. */
    static byte[] objectIdentifier(int... arcs) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(40 * arcs[0] + arcs[1]);
        for (int i = 2; i < arcs.length; i++) {
            writeSevens(content, arcs[i]);
        }
        return value(OBJECT_IDENTIFIER, content.toByteArray());
    }

    /** Seven bits a byte, the highest first; all but the last have the eighth bit set. */
    private static void writeSevens(ByteArrayOutputStream to, int number) {
        for (int shift = 28; shift > 0; shift -= 7) {
            if (number >>> shift != 0) {
                to.write(0x80 | (number >>> shift & 0x7f));
            }
        }
        to.write(number & 0x7f);
    }

    static byte[] utf8String(String text) {
        return value(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A time, to the second. */
    static byte[] generalizedTime(Instant time) {
        return value(GENERALIZED_TIME, TIME.format(time).getBytes(StandardCharsets.US_ASCII));
    }

    /** Whole bytes as a string of bits. */
    static byte[] bitString(byte[] bytes) {
        return value(BIT_STRING, joined(new byte[] {0}, bytes)); // no unused bits at the end
    }

    static byte[] octetString(byte[] bytes) {
        return value(OCTET_STRING, bytes);
    }

    /** A value with any tag. */
    static byte[] value(int tag, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(tag);
        int length = content.length;
        if (length < 0x80) {
            bytes.write(length);
        } else {
            byte[] digits = BigInteger.valueOf(length).toByteArray();
            int first = digits[0] == 0 ? 1 : 0; // a sign that DER's lengths do not have
            bytes.write(0x80 | (digits.length - first));
            bytes.write(digits, first, digits.length - first);
        }
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
