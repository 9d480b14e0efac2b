package loopscope.kit;

import loopscope.kit.sys.Flags;
import loopscope.kit.sys.Libc;
import loopscope.kit.sys.PollFds;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The table of poll(2): one entry per descriptor, with the events asked for and those found.
 *
 * <pre>
 *   fd   events              revents
 *    5   POLLIN              POLLIN
 *    6   POLLIN              0
 *    9   POLLIN | POLLOUT    POLLOUT
 *         in ────▸ poll ────▸ out
 * </pre>
 *
 * <p>Any descriptor number will do; the table is as long as there are descriptors in it. The kernel
 * walks all of it at each call, and the program walks it again to find what is ready. Confined to
 * the server's thread.
 */
public final class PollTable {
    /** A poll without a time limit. */
    public static final int FOREVER = -1;

    /** There is something to read, or the end of input. */
    public static final int POLLIN = Flags.POLLIN;

    /** There is urgent data. */
    public static final int POLLPRI = Flags.POLLPRI;

    /** There is room to write. */
    public static final int POLLOUT = Flags.POLLOUT;

    /** The connection has failed; reported even if not asked for. */
    public static final int POLLERR = Flags.POLLERR;

    /** Both sides have ended their output; reported even if not asked for. */
    public static final int POLLHUP = Flags.POLLHUP;

    private static final int ABSENT = -1;
    private static final int FIRST_ROOM = 64;

    private final Kit kit;
    private final PollFds table = new PollFds();
    private final Found found = new Found();
    private final Changes changes = new Changes();
    private @Nullable Descriptor[] members = new @Nullable Descriptor[FIRST_ROOM];
    private int[] places = new int[0];
    private int size;

    PollTable(Kit kit) {
        this.kit = kit;
    }

    /** Adds an entry at the end; if there is one already, as {@link #modify}. */
    public void add(Descriptor member, int events) {
        if (contains(member)) {
            modify(member, events);
            return;
        }
        makeRoom(member.fd());
        table.set(size, member.fd(), events);
        members[size] = member;
        places[member.fd()] = size;
        size++;
        watch(member, events);
    }

    /**
     * Changes the events that a descriptor's entry asks for.
     *
     * @throws IllegalArgumentException if it has no entry
     */
    public void modify(Descriptor member, int events) {
        int place = place(member.fd());
        if (place == ABSENT) {
            throw new IllegalArgumentException(member.fd() + " is not in the table");
        }
        if (table.events(place) != events) {
            table.events(place, events);
            watch(member, events);
        }
    }

    /** Removes its entry, if there is one; the last entry takes its place. */
    public void remove(Descriptor member) {
        int place = place(member.fd());
        if (place != ABSENT) {
            size--;
            table.set(place, table.fd(size), table.events(size));
            members[place] = members[size];
            places[table.fd(size)] = place;
            members[size] = null;
            places[member.fd()] = ABSENT;
            watch(member, 0);
        }
    }

    /** Whether it has an entry. */
    public boolean contains(Descriptor member) {
        return place(member.fd()) != ABSENT;
    }

    /**
     * poll(2): blocks until an entry is ready.
     *
     * @param millis the time limit in milliseconds; {@link #FOREVER} for none
     * @return how many entries are ready; 0 after the time limit; or -errno, and none is ready
     */
    public int poll(int millis) {
        found.clear();
        Recorder recorder = kit.next(Op.POLL, 0);
        changes.begin(recorder, Op.POLL, millis);
        int ready = Libc.poll(table, size, millis);
        collect(ready);
        recorder.endReady(ready, found.entries(), found.size());
        return ready;
    }

    /** Walks the table for the entries that the kernel marked. */
    private void collect(int ready) {
        for (int place = 0; place < size && found.size() < ready; place++) {
            int revents = table.revents(place);
            Descriptor member = members[place];
            if (revents != 0 && member != null) {
                found.add(member, revents);
            }
        }
    }

    /**
     * A descriptor that the last poll found ready. Changes of entries do not affect it.
     *
     * @param index from 0; less than the last poll returned
     */
    public Descriptor ready(int index) {
        return found.member(index);
    }

    /** The events that the last poll found for that descriptor. */
    public int revents(int index) {
        return found.flags(index);
    }

    private int place(int fd) {
        return fd >= 0 && fd < places.length ? places[fd] : ABSENT;
    }

    private void makeRoom(int fd) {
        if (size == members.length) {
            members = Arrays.copyOf(members, 2 * size);
        }
        if (fd >= places.length) {
            int known = places.length;
            places = Arrays.copyOf(places, Math.max(2 * known, fd + FIRST_ROOM));
            Arrays.fill(places, known, places.length, ABSENT);
        }
    }

    private void watch(Descriptor member, int events) {
        changes.add(member, Found.interest(events));
    }
}
