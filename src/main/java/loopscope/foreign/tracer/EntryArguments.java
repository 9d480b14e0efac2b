package loopscope.foreign.tracer;

import java.util.Map;

/**
 * How much of a call the tracer prints when it is entered: all that the program gives, and not what
 * the kernel fills in. So of a read it prints the descriptor, of a poll(2) all.
 */
final class EntryArguments {
    /** Behind so many arguments stands a comma when all that matters on entry is printed. */
    private static final int NEVER = 100;

    private static final Map<String, Integer> COMMAS =
            Map.ofEntries(
                    // Where flags end can't be told, and no one waits inside.
                    Map.entry("clone", NEVER),
                    Map.entry("clone3", NEVER),
                    Map.entry("select", 4),
                    Map.entry("_newselect", 4),
                    Map.entry("pselect6", 4),
                    Map.entry("poll", 2),
                    Map.entry("ppoll", 3),
                    Map.entry("write", 2),
                    Map.entry("writev", 2),
                    Map.entry("send", 3),
                    Map.entry("sendto", 4),
                    Map.entry("sendmsg", 2),
                    Map.entry("sendfile", 3),
                    Map.entry("sendfile64", 3));

    private EntryArguments() {}

    /** Whether they are all there, none of them cut; of a number the end can't be told. */
    static boolean areIn(String call, CallText arguments) {
        String text = arguments.text();
        int wanted = COMMAS.getOrDefault(call, 1);
        int from = 0;
        for (int i = 0; i < wanted; i++) {
            from = CallText.end(text, from, ',') + 1;
            if (from > text.length()) {
                return false;
            }
        }
        return text.endsWith(", ") || CallText.isWhole(text, from);
    }
}
