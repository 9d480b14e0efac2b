package loopscope.timeline.calls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * The calls that a {@link CallScan} has found so far, one word each: added at the end, evicted at
 * the front, found by place.
 *
 * <p>Confined to one thread.
 */
public final class CallList {
    /** How many calls are listed at most: the latest. */
    public static final int MOST = 4_000_000;

    private static final int SHIFT = 12;
    private static final int PART = 1 << SHIFT;

    private final List<long[]> parts = new ArrayList<>();
    private final List<long[]> reached = new ArrayList<>();
    private final long[] latest;
    private final int most;
    private int size;

    /** An empty list, for so many stages. */
    public CallList(int stages) {
        this(stages, MOST);
    }

    CallList(int stages, int most) {
        this.latest = new long[stages];
        this.most = most;
        Arrays.fill(latest, -1);
    }

    /** How many calls there are. */
    public int size() {
        return size;
    }

    /** The call at a place, from 0. */
    public long get(int place) {
        return parts.get(place >>> SHIFT)[place & PART - 1];
    }

    /** Adds calls at the end. */
    public void add(long[] calls) {
        for (long call : calls) {
            if ((size & PART - 1) == 0) {
                parts.add(new long[PART]);
                reached.add(latest.clone());
            }
            parts.getLast()[size & PART - 1] = call;
            latest[CallScan.stage(call)] = CallScan.number(call);
            size++;
        }
    }

    /**
     * Evicts calls at the front, some thousands at a time.
     *
     * @param oldest the oldest number kept of each stage; older calls are evicted
     * @return how many were evicted
     */
    public int giveUp(long[] oldest) {
        int gone = 0;
        while (gone < parts.size() - 1
                && (size - gone * PART > most || isOlder(parts.get(gone), oldest))) {
            gone++;
        }
        parts.subList(0, gone).clear();
        reached.subList(0, gone).clear();
        size -= gone * PART;
        return gone * PART;
    }

    private static boolean isOlder(long[] part, long[] oldest) {
        for (long call : part) {
            if (CallScan.number(call) >= oldest[CallScan.stage(call)]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The place of a stage's call.
     *
     * @return the place of the stage's first call with this number or a later one; -1 where there
     *     is none
     */
    public int placeOf(int stage, long number) {
        int low = 0;
        int high = parts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (reached.get(middle)[stage] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int end = Math.min(size, (low + 1) << SHIFT);
        for (int place = Math.max(0, low - 1) << SHIFT; place < end; place++) {
            long call = get(place);
            if (CallScan.stage(call) == stage && CallScan.number(call) >= number) {
                return place;
            }
        }
        return -1;
    }

    /** The place of the first call that passes a test, where all calls after it pass too. */
    public int firstAt(LongPredicate late) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (late.test(get(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
