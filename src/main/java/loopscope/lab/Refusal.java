package loopscope.lab;

import loopscope.kit.sys.Errno;

/** What the kernel said when it refused a call, in words. */
public final class Refusal {
    private Refusal() {}

    /**
     * Name and meaning of an error, as a call tracer prints them: {@code ECONNRESET (connection
     * reset by peer)}; see errno(3).
     *
     * @param result the number, its sign does not matter
     */
    public static String of(int result) {
        return Errno.name(result) + " (" + Errno.text(result) + ")";
    }
}
