package loopscope.kit.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The fd table of poll(2) in off-heap memory: one struct pollfd of eight bytes after another.
 *
 * <pre>
 *   fd 4 | events 2 | revents 2
 * </pre>
 *
 * <p>It grows as entries are set beyond its end. Not thread-safe.
 */
public final class PollFds {
    private static final int BYTES = 8;
    private static final int EVENTS = 4;
    private static final int REVENTS = 6;
    private static final int FIRST_ROOM = 64;

    private MemorySegment memory = Arena.ofAuto().allocate((long) FIRST_ROOM * BYTES, BYTES);

    /** Writes an entry: its descriptor and events, with no result yet. */
    public void set(int index, int fd, int events) {
        makeRoom(index);
        long at = (long) index * BYTES;
        memory.set(ValueLayout.JAVA_INT, at, fd);
        memory.set(ValueLayout.JAVA_SHORT, at + EVENTS, (short) events);
        memory.set(ValueLayout.JAVA_SHORT, at + REVENTS, (short) 0);
    }

    /** Changes the events of an entry. */
    public void events(int index, int events) {
        memory.set(ValueLayout.JAVA_SHORT, (long) index * BYTES + EVENTS, (short) events);
    }

    /** The descriptor of an entry. */
    public int fd(int index) {
        return memory.get(ValueLayout.JAVA_INT, (long) index * BYTES);
    }

    /** The events of an entry. */
    public int events(int index) {
        return memory.get(ValueLayout.JAVA_SHORT, (long) index * BYTES + EVENTS);
    }

    /** The events that the last poll found for an entry. */
    public int revents(int index) {
        return memory.get(ValueLayout.JAVA_SHORT, (long) index * BYTES + REVENTS);
    }

    MemorySegment memory(int count) {
        return memory.asSlice(0, (long) count * BYTES);
    }

    private void makeRoom(int index) {
        long needed = (index + 1L) * BYTES;
        if (needed > memory.byteSize()) {
            MemorySegment larger = Arena.ofAuto().allocate(2 * needed, BYTES);
            MemorySegment.copy(memory, 0, larger, 0, memory.byteSize());
            memory = larger;
        }
    }
}
