package loopscope.kit;

import loopscope.trace.Interest;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import java.util.Arrays;

/** What a readiness call is to watch from now on, gathered until the call that is given it. */
final class Changes {
    /** So many find room beside a call; the rest is told with the next. */
    private static final int MOST = 1024;

    private static final int CONNECTION = ~0xff;

    private int[] entries = new int[64];
    private int count;

    /** A descriptor is watched for something else; 0 for no longer. */
    void add(Descriptor member, int interest) {
        int entry = Interest.entry(member.connection(), interest);
        if (count > 0 && ((entries[count - 1] ^ entry) & CONNECTION) == 0) {
            entries[count - 1] = entry; // nobody was told of the one before
            return;
        }
        if (count == entries.length) {
            entries = Arrays.copyOf(entries, 2 * count);
        }
        entries[count++] = entry;
    }

    /** A readiness call begins, which is given them. */
    void begin(Recorder recorder, Op op, int watched) {
        int told = Math.min(count, MOST);
        if (recorder.beginWatching(op, watched, entries, told)) {
            count -= told;
            System.arraycopy(entries, told, entries, 0, count);
        }
    }
}
