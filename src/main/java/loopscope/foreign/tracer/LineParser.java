package loopscope.foreign.tracer;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the lines that the call tracer prints with {@code -f -ttt -T -y}. It throws nothing: what
 * it does not understand is {@link TracerEvent.Unknown}.
 *
 * <pre>
 *   17486 1795945853.31 accept4(3&lt;socket:[87]>, {sa_family=AF_INET, …}, [16], 0) = 4 &lt;0.000102>
 *   17486 1795945853.32 accept4(3&lt;socket:[87]>,  &lt;unfinished ...>      another thread comes between
 *   17486 1795945854.34 &lt;... accept4 resumed>{sa_family=AF_INET, …}, [16], 0) = 5 &lt;1.021160>
 *   17486 1795945855.01 --- SIGINT {si_signo=SIGINT, …} ---
 *   17486 1795945855.02 +++ exited with 0 +++
 * </pre>
 *
 * <p>Confined to one thread.
 */
public final class LineParser {
    private static final String UNFINISHED = "<unfinished ...>";
    private static final String RESUMED = " resumed>";
    private static final int NANOS_DIGITS = 9;

    /** Longer arguments are compared with those of the call before. */
    private static final int LONG = 256;

    /** What threads have entered and not left. */
    private final Map<Integer, Begun> inside = new HashMap<>();

    /**
     * The latest long arguments of each thread. A loop that asks which of many descriptors are
     * ready gives mostly the same ones again: they are parted once.
     */
    private final Map<Integer, CallText> given = new HashMap<>();

    private final Consumer<TracerEvent> events;

    /** Whether the begin of the line that is coming was told already. */
    private boolean told;

    private record Begun(String call, String arguments, long time) {}

    /** A parser that tells what it has understood, in order. */
    public LineParser(Consumer<TracerEvent> events) {
        this.events = events;
    }

    /** Reads a whole line, without what ends it. */
    public void line(String line) {
        if (!parse(line, false)) {
            events.accept(new TracerEvent.Unknown(0, 0, line));
        }
        told = false;
    }

    /**
     * Reads the begin of a line whose rest has not come: a thread has entered a call, if all that
     * the tracer prints on entry is there. The {@link #line whole line} is to follow.
     */
    public void begun(String part) {
        if (!told) {
            told = parse(part, true);
        }
    }

    private boolean parse(String line, boolean part) {
        int at = 0;
        int thread = 0;
        if (line.startsWith("[pid ")) {
            int close = line.indexOf(']');
            thread = close < 0 ? -1 : number(line.substring(5, close).strip());
            at = skipBlanks(line, close + 1);
        } else {
            int blank = line.indexOf(' ');
            if (blank > 0 && line.lastIndexOf('.', blank) < 0) {
                thread = number(line.substring(0, blank));
                at = skipBlanks(line, blank);
            }
        }
        int end = line.indexOf(' ', at);
        long time = end < 0 ? -1 : nanos(line, at, end);
        if (thread < 0 || time < 0) {
            return false;
        }
        int body = skipBlanks(line, end);
        return part ? entry(thread, time, line, body) : body(thread, time, line, body);
    }

    private boolean entry(int thread, long time, String line, int at) {
        int open = line.indexOf('(', at);
        if (open <= at || !isName(line, at, open)) {
            return false;
        }
        String call = line.substring(at, open);
        String rest = line.substring(open + 1);
        CallText last = given(thread, rest);
        CallText again = last != null && last.text().length() == rest.length() ? last : null;
        CallText arguments = again == null ? new CallText(rest) : again;
        boolean whole = again != null || EntryArguments.areIn(call, arguments);
        if (whole) {
            events.accept(new TracerEvent.Entered(thread, time, call, arguments));
        }
        return whole;
    }

    private boolean body(int thread, long time, String line, int at) {
        if (line.startsWith("--- ", at)) {
            events.accept(new TracerEvent.Signal(thread, time, word(line, at + 4)));
            return true;
        }
        if (line.startsWith("+++ ", at)) {
            inside.remove(thread);
            given.remove(thread);
            int close = line.indexOf(" +++", at + 4);
            String how = line.substring(at + 4, close < 0 ? line.length() : close);
            events.accept(new TracerEvent.Ended(thread, time, how));
            return true;
        }
        if (line.startsWith("<... ", at)) {
            int resumed = line.indexOf(RESUMED, at);
            return resumed > 0
                    && resumed(
                            thread,
                            time,
                            line.substring(at + 5, resumed),
                            line.substring(resumed + RESUMED.length()));
        }
        int open = line.indexOf('(', at);
        return open > at
                && isName(line, at, open)
                && call(thread, time, line.substring(at, open), line.substring(open + 1));
    }

