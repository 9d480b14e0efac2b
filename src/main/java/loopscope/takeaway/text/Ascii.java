package loopscope.takeaway.text;

import loopscope.trace.Escape;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Text in printable ASCII alone: typographic signs become plain ones, all else that is not ASCII is
 * spelled out, such as {@code \u00e9}. Such text has the same width in every mail program and in
 * LaTeX's verbatim.
 */
final class Ascii {
    private static final HexFormat HEX = HexFormat.of();

    private Ascii() {}

    /** The text in one line of ASCII. */
    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length() + 8);
        Escape.printable(text).chars().forEach(c -> append(plain, (char) c));
        return plain.toString();
    }

    private static void append(StringBuilder plain, char c) {
        switch (c) {
            case '‘', '’' -> plain.append('\'');
            case '“', '”' -> plain.append('"');
            case '–', '—', '−' -> plain.append('-');
            case '×' -> plain.append('x');
            case '·' -> plain.append(',');
            case '…' -> plain.append("...");
            case '≤' -> plain.append("<=");
            case 'µ' -> plain.append('u');
            case '\u00a0' -> plain.append(' ');
            default -> {
                if (c >= ' ' && c <= '~') {
                    plain.append(c);
                } else {
                    plain.append("\\u").append(HEX.toHexDigits(c));
                }
            }
        }
    }

    /** The text in ASCII, in lines that are no wider than so many characters. */
    static List<String> wrapped(String text, int width, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : of(text).split(" ", -1)) {
            String rest = word;
            if (!line.isEmpty() && line.length() + 1 + rest.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
            } else if (!line.isEmpty()) {
                line.append(' ');
            }
            while (line.length() + rest.length() > width) {
                int room = width - line.length();
                lines.add(line + rest.substring(0, room));
                rest = rest.substring(room);
                line = new StringBuilder(indent);
            }
            line.append(rest);
        }
        lines.add(line.toString());
        return lines;
    }
}
