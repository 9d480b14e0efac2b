package loopscope.timeline.lanes;

import loopscope.timeline.Units;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A row of threads, of which each began after the one before had ended.
 *
 * @param threads at least one, in the order they began
 */
public record ThreadRow(List<ThreadLane> threads) {

    /** Packs threads into as few rows as there were threads at once. */
    public static List<ThreadRow> pack(List<ThreadLane> threads) {
        List<List<ThreadLane>> rows = new ArrayList<>();
        PriorityQueue<List<ThreadLane>> free =
                new PriorityQueue<>(Comparator.comparingLong(row -> row.getLast().ended()));
        for (ThreadLane thread : threads) {
            List<ThreadLane> row = free.peek();
            if (row != null && row.getLast().ended() < thread.began()) {
                free.remove();
            } else {
                row = new ArrayList<>();
                rows.add(row);
            }
            row.add(thread);
            free.add(row);
        }
        return rows.stream().map(row -> new ThreadRow(List.copyOf(row))).toList();
    }

    /** How many calls they had made altogether by a time. */
    public long calls(long time) {
        return threads.stream().mapToLong(thread -> thread.count(time)).sum();
    }

    /** The label of the row: its one thread's name, or how many there are. */
    public String name() {
        return threads.size() == 1
                ? threads.getFirst().name()
                : Units.count(threads.size(), "thread") + " in turn";
    }
}
