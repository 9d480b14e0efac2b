package loopscope.trace.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;

import java.io.IOException;
import java.math.BigDecimal;

/** Times: nanoseconds here, microseconds with three decimals in the file. */
final class Micros {
    private static final int NANOS = 1000;

    private Micros() {}

    static void write(JsonGenerator json, long nanos) throws IOException {
        long micros = Math.floorDiv(nanos, NANOS);
        int rest = Math.floorMod(nanos, NANOS);
        if (rest == 0 || micros < 0) {
            json.writeNumber(BigDecimal.valueOf(nanos, 3));
            return;
        }
        // Faster than a decimal, and times are most of a file.
        StringBuilder text = new StringBuilder(24).append(micros).append('.');
        text.append((char) ('0' + rest / 100)).append((char) ('0' + rest / 10 % 10));
        text.append((char) ('0' + rest % 10));
        json.writeRawValue(text.toString());
    }

    /**
     * The time at which the parser is.
     *
     * @throws IllegalArgumentException if it is no time that fits
     */
    static long read(JsonParser json) throws IOException {
        char[] text = json.getTextCharacters();
        int from = json.getTextOffset();
        int length = json.getTextLength();
        long nanos = 0;
        int decimals = -1;
        for (int i = from; i < from + length; i++) {
            char c = text[i];
            if (c == '.' && decimals < 0) {
                decimals = 0;
            } else if (c >= '0' && c <= '9' && length <= 18 && decimals < 3) {
                nanos = nanos * 10 + (c - '0');
                decimals = decimals < 0 ? decimals : decimals + 1;
            } else {
                return rounded(json);
            }
        }
        for (int i = Math.max(decimals, 0); i < 3; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** However another program wrote it, such as {@code 1.5e3}. */
    private static long rounded(JsonParser json) throws IOException {
        BigDecimal micros = json.getDecimalValue();
        if (micros.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE / NANOS)) > 0) {
            throw new IllegalArgumentException("no time of a run: " + micros.precision());
        }
        return micros.movePointRight(3).longValue();
    }
}
