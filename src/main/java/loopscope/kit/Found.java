package loopscope.kit;

import loopscope.kit.sys.Flags;
import loopscope.trace.Interest;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The result of a readiness call: each ready descriptor, its flags, and its entry for the record.
 */
final class Found {
    private static final int SAME = Interest.IN | Interest.ERROR | Interest.HANG_UP;

    private @Nullable Descriptor[] members = new @Nullable Descriptor[64];
    private int[] flags = new int[64];
    private int[] entries = new int[64];
    private int size;

    /** Flags of poll(2) and epoll(7), which are the same, as the record's {@link Interest}. */
    static int interest(int flags) {
        return (flags & SAME)
                | ((flags & Flags.POLLOUT) != 0 ? Interest.OUT : 0)
                | ((flags & Flags.POLLPRI) != 0 ? Interest.EXCEPTIONAL : 0)
                | ((flags & Flags.EPOLLET) != 0 ? Interest.EDGE : 0);
    }

    void add(Descriptor member, int found) {
        if (size == flags.length) {
            members = Arrays.copyOf(members, 2 * size);
            flags = Arrays.copyOf(flags, 2 * size);
            entries = Arrays.copyOf(entries, 2 * size);
        }
        members[size] = member;
        flags[size] = found;
        entries[size] = Interest.entry(member.connection(), interest(found));
        size++;
    }

    /** Empties it, and keeps no reference to a member. */
    void clear() {
        Arrays.fill(members, 0, size, null);
        size = 0;
    }

    int size() {
        return size;
    }

    Descriptor member(int index) {
        Descriptor member = index < size ? members[index] : null;
        if (member == null) {
            throw new IndexOutOfBoundsException(index);
        }
        return member;
    }

    int flags(int index) {
        return flags[index];
    }

    int[] entries() {
        return entries;
    }
}
