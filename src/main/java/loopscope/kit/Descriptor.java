package loopscope.kit;

import loopscope.kit.sys.Libc;

import org.jspecify.annotations.Nullable;

/**
 * A number by which the kernel knows something open, and whose connection it is.
 *
 * <p>Numbers are used again as soon as they are closed. Closing and waking from another thread
 * therefore exclude each other: a late wake-up never reaches whoever has the number next.
 */
public abstract sealed class Descriptor permits RawSocket, Wakeup, Epoll {
    /** Nothing is open. */
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

    /** Whose it is, in the record; 0 for nobody's. */
    public abstract int connection();

    /** Whether it was accepted. */
    boolean isClient() {
        return false;
    }

    final Kit kit() {
        return kit;
    }

    /** From now on this is open under a number, and the kit's to close. */
    final void opened(int fd) {
        this.fd = fd;
        kit.opened(part);
    }

    /** Closes it: 0 or -errno. */
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
     * It is open under another number too, and from now on known by that alone.
     *
     * @param number the other number
     * @param owner whom that goes back to; null for the kernel
     */
    final void renumber(int number, @Nullable NumberPool owner) {
        synchronized (part) {
            int unused = close(fd);
            fd = number;
            pool = owner;
        }
    }

    /** Makes calls that wait on it return, if it is open. */
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
            int unused = closeNow();
        }
    }
}
