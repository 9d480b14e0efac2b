package loopscope.trace;

import java.util.regex.Pattern;

/**
 * A thread that records.
 *
 * @param id its number in this trace, from 1
 * @param name as shown on its lane
 * @param role on whose side it works
 */
public record ThreadName(int id, String name, Role role) {
    private static final String PROCESS = "process ";
    private static final Pattern FOREIGN = Pattern.compile("(process|thread) \\d+");

    /**
     * The name of a thread of a program of others.
     *
     * @param system its number in the system
     * @param first whether it is the first thread of its process
     */
    public static String foreign(int system, boolean first) {
        return (first ? PROCESS : "thread ") + system;
    }

    /** Whether it is a thread of a program of others, which no other thread is called like. */
    public boolean isForeign() {
        return FOREIGN.matcher(name).matches();
    }

    /** Whether it is the first thread of a process of a program of others. */
    public boolean isProcess() {
        return name.startsWith(PROCESS) && isForeign();
    }
}
