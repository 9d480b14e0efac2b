package loopscope.kit.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Room for what epoll_wait(2) gives: one struct epoll_event after another, in off-heap memory.
 *
 * <pre>
 *   amd64         events 4 | fd 4 | unused 4                12 bytes, packed
 *   elsewhere     events 4 | padding 4 | fd 4 | unused 4    16 bytes
 * </pre>
 *
 * <p>Of the eight bytes that are the program's own, the first four are the descriptor's number. For
 * one thread at a time.
 */
public final class EpollEvents {
    private static final boolean PACKED = isPacked(System.getProperty("os.arch", ""));
    private static final int BYTES = PACKED ? 12 : 16;
    private static final int FD = PACKED ? 4 : 8;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

    private final MemorySegment memory;
    private final int room;

    /** Room for so many events, 1 or more. */
    public EpollEvents(int room) {
        this.room = room;
        this.memory = Arena.ofAuto().allocate((long) room * BYTES, Long.BYTES);
    }

    static boolean isPacked(String architecture) {
        return architecture.equals("amd64") || architecture.equals("x86_64");
    }

    /** Writes the first event, for epoll_ctl. */
    public void set(int fd, int events) {
        memory.set(INT, 0, events);
        memory.set(INT, FD, fd);
    }

    /** Whose event this is: the number it was watched under. */
    public int fd(int index) {
        return memory.get(INT, (long) index * BYTES + FD);
    }

    /** What was found. */
    public int events(int index) {
        return memory.get(INT, (long) index * BYTES);
    }

    int room() {
        return room;
    }

    MemorySegment memory() {
        return memory;
    }
}