    private boolean call(int thread, long time, String call, String rest) {
        CallText last = given(thread, rest);
        CallText again = last != null && rest.startsWith(")", last.text().length()) ? last : null;
        int close = again == null ? CallText.end(rest, 0, ')') : again.text().length();
        CallText arguments =
                again == null ? new CallText(withoutUnfinished(rest.substring(0, close))) : again;
        if (close > LONG && close < rest.length() && arguments.text().length() == close) {
            given.put(thread, arguments);
        }
        if (!told) {
            events.accept(new TracerEvent.Entered(thread, time, call, arguments));
        }
        if (close == rest.length()) {
            inside.put(thread, new Begun(call, arguments.text(), time));
        } else {
            left(thread, time, time, call, arguments, rest.substring(close + 1));
        }
        return true;
    }

    /** A thread's arguments before, where a text begins with them; null where it does not. */
    private @Nullable CallText given(int thread, String text) {
        CallText last = text.length() >= LONG ? given.get(thread) : null;
        return last != null && text.startsWith(last.text()) ? last : null;
    }

    /**
     * A call whose begin was not printed, as the tracer came later, began as long ago as it lasted.
     */
    private boolean resumed(int thread, long time, String call, String rest) {
        int close = CallText.end(rest, 0, ')');
        String given = withoutUnfinished(rest.substring(0, close));
        Begun begun = inside.get(thread);
        if (begun == null || !begun.call.equals(call)) {
            begun = new Begun(call, "", time - Math.max(0, lasted(rest)));
            events.accept(new TracerEvent.Entered(thread, begun.time, call, new CallText(given)));
        }
        CallText arguments = new CallText(begun.arguments + given);
        if (close == rest.length()) {
            inside.put(thread, new Begun(call, arguments.text(), begun.time));
        } else {
            left(thread, time, begun.time, call, arguments, rest.substring(close + 1));
        }
        return true;
    }

    private void left(
            int thread, long line, long begun, String call, CallText arguments, String rest) {
        inside.remove(thread);
        int equals = skipBlanks(rest, 0);
        Outcome outcome =
                rest.startsWith("=", equals)
                        ? outcome(rest.substring(equals + 1).strip())
                        : Outcome.UNKNOWN;
        long lasted = lasted(rest);
        long time = Math.max(begun, lasted < 0 ? line : begun + lasted);
        events.accept(new TracerEvent.Left(thread, time, begun, call, arguments, outcome));
    }

    /**
     * How long the call took in nanoseconds, from the end of the line; -1 where that is not said.
     */
    private static long lasted(String rest) {
        int open = rest.lastIndexOf('<');
        int close = rest.length() - 1;
        return open >= 0 && close > open && rest.charAt(close) == '>'
                ? nanos(rest, open + 1, close)
                : -1;
    }

    private static Outcome outcome(String text) {
        int end = 0;
        while (end < text.length() && " <".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String value = text.substring(0, end);
        String annotation = "";
        if (text.startsWith("<", end)) {
            int close = CallText.end(text, 0, ' ');
            annotation = text.substring(end + 1, Math.max(end + 1, close - 1));
            end = close;
        }
        int at = skipBlanks(text, end);
        String error = "";
        if (text.startsWith("E", at)) {
            error = word(text, at);
            at = skipBlanks(text, at + error.length());
        }
        String detail = "";
        if (text.startsWith("(", at)) {
            int close = CallText.end(text, at + 1, ')');
            detail = text.substring(at + 1, close);
        }
        boolean known = isNumber(value) || !error.isEmpty();
        return new Outcome(known, isNumber(value) ? value(value) : -1, error, annotation, detail);
    }

    private static String withoutUnfinished(String text) {
        int at = text.lastIndexOf(UNFINISHED);
        return at < 0 ? text : text.substring(0, at);
    }

    private static boolean isName(String line, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = line.charAt(i);
            if ((c < 'a' || c > 'z') && !isDigit(c) && c != '_') {
                return false;
            }
        }
        return true;
    }

    private static String word(String text, int from) {
        int end = text.indexOf(' ', from);
        return text.substring(from, end < 0 ? text.length() : end);
    }

    private static int skipBlanks(String text, int from) {
        int at = Math.max(0, from);
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static boolean isNumber(String text) {
        int from = text.startsWith("-") ? 1 : text.startsWith("0x") ? 2 : 0;
        int radix = from == 2 ? 16 : 10;
        for (int i = from; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), radix) < 0) {
                return false;
            }
        }
        return text.length() > from && text.length() - from <= 16;
    }

    private static long value(String number) {
        return number.startsWith("0x")
                ? Long.parseUnsignedLong(number, 2, number.length(), 16)
                : Long.parseLong(number);
    }

    /** A thread's number; -1 where it is none. */
    private static int number(String text) {
        if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(LineParser::isDigit)) {
            return -1;
        }
        return Integer.parseInt(text);
    }

    /** A time in seconds with decimals, as nanoseconds; -1 where it is none. */
    private static long nanos(String text, int from, int to) {
        int point = text.indexOf('.', from);
        if (point <= from || point >= to || point - from > 10 || to - point - 1 > NANOS_DIGITS) {
            return -1;
        }
        long nanos = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (i != point) {
                if (!isDigit(c)) {
                    return -1;
                }
                nanos = nanos * 10 + (c - '0');
            }
        }
        for (int digits = to - point - 1; digits < NANOS_DIGITS; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
