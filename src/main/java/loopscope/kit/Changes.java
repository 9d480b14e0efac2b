package loopscope.kit;

import loopscope.trace.Interest;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import java.util.Arrays;

/** Changes of interest since the last readiness call, gathered for the record of the next one. */
final class Changes {
    /** The most that one call records; the next call records the rest. */
    private static final int MOST = 1024;

    private static final int CONNECTION = ~0xff;

    private int[] entries = new int[64];
    private int count;

    /** The interest in a descriptor has changed; 0 if there is none any more. */
    void add(Descriptor member, int interest) {
        int entry = Interest.entry(member.connection(), interest);
        if (count > 0 && ((entries[count - 1] ^ entry) & CONNECTION) == 0) {
            entries[count - 1] = entry; // the change before was never recorded
            return;
        }
        if (count == entries.length) {
            entries = Arrays.copyOf(entries, 2 * count);
        }
        entries[count++] = entry;
    }

    /**
     * A readiness call begins: records the changes with it.
     *
     * @param millis its time limit in milliseconds, negative for none
     */
    void begin(Recorder recorder, Op op, int millis) {
        int recorded = Math.min(count, MOST);
        if (recorder.beginWatching(op, millis, entries, recorded)) {
            count -= recorded;
            System.arraycopy(entries, recorded, entries, 0, count);
        }
    }
}
