package loopscope.kit;

import loopscope.kit.sys.FdSet;
import loopscope.kit.sys.Libc;
import loopscope.trace.Interest;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.jspecify.annotations.Nullable;

/**
 * What select(2) is given and gives: three sets go in, three filtered ones come out.
 *
 * <pre>
 *   inputs       ──▸ ┌────────┐ ──▸ readable
 *   outputs      ──▸ │ select │ ──▸ writable
 *   exceptional  ──▸ └────────┘ ──▸ urgent
 * </pre>
 *
 * <p>It costs a look at every number up to the highest watched, ready or not; numbers go up to
 * 1,023. For the server's thread alone.
 */
public final class SelectSets {
    /** A wait without limit. */
    public static final long FOREVER = -1;

    private static final long MICROS = 1_000;

    private final Kit kit;
    private final SelectSet inputs = new SelectSet(this);
    private final SelectSet outputs = new SelectSet(this);
    private final SelectSet exceptional = new SelectSet(this);
    private final @Nullable Descriptor[] members = new @Nullable Descriptor[FdSet.SIZE];
    private final int[] entries = new int[2 * FdSet.SIZE];
    private int watched;

    /** For each number, what the record knows of it; and which are not as the record knows. */
    private final int[] told = new int[FdSet.SIZE];

    private final int[] changed = new int[FdSet.SIZE];
    private final boolean[] isChanged = new boolean[FdSet.SIZE];
    private int changedCount;

    SelectSets(Kit kit) {
        this.kit = kit;
    }

    /** Those to be told of when there is something to read, or the end of input. */
    public SelectSet inputs() {
        return inputs;
    }

    /** Those to be told of when there is room to write. */
    public SelectSet outputs() {
        return outputs;
    }

    /** Those to be told of when there is urgent data. */
    public SelectSet exceptional() {
        return exceptional;
    }

    /** Those of the inputs that the last select found ready. */
    public ReadyList readable() {
        return inputs.ready();
    }

    /** Those of the outputs that the last select found ready. */
    public ReadyList writable() {
        return outputs.ready();
    }

    /** Those of the exceptional ones that the last select found ready. */
    public ReadyList urgent() {
        return exceptional.ready();
    }

    /**
     * select(2): waits until a member of a set is ready.
     *
     * @param millis how long at most; {@link #FOREVER} for no limit
     * @return how often members are ready, in all three sets together; 0 when the time is over; or
     *     -errno, with nobody ready
     */
    public int select(long millis) {
        Recorder recorder = kit.next(Op.SELECT, 0);
        int numbers =
                1 + Math.max(prepare(inputs), Math.max(prepare(outputs), prepare(exceptional)));
        long micros = millis < 0 ? Libc.NO_LIMIT : millis * MICROS;
        begin(recorder);
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

    /** Tells what has changed in the sets since the last call. */
    private void begin(Recorder recorder) {
        int count = 0;
        for (int i = 0; i < changedCount; i++) {
            count = addChange(changed[i], count);
        }
        if (recorder.beginWatching(Op.SELECT, watched, entries, count)) {
            for (int i = 0; i < changedCount; i++) {
                told[changed[i]] = entry(changed[i]);
                isChanged[changed[i]] = false;
            }
            changedCount = 0;
        }
    }

    /** What was told of a number may have been about another connection. */
    private int addChange(int fd, int count) {
        int before = told[fd];
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

    /** The connection behind a number and what it is watched for; 0 when it is not. */
    private int entry(int fd) {
        Descriptor member = members[fd];
        return member == null ? 0 : Interest.entry(member.connection(), interest(member));
    }

    private int interest(Descriptor member) {
        return (inputs.contains(member) ? Interest.IN : 0)
                | (outputs.contains(member) ? Interest.OUT : 0)
                | (exceptional.contains(member) ? Interest.EXCEPTIONAL : 0);
    }

    /** Select overwrites what it is given: it gets a copy. Returns the highest number, or -1. */
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
        watched += (isWatched ? 1 : 0) - (members[fd] != null ? 1 : 0);
        members[fd] = isWatched ? member : null;
        if (kit.trace().recording() && !isChanged[fd]) {
            isChanged[fd] = true;
            changed[changedCount++] = fd;
        }
    }
}
