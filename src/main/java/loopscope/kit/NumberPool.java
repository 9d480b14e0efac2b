package loopscope.kit;

import loopscope.kit.sys.Errno;
import loopscope.kit.sys.EventFd;
import loopscope.kit.sys.FdSet;
import loopscope.kit.sys.Flags;
import loopscope.kit.sys.Libc;

import java.util.BitSet;

/**
 * Low numbers that nobody else in this process can get: each is held open by a duplicate of one
 * eventfd until it is taken, and at once again when it is given back.
 *
 * <p>Numbers are per process, so this is too: stages that need low ones share it. Where only few
 * numbers are permitted, holding some would keep others from being opened at all: then it holds
 * none. Any thread may call.
 */
final class NumberPool {
    static final NumberPool OF_PROCESS = new NumberPool();

    private static final int NONE = -1;

    private final BitSet free = new BitSet(FdSet.SIZE);
    private int users;
    private int holder = NONE;

    private NumberPool() {}

    /** One more needs low numbers: all that are still free are held from now on. */
    synchronized void join() {
        users++;
        if (holder < 0) {
            holder = EventFd.open();
        }
        if (holder >= 0 && isRoomAbove()) {
            int number = duplicate(0);
            while (number >= 0 && number < FdSet.SIZE) {
                free.set(number);
                number = duplicate(0);
            }
            close(number);
        }
    }

    /** One needs them no more; the last one leaves none behind. */
    synchronized void leave() {
        users--;
        if (users == 0) {
            free.stream().forEach(NumberPool::close);
            free.clear();
            close(holder);
            holder = NONE;
        }
    }

    /** Whether as many numbers as are held can be had above them. */
    private boolean isRoomAbove() {
        int high = duplicate(2 * FdSet.SIZE);
        close(high);
        return high >= 0;
    }

    private int duplicate(int from) {
        return Libc.fcntl(holder, Flags.F_DUPFD_CLOEXEC, from);
    }

    private static void close(int number) {
        int unused = number < 0 ? 0 : Libc.close(number);
    }

    /** dup3(2): a low number for what is open under a high one; -EMFILE when none is left. */
    synchronized int take(int fd) {
        int number = free.nextSetBit(0);
        if (number < 0) {
            return -Errno.EMFILE;
        }
        int taken = Libc.dup3(fd, number, Flags.O_CLOEXEC);
        if (taken >= 0) {
            free.clear(number);
        }
        return taken;
    }

    /** Closes what is open under a number and holds it again, in one step: 0 or -errno. */
    synchronized int giveBack(int number) {
        if (holder < 0) {
            return Libc.close(number);
        }
        int held = Libc.dup3(holder, number, Flags.O_CLOEXEC);
        if (held < 0) {
            return held;
        }
        free.set(number);
        return 0;
    }
}
