package loopscope.lab;

import loopscope.kit.sys.Errno;

/** The words for an error that a system call returned. */
public final class Refusal {
    private Refusal() {}

    /**
     * Name and meaning of an error, as a call tracer prints them: {@code ECONNRESET (connection
     * reset by peer)}; see errno(3).
     *
     * @param result the error number, positive or negative
     */
    public static String of(int result) {
        return Errno.name(result) + " (" + Errno.text(result) + ")";
    }

    /**
     * The number of an error, positive; 0 where no error has this name.
     *
     * @param name such as {@code ECONNRESET}
     */
    public static int number(String name) {
        return Errno.number(name);
    }
}
