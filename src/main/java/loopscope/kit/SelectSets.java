package loopscope.kit;

import loopscope.kit.sys.FdSet;
import loopscope.kit.sys.Libc;
import loopscope.trace.Interest;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.jspecify.annotations.Nullable;

/**
 * The sets of select(2): three go in as interest, three filtered ones come out as ready.
 *
 * <pre>
 *   inputs       ──▸ ┌────────┐ ──▸ readable
 *   outputs      ──▸ │ select │ ──▸ writable
 *   exceptional  ──▸ └────────┘ ──▸ urgent
 * </pre>
 *
 * <p>Each call looks at every number up to the highest member, ready or not; numbers go up to
 * 1,023. Confined to the server's thread.
 */
public final class SelectSets {
    /** A wait without a time limit. */
    public static final long FOREVER = -1;

    private static final long MICROS = 1_000;

    private final Kit kit;
    private final SelectSet inputs = new SelectSet(this);
    private final SelectSet outputs = new SelectSet(this);
    private final SelectSet exceptional = new SelectSet(this);
    private final @Nullable Descriptor[] members = new @Nullable Descriptor[FdSet.SIZE];
    private final int[] entries = new int[2 * FdSet.SIZE];

    /**
     * For each number, the interest that the record has; and the numbers where it has changed
     * since.
     */
    private final int[] recorded = new int[FdSet.SIZE];

    private final int[] changed = new int[FdSet.SIZE];
    private final boolean[] isChanged = new boolean[FdSet.SIZE];
    private int changedCount;

    SelectSets(Kit kit) {
        this.kit = kit;
    }

    /** The interest set for input or its end. */
    public SelectSet inputs() {
        return inputs;
    }

    /** The interest set for room to write. */
    public SelectSet outputs() {
        return outputs;
    }

    /** The interest set for urgent data. */
    public SelectSet exceptional() {
        return exceptional;
    }

    /** The members of {@link #inputs} that the last select found ready. */
    public ReadyList readable() {
        return inputs.ready();
    }

    /** The members of {@link #outputs} that the last select found ready. */
    public ReadyList writable() {
        return outputs.ready();
    }

    /** The members of {@link #exceptional} that the last select found ready. */
    public ReadyList urgent() {
        return exceptional.ready();
    }

    /**
     * select(2): blocks until a member of a set is ready.
     *
     * @param millis the time limit in milliseconds; {@link #FOREVER} for none
     * @return how many bits the three ready sets have together; 0 after the time limit; or -errno,
     *     and none is ready
     */
    public int select(long millis) {
        Recorder recorder = kit.next(Op.SELECT, 0);
        int numbers =
                1 + Math.max(prepare(inputs), Math.max(prepare(outputs), prepare(exceptional)));
        long micros = millis < 0 ? Libc.NO_LIMIT : millis * MICROS;
        begin(recorder, (int) millis);
        int ready =
                Libc.select(
                        numbers,
                        inputs.filtered(),
                        outputs.filtered(),
                        exceptional.filtered(),
                        micros);
        recorder.endReady(ready, entries, ready > 0 ? collect() : 0);
        return ready;
    }

    /** Records the begin of the call, with the changes of interest since the last one. */
    private void begin(Recorder recorder, int millis) {
        int count = 0;
        for (int i = 0; i < changedCount; i++) {
            count = addChange(changed[i], count);
        }
        if (recorder.beginWatching(Op.SELECT, millis, entries, count)) {
            for (int i = 0; i < changedCount; i++) {
                recorded[changed[i]] = entry(changed[i]);
                isChanged[changed[i]] = false;
            }
            changedCount = 0;
        }
    }

    /** The last record of this number may be about another connection. */
    private int addChange(int fd, int count) {
        int before = recorded[fd];
        int now = entry(fd);
        int next = count;
        if (before >>> 8 != now >>> 8 && before != 0) {
            entries[next++] = before & ~0xff;
        }
        if (now != before && now != 0) {
            entries[next++] = now;
        }
        return next;
    }

    /** A number's connection and interest; 0 if it is in no set. */
    private int entry(int fd) {
        Descriptor member = members[fd];
        return member == null ? 0 : Interest.entry(member.connection(), interest(member));
    }

    private int interest(Descriptor member) {
        return (inputs.contains(member) ? Interest.IN : 0)
                | (outputs.contains(member) ? Interest.OUT : 0)
                | (exceptional.contains(member) ? Interest.EXCEPTIONAL : 0);
    }

    /** Select overwrites its sets, so it gets copies. Returns the highest number, or -1. */
    private static int prepare(SelectSet set) {
        set.ready().clear();
        set.filtered().copyFrom(set.interest());
        return set.interest().highest();
    }

    /** Fills the ready lists and their entries for the record; returns how many entries. */
    private int collect() {
        int count = 0;
        for (int fd = next(0); fd >= 0; fd = next(fd + 1)) {
            Descriptor member = members[fd];
            if (member != null) {
                int flags =
                        take(inputs, member, fd, Interest.IN)
                                | take(outputs, member, fd, Interest.OUT)
                                | take(exceptional, member, fd, Interest.EXCEPTIONAL);
                entries[count++] = Interest.entry(member.connection(), flags);
            }
        }
        return count;
    }

    private static int take(SelectSet set, Descriptor member, int fd, int flag) {
        if (!set.filtered().isSet(fd)) {
            return 0;
        }
        set.ready().add(member);
        return flag;
    }

    /** The lowest number that is in any filtered set, from one on; -1 for none. */
    private int next(int from) {
        return FdSet.next(from, inputs.filtered(), outputs.filtered(), exceptional.filtered());
    }

    /** The interest in a member has changed. */
    void watch(Descriptor member) {
        int fd = member.fd();
        boolean isWatched = interest(member) != 0;
        members[fd] = isWatched ? member : null;
        if (kit.trace().recording() && !isChanged[fd]) {
            isChanged[fd] = true;
            changed[changedCount++] = fd;
        }
    }
}
