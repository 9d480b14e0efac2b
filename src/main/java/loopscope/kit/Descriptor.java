package loopscope.kit;

import loopscope.kit.sys.Libc;

import org.jspecify.annotations.Nullable;

/**
 * An open file descriptor, and the connection that it belongs to.
 *
 * <p>The kernel reuses a number as soon as it is closed. Closing and waking from another thread
 * therefore exclude each other: a late wake-up never reaches the next owner of the number.
 */
public abstract sealed class Descriptor permits RawSocket, Wakeup, Epoll {
    /** No number: not open. */
    private static final int NONE = -1;

    private final Kit kit;
    private final Opened part = new Part();
    private volatile int fd = NONE;
    private @Nullable NumberPool pool;

    Descriptor(Kit kit) {
        this.kit = kit;
    }

    /** Its number, or -1 while it is not open. */
    public final int fd() {
        return fd;
    }

    /** The connection that it belongs to, by number in the trace; 0 for none. */
    public abstract int connection();

    /** Whether this is the connection of an accepted client. */
    boolean isClient() {
        return false;
    }

    final Kit kit() {
        return kit;
    }

    /** This is open under a number from now on, and the kit closes it at the latest. */
    final void opened(int fd) {
        this.fd = fd;
        kit.opened(part);
    }

    /** Closes the descriptor: 0 or -errno. */
    final int closeNow() {
        synchronized (part) {
            int closed = fd == NONE ? 0 : close(fd);
            fd = NONE;
            pool = null;
            kit.closed(part);
            return closed;
        }
    }

    private int close(int fd) {
        NumberPool owner = pool;
        return owner == null ? Libc.close(fd) : owner.giveBack(fd);
    }

    /**
     * Closes the number it has, and goes on under another one that is open for the same file.
     *
     * @param number the other number
     * @param owner takes the number back when it is closed; null for the kernel
     */
    final void renumber(int number, @Nullable NumberPool owner) {
        synchronized (part) {
            int _ = close(fd);
            fd = number;
            pool = owner;
        }
    }

    /** Makes the calls that wait on it return, if it is open. */
    final void wakeNow() {
        synchronized (part) {
            if (fd != NONE) {
                wake(fd);
            }
        }
    }

    abstract void wake(int fd);

    private final class Part implements Opened {
        @Override
        public boolean isClient() {
            return Descriptor.this.isClient();
        }

        @Override
        public void wake() {
            wakeNow();
        }

        @Override
        public void release() {
            int _ = closeNow();
        }
    }
}
