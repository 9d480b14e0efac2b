package loopscope.lesson.format;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The list items and keys that are open above a line of YAML:
 *
 * <pre>{@code
 * steps:            a key in column 0
 *   - title: One    an item in column 2, and a key in column 4
 *     do:           a key in column 4, in the place of the title
 *       - A connects
 * }</pre>
 *
 * <p>Looks at single lines, so that it also reads what YAML refuses; confined to one thread.
 */
final class OpenBlocks {
    /** A key with its value; prose with a colon may look so, too. */
    private static final Pattern KEY =
            Pattern.compile("(\"[^\"]*\"|'[^']*'|[^\\s:#\"'-][^:\"']*):(\\s.*)?");

    private static final Pattern TEXT_FOLLOWS = Pattern.compile("(.*[:-] +)?[|>][-+0-9]*");

    /** What a line begins with. */
    enum Kind {
        ITEM,
        KEY,
        TEXT
    }

    /**
     * The beginning of a line, or what follows the dash of one.
     *
     * @param column how many blanks stand before it, or characters before what follows a dash
     * @param name the key; of an item, the key that follows the dash; empty for none
     * @param line where, from 1
     */
    record Start(Kind kind, int column, String name, int line) {}

    private final Deque<Start> open = new ArrayDeque<>();

    /** The first line of a text that follows | or &gt;; null where none was read last. */
    private @Nullable Start text;

    private int textBeyond = -1;

    private OpenBlocks() {}

    /**
     * What is open above a line.
     *
     * @param line from 1
     */
    static OpenBlocks above(List<String> lines, int line) {
        OpenBlocks blocks = new OpenBlocks();
        for (int i = 1; i < line; i++) {
            blocks.take(lines.get(i - 1), i);
        }
        return blocks;
    }

    /** How a line begins. */
    static Start start(String line, int number) {
        return start(line, indent(line), number);
    }

    /** What is open, the innermost first. */
    List<Start> open() {
        return List.copyOf(open);
    }

    /** The first line of the text that follows | or &gt; and reaches to the line; null for none. */
    @Nullable Start text() {
        return text;
    }

    private void take(String line, int number) {
        if (line.isBlank() || line.stripLeading().startsWith("#")) {
            return;
        }
        if (textBeyond >= 0 && indent(line) > textBeyond) {
            text = text == null ? new Start(Kind.TEXT, indent(line), "", number) : text;
            return;
        }
        text = null;
        textBeyond = -1;
        for (Start start : starts(line, number)) {
            put(start);
        }
    }

    private void put(Start start) {
        if (start.kind() == Kind.TEXT) {
            return;
        }
        while (!open.isEmpty() && ends(open.getFirst(), start)) {
            open.pop();
        }
        open.push(start);
    }

    /** Whether something ends where something else starts; a key's list may stand below the key. */
    private static boolean ends(Start there, Start next) {
        boolean listOfKey = there.kind() == Kind.KEY && next.kind() == Kind.ITEM;
        return there.column() > next.column() || (there.column() == next.column() && !listOfKey);
    }

    private List<Start> starts(String line, int number) {
        List<Start> starts = new ArrayList<>();
        int column = indent(line);
        Start start = start(line, column, number);
        starts.add(start);
        while (start.kind() == Kind.ITEM) {
            column = afterDash(line, column);
            start = start(line, column, number);
            starts.add(start);
        }
        if (TEXT_FOLLOWS.matcher(line.strip()).matches()) {
            textBeyond = starts.get(Math.max(0, starts.size() - 2)).column();
            textBeyond = start.kind() == Kind.KEY ? start.column() : textBeyond;
        }
        return starts;
    }

    private static Start start(String line, int column, int number) {
        String rest = line.substring(column).stripTrailing();
        if (rest.equals("-") || rest.startsWith("- ")) {
            return new Start(Kind.ITEM, column, name(line, afterDash(line, column)), number);
        }
        String name = name(line, column);
        return new Start(name.isEmpty() ? Kind.TEXT : Kind.KEY, column, name, number);
    }

    private static String name(String line, int column) {
        Matcher key = KEY.matcher(line.substring(column).stripTrailing());
        return key.matches() ? key.group(1) : "";
    }

    private static int afterDash(String line, int dash) {
        int column = Math.min(dash + 1, line.length());
        return column + indent(line.substring(column));
    }

    private static int indent(String line) {
        int blanks = 0;
        while (blanks < line.length() && line.charAt(blanks) == ' ') {
            blanks++;
        }
        return blanks;
    }
}
