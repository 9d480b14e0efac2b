package loopscope.lesson.format;

import java.util.List;
import java.util.Map;

/** A value of a file, with the line on which it stands, from 1. */
sealed interface Node {
    /** The line. */
    int line();

    /** Its kind, to follow "found". */
    String kind();

    /** A text, a number or a word. */
    record Text(String text, int line) implements Node {
        @Override
        public String kind() {
            return text.isEmpty() ? "nothing" : "\"" + text + "\"";
        }
    }

    /** A list. */
    record Items(List<Node> items, int line) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * Values by their keys, in the order of the file.
     *
     * @param lines the line of each key
     */
    record Fields(Map<String, Node> values, Map<String, Integer> lines, int line) implements Node {
        @Override
        public String kind() {
            return "keys with values";
        }
    }
}
