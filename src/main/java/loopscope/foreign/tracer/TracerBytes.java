package loopscope.foreign.tracer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Parts what the tracer prints into lines, in pieces of any size.
 *
 * <pre>
 *   7 2.000000 accept4(3&lt;socket:[87]>,       printed as the call is entered; nothing more comes
 *              NULL, NULL, 0) = 6 …         printed as it is left
 * </pre>
 *
 * <p>A live tracer prints a call when it is entered, without the end of the line: so a thread that
 * waits is known to wait. Confined to one thread.
 */
public final class TracerBytes {
    private static final int USUAL_LINE = 1 << 12;

    /** A line of more is none of the tracer's. */
    private static final int MOST = 1 << 22;

    private final LineParser lines;
    private byte[] line = new byte[USUAL_LINE];
    private int length;

    /** Nothing has come yet; what comes is told to a parser. */
    public TracerBytes(LineParser lines) {
        this.lines = lines;
    }

    /** More has come: the bytes from one index to another, exclusive. */
    public void add(byte[] bytes, int from, int to) {
        int begin = from;
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n') {
                whole(bytes, begin, at);
                begin = at + 1;
            }
        }
        keep(bytes, begin, to);
    }

    /**
     * Nothing more has come for now: a thread may be inside the call whose begin was printed last.
     */
    public void pause() {
        if (length > 0) {
            lines.begun(text(line, 0, length));
        }
    }

    /** Nothing more will come: the last line was cut. */
    public void end() {
        if (length > 0) {
            whole(line, length, length);
        }
    }

    private void whole(byte[] bytes, int from, int to) {
        String text;
        if (length == 0) {
            text = text(bytes, from, to);
        } else {
            keep(bytes, from, to);
            text = text(line, 0, length);
            length = 0;
        }
        lines.line(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    private void keep(byte[] bytes, int from, int to) {
        int count = Math.min(to - from, MOST - length);
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, length + count));
        }
        System.arraycopy(bytes, from, line, length, count);
        length += count;
    }

    /** One character a byte: what clients said is escaped, and a path may be in any code. */
    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
