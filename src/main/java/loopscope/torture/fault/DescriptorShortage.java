package loopscope.torture.fault;

import loopscope.kit.sys.Flags;
import loopscope.kit.sys.Libc;
import loopscope.kit.sys.Raw;

/**
 * Takes the descriptors of this process until only some are left, and gives them back. Each is a
 * duplicate of one that is open, so that it costs hardly more than its number. Thread-safe.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/dup.2.html">dup(2), EMFILE</a>
 */
public final class DescriptorShortage implements AutoCloseable {
    /** Where more are allowed than this, taking them would take too long. */
    public static final int MOST = 200_000;

    private final int[] taken = new int[MOST];
    private int count;

    /**
     * Takes all but so many.
     *
     * @param left how many are left
     */
    public DescriptorShortage(int left) {
        int standard = Libc.socket(Flags.AF_INET, Flags.SOCK_STREAM | Flags.SOCK_CLOEXEC, 0);
        for (int fd = standard; fd >= 0 && count < MOST; fd = another(standard)) {
            taken[count] = fd;
            count++;
        }
        giveBack(Math.max(0, count - left));
    }

    private static int another(int fd) {
        return Libc.fcntl(fd, Flags.F_DUPFD_CLOEXEC, 0);
    }

    /** Whether that can be done on this machine. */
    public static boolean isPossible(long limit) {
        return Raw.supported() && limit > 0 && limit <= MOST;
    }

    private synchronized void giveBack(int down) {
        while (count > down) {
            count--;
            int _ = Libc.close(taken[count]);
        }
    }

    /** Gives them back; only the first call has an effect. */
    @Override
    public void close() {
        giveBack(0);
    }
}
