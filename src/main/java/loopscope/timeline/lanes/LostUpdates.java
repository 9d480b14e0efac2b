package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Rows;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pairs of threads that read the same value of the shared counter and both wrote the same sum, so
 * that one message was not counted.
 *
 * <p>Single writer, the dispatcher; any number of readers, through views.
 */
public final class LostUpdates {
    private static final int FIRST_READ = 0;
    private static final int SECOND_READ = 1;
    private static final int THREADS = 2;
    private static final int VALUE = 3;
    private static final int LOST = 4;
    private static final int LOST_SO_FAR = 5;

    /** A read is not paired any more after so many values have been written. */
    private static final int MOST_VALUES = 4096;

    private record Read(int thread, int value, long begun, long time) {}

    private record Write(Read read, long number) {}

    private final Rows pairs = new Rows(6);
    private final Map<Integer, Read> reads = new HashMap<>();
    private final Map<Integer, Write> writes =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, Write> eldest) {
                    return size() > MOST_VALUES;
                }
            };

    /** What the counter would show had no message been lost; -1 before the first write. */
    private long due = -1;

    LostUpdates() {}

    /** The pairs, in the order in which messages were lost. */
    public View pairs() {
        return new View(pairs.view());
    }

    void follow(Event event) {
        if (event.op() == Op.COUNT_READ && !event.isMerged()) {
            Read read = new Read(event.thread(), event.result(), event.beginNumber(), event.time());
            reads.put(event.thread(), read);
        } else if (event.op() == Op.COUNT_WRITE) {
            Read read = reads.remove(event.thread());
            if (read != null && read.value + 1 == event.result()) {
                write(read, event);
            }
        } else if (event.op() == Op.EXIT) {
            reads.remove(event.thread());
        }
    }

    private void write(Read read, Event event) {
        due = due < 0 ? event.result() : due + 1;
        Write other = writes.put(read.value, new Write(read, event.number()));
        // A thread that read only after the other's write saw the value come back: nothing is lost.
        if (other != null && other.read.thread != read.thread && read.begun < other.number) {
            boolean later = read.time >= other.read.time;
            Read first = later ? other.read : read;
            Read second = later ? read : other.read;
            long threads = (long) first.thread << 32 | second.thread;
            long lost = due - event.result();
            pairs.add(first.time, second.time, threads, read.value, event.time(), lost);
        }
    }

    void evict(long oldestTime) {
        pairs.evict(LOST, oldestTime);
    }

    /** The pairs up to an instant; times are in nanoseconds since the run's zero. */
    public static final class View {
        private final Rows.View rows;

        private View(Rows.View rows) {
            this.rows = rows;
        }

        /** How many pairs there are. */
        public int size() {
            return rows.size();
        }

        /** When the earlier of the two read. */
        public long firstRead(int row) {
            return rows.get(row, FIRST_READ);
        }

        /** When the later of the two read the same. */
        public long secondRead(int row) {
            return rows.get(row, SECOND_READ);
        }

        /** The thread that read earlier. */
        public int firstThread(int row) {
            return (int) (rows.get(row, THREADS) >>> 32);
        }

        /** The thread that read later. */
        public int secondThread(int row) {
            return (int) rows.get(row, THREADS);
        }

        /** The value that both read. */
        public long value(int row) {
            return rows.get(row, VALUE);
        }

        /** When the second of them wrote, and so one message was lost. */
        public long lost(int row) {
            return rows.get(row, LOST);
        }

        /**
         * How many messages were lost by then: more than there are pairs, where an older write has
         * put the counter back.
         */
        public long lostSoFar(int row) {
            return rows.get(row, LOST_SO_FAR);
        }

        /** The first pair that lost its message after a time; {@link #size()} for none. */
        public int firstLostAfter(long time) {
            return rows.firstAbove(LOST, time);
        }

        /** The same, searched from {@code row} on; cheap when it is near. */
        public int firstLostAfter(long time, int row) {
            return rows.firstAbove(LOST, time, row);
        }
    }
}
