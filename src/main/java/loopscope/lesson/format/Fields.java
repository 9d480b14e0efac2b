package loopscope.lesson.format;

import loopscope.timeline.words.Nearest;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The keys of one part of a lesson, of which only known ones are allowed. */
final class Fields {
    /** The most characters of one text. */
    private static final int LONGEST = 4_000;

    private final Node.Fields node;

    private Fields(Node.Fields node) {
        this.node = node;
    }

    /**
     * The keys of a value.
     *
     * @param what what the value is, to follow "expected"
     * @throws BadLessonException where it has no keys or one that is not known
     */
    static Fields of(Node node, String what, Collection<String> known) throws BadLessonException {
        Fields any = any(node, what);
        for (String key : any.keys()) {
            if (!known.contains(key)) {
                throw new BadLessonException(
                        any.line(key),
                        String.format(
                                Locale.ROOT,
                                "%s has no \"%s\": %s",
                                what,
                                key,
                                Nearest.advice(key, known)));
            }
        }
        return any;
    }

    /** The keys of a value, any keys at all. */
    static Fields any(Node node, String what) throws BadLessonException {
        if (!(node instanceof Node.Fields fields)) {
            throw new BadLessonException(
                    node.line(), "found " + node.kind() + ", expected " + what + ".");
        }
        return new Fields(fields);
    }

    /** Where they begin. */
    int line() {
        return node.line();
    }

    /** The line of a key. */
    int line(String key) {
        return node.lines().getOrDefault(key, node.line());
    }

    boolean has(String key) {
        return node.values().containsKey(key);
    }

    /** The value of a key; null where it is not there. */
    @Nullable Node get(String key) {
        return node.values().get(key);
    }

    /** The text of a key. */
    String text(String key) throws BadLessonException {
        return text(node(key), key);
    }

    /** The value of a key. */
    Node node(String key) throws BadLessonException {
        Node value = node.values().get(key);
        if (value == null) {
            throw new BadLessonException(line(), "\"" + key + "\" is missing.");
        }
        return value;
    }

    /** The text of a key, or another one where it is not there. */
    String text(String key, String other) throws BadLessonException {
        return has(key) ? text(key) : other;
    }

    /** The items of a key; none where it is not there. */
    List<Node> items(String key) throws BadLessonException {
        Node value = node.values().get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Node.Items(List<Node> items, int _))) {
            throw new BadLessonException(
                    value.line(),
                    "found " + value.kind() + " for \"" + key + "\", expected a list.");
        }
        return items;
    }

    /** The keys, in the order of the file. */
    List<String> keys() {
        return List.copyOf(node.values().keySet());
    }

    /** The text of a value. */
    static String text(Node value, String what) throws BadLessonException {
        if (!(value instanceof Node.Text(String text, int _)) || text.isBlank()) {
            throw new BadLessonException(
                    value.line(),
                    "found " + value.kind() + " for \"" + what + "\", expected a text.");
        }
        if (text.length() > LONGEST) {
            throw new BadLessonException(
                    value.line(), "\"" + what + "\" has more than " + LONGEST + " characters.");
        }
        return text.strip();
    }
}
