package loopscope.trace;

/**
 * The program at the other end of a connection, as the system tells.
 *
 * @param name what the system calls it, such as {@code nc}; at most 15 bytes, escaped
 * @param pid the number of its process
 */
public record Program(String name, long pid) {
    /** Name and number: {@code nc 31618}. */
    public String text() {
        return name + " " + pid;
    }
}
