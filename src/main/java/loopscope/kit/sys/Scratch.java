package loopscope.kit.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A thread's small off-heap memory for one call: errno, a value to point at, a length, a timeval.
 *
 * <p>Made once a thread, so that no call allocates. Its memory belongs to the garbage collector (an
 * automatic arena): no thread owns it, nothing has to be closed, and a downcall need not
 * reference-count it.
 */
final class Scratch {

    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);
    private static final long MICROS_PER_SECOND = 1_000_000;

    /** Where a handle leaves errno. */
    final MemorySegment errno;

    /** Eight bytes: a struct linger, an eventfd's counter, what ioctl fills in. */
    final MemorySegment value;

    /** The first four of them: an int option. */
    final MemorySegment number;

    /** A socklen_t. */
    private final MemorySegment length;

    private final MemorySegment timeval;

    private Scratch() {
        Arena arena = Arena.ofAuto();
        errno = arena.allocate(Linkage.CAPTURE);
        value = arena.allocate(ValueLayout.JAVA_LONG);
        number = value.asSlice(0, Integer.BYTES);
        length = arena.allocate(ValueLayout.JAVA_INT);
        timeval = arena.allocate(2 * Long.BYTES, Long.BYTES);
    }

    /** This thread's own. */
    static Scratch get() {
        return OF_THREAD.get();
    }

    /** The length memory, holding {@code bytes}. */
    MemorySegment length(int bytes) {
        length.set(ValueLayout.JAVA_INT, 0, bytes);
        return length;
    }

    /** The timeval memory holding {@code micros}, or NULL (no limit) when that is negative. */
    MemorySegment timeval(long micros) {
        if (micros < 0) {
            return MemorySegment.NULL;
        }
        timeval.set(ValueLayout.JAVA_LONG, 0, micros / MICROS_PER_SECOND);
        timeval.set(ValueLayout.JAVA_LONG, Long.BYTES, micros % MICROS_PER_SECOND);
        return timeval;
    }

    /** What C gave, or -errno where C gave -1. */
    int result(int given) {
        return given == -1 ? -errno.get(ValueLayout.JAVA_INT, Linkage.ERRNO_OFFSET) : given;
    }

    /** What C gave, or -errno where C gave -1. */
    long result(long given) {
        return given == -1 ? -errno.get(ValueLayout.JAVA_INT, Linkage.ERRNO_OFFSET) : given;
    }
}
