package loopscope.foreign.tracer;

import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of a call, as the tracer prints them: apart by commas, with quoted texts, lists,
 * structures and, behind a descriptor's number, in angle brackets what it stands for. They are
 * parted as they are asked for, once. Confined to one thread.
 */
public final class CallText {
    private final String text;
    private final List<String> parted = new ArrayList<>(4);
    private int next;

    /**
     * The arguments.
     *
     * @param text what stands between the call's round brackets
     */
    public CallText(String text) {
        this.text = text;
    }

    /** What stands between the call's round brackets. */
    public String text() {
        return text;
    }

    /** The arguments one by one. */
    public List<String> all() {
        while (next < text.length()) {
            part();
        }
        return List.copyOf(parted);
    }

    /** The argument at an index; empty where there are fewer. */
    public String at(int index) {
        while (parted.size() <= index && next < text.length()) {
            part();
        }
        return index < parted.size() ? parted.get(index) : "";
    }

    private void part() {
        int to = end(text, next, ',');
        parted.add(text.substring(next, to).strip());
        next = to + 1;
    }

    /**
     * Where a character stands outside of all quotes and brackets.
     *
     * @return the text's length where it stands nowhere
     */
    static int end(String text, int from, char wanted) {
        int depth = 0;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (depth == 0 && c == wanted) {
                return at;
            }
            switch (c) {
                case '"' -> at = endOfQuote(text, at);
                case '<' -> at = endOfAnnotation(text, at);
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth--;
                default -> {}
            }
            at++;
        }
        return text.length();
    }

    /** Whether a text ends outside of all quotes and brackets, and has begun an argument. */
    static boolean isWhole(String text, int from) {
        String rest = text.substring(from).strip();
        return !rest.isEmpty() && end(rest + '\n', 0, '\n') == rest.length();
    }

    /** The index of the quote that ends a text; that of the last character where none does. */
    static int endOfQuote(String text, int begin) {
        int at = begin + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, text.length() - 1);
    }

    /**
     * The index of the bracket that ends what is said of a descriptor; the same index where this is
     * no such bracket.
     */
    private static int endOfAnnotation(String text, int begin) {
        if (begin == 0 || !isDigit(text.charAt(begin - 1)) || !isFollowed(text, begin)) {
            return begin;
        }
        int depth = 1;
        for (int at = begin + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            depth += c == '<' ? 1 : c == '>' && text.charAt(at - 1) != '-' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return text.length() - 1;
    }

    /** Shifts, as in {@code 1<<3}, and the mark of an unfinished call are no annotations. */
    private static boolean isFollowed(String text, int bracket) {
        return bracket + 1 < text.length() && " <=".indexOf(text.charAt(bracket + 1)) < 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
