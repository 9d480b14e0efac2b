package loopscope.timeline.axis;

import loopscope.timeline.lanes.SamplingEvents;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.Event;
import loopscope.trace.Trace;

import java.util.Arrays;
import java.util.List;

/**
 * The instants about a time at which anything began or ended on any stage, in order, and how many
 * steps took no time at each.
 *
 * <p>It reads only as many events of each stage as asked for. It leaves out instants beyond the
 * reach of the stage that was read least far, so that none is missing in between.
 */
final class Instants {
    /** How many more events are read, as the order of events is not quite that of the clocks. */
    private static final int MORE = 32;

    private final long now;
    private long[] times = new long[64];
    private long[] instants = new long[16];
    private int timeCount;
    private int instantCount;
    private long earliest;
    private long latest;

    private Instants(long now) {
        this.now = now;
        this.latest = now;
    }

    /**
     * The instants about a time.
     *
     * @param count how many events, samples aside, to read before it, and after it, on each stage
     * @param now the time up to which events are shown
     */
    static Instants about(double time, int count, List<StageRecord> stages, long now) {
        Instants found = new Instants(now);
        for (StageRecord stage : stages) {
            found.read(stage, time, count + MORE);
        }
        found.settle();
        return found;
    }

    /** How many instants there are; zero and now are among them where they are in reach. */
    int size() {
        return timeCount;
    }

    /** The time of an instant. */
    long time(int index) {
        return times[index];
    }

    /** How many steps began and ended at this very instant. */
    int instants(int index) {
        int at = Arrays.binarySearch(instants, 0, instantCount, times[index]);
        int first = at;
        int last = at;
        while (first > 0 && instants[first - 1] == times[index]) {
            first--;
        }
        while (last >= 0 && last + 1 < instantCount && instants[last + 1] == times[index]) {
            last++;
        }
        return at < 0 ? 0 : last - first + 1;
    }

    private void read(StageRecord record, double time, int count) {
        Trace stage = record.trace();
        long followed = stage.followed();
        SamplingEvents.View samples = record.samples().view();
        long middle = EventSearch.firstAfter(stage, time);
        long first = samples.startOf(stage.oldest(), middle, count);
        long end = samples.endOf(middle, followed, count);
        Event event = stage.event();
        if (first > 0 && event.moveTo(first)) {
            earliest = Math.max(earliest, event.time());
        }
        if (end < followed && event.moveTo(end)) {
            latest = Math.min(latest, event.time());
        }
        long number = samples.firstOther(first, end);
        while (number < end) {
            if (event.moveTo(number)) {
                read(event);
            }
            number = samples.firstOther(number + 1, end);
        }
    }

    private void read(Event event) {
        add(event.time());
        if (event.isBegin()) {
            return;
        }
        add(event.beginTime());
        if (event.beginTime() == event.time()) {
            instants = room(instants, instantCount);
            instants[instantCount++] = event.time();
        }
    }

    private void add(long time) {
        times = room(times, timeCount);
        times[timeCount++] = time;
    }

    private static long[] room(long[] array, int used) {
        return used < array.length ? array : Arrays.copyOf(array, 2 * used);
    }

    private void settle() {
        if (earliest == 0) {
            add(0);
        }
        if (latest == now) {
            add(now);
        }
        Arrays.sort(times, 0, timeCount);
        Arrays.sort(instants, 0, instantCount);
        int kept = 0;
        for (int i = 0; i < timeCount; i++) {
            boolean inReach = times[i] >= earliest && times[i] <= latest;
            if (inReach && (kept == 0 || times[kept - 1] != times[i])) {
                times[kept++] = times[i];
            }
        }
        timeCount = kept;
    }
}
