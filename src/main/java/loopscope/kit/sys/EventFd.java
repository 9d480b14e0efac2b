package loopscope.kit.sys;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * An eventfd(2) that wakes a loop: a counter in the kernel, readable while it isn't 0.
 *
 * <p>Wake from any thread, drain in the loop. A thread that wakes must hold a lock that closing
 * takes as well: a late wake-up would otherwise write 8 bytes to the next owner of the number.
 */
public final class EventFd {

    private EventFd() {}

    /** A non-blocking one at 0, not inherited by other programs: its descriptor, or -errno. */
    public static int open() {
        return Libc.eventfd(0, Flags.EFD_CLOEXEC | Flags.EFD_NONBLOCK);
    }

    /** Adds 1, which makes it readable: 0 or -errno. */
    public static int wake(int fd) {
        MemorySegment counter = Scratch.get().value;
        counter.set(ValueLayout.JAVA_LONG, 0, 1);
        return (int) Math.min(0, Libc.write(fd, counter));
    }

    /** Back to 0: how often it was woken since the last time, -EAGAIN for never, or -errno. */
    public static long drain(int fd) {
        MemorySegment counter = Scratch.get().value;
        long done = Libc.read(fd, counter);
        return done < 0 ? done : counter.get(ValueLayout.JAVA_LONG, 0);
    }
}
