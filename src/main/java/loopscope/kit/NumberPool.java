package loopscope.kit;

import loopscope.kit.sys.Errno;
import loopscope.kit.sys.EventFd;
import loopscope.kit.sys.FdSet;
import loopscope.kit.sys.Flags;
import loopscope.kit.sys.Libc;

import java.util.BitSet;

/**
 * Low descriptor numbers that nothing else in this process can get: a duplicate of one eventfd
 * holds each of them until it is taken, and again as soon as it is given back.
 *
 * <p>Numbers are per process, so the pool is too: stages that need low numbers share it. If the
 * process may have only few descriptors, holding some would keep others from being opened at all;
 * then the pool holds none. Thread-safe.
 */
final class NumberPool {
    static final NumberPool OF_PROCESS = new NumberPool();

    private static final int NONE = -1;

    private final BitSet free = new BitSet(FdSet.SIZE);
    private int users;
    private int holder = NONE;

    private NumberPool() {}

    /** One more user needs low numbers: holds all that are still free from now on. */
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

    /** One user is done; after the last one the pool holds nothing. */
    synchronized void leave() {
        users--;
        if (users == 0) {
            free.stream().forEach(NumberPool::close);
            free.clear();
            close(holder);
            holder = NONE;
        }
    }

    /** Whether the process may open as many numbers above the low ones. */
    private boolean isRoomAbove() {
        int high = duplicate(2 * FdSet.SIZE);
        close(high);
        return high >= 0;
    }

    private int duplicate(int from) {
        return Libc.fcntl(holder, Flags.F_DUPFD_CLOEXEC, from);
    }

    private static void close(int number) {
        int _ = number < 0 ? 0 : Libc.close(number);
    }

    /** dup3(2): a low number for a descriptor with a high one; -EMFILE if none is left. */
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

    /** Closes the descriptor of a number and holds the number again, in one step: 0 or -errno. */
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
