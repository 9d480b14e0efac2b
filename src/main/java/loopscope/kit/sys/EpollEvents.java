package loopscope.kit.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * An array of struct epoll_event for epoll_wait(2), in off-heap memory.
 *
 * <pre>
 *   amd64         events 4 | fd 4 | unused 4                12 bytes, packed
 *   elsewhere     events 4 | padding 4 | fd 4 | unused 4    16 bytes
 * </pre>
 *
 * <p>Each event has eight bytes for the program's own use; the first four hold the descriptor. Not
 * thread-safe.
 */
public final class EpollEvents {
    private static final boolean PACKED = isPacked(System.getProperty("os.arch", ""));
    private static final int BYTES = PACKED ? 12 : 16;
    private static final int FD = PACKED ? 4 : 8;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

    private final MemorySegment memory;
    private final int room;

    /** Creates room for this many events, 1 or more. */
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

    /** The descriptor of an event. */
    public int fd(int index) {
        return memory.get(INT, (long) index * BYTES + FD);
    }

    /** The flags of an event. */
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
