package loopscope.timeline.words;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.ThreadLane;

import java.util.List;
import java.util.Locale;

/** Words for a number of threads. */
public final class ThreadWords {
    private ThreadWords() {}

    /**
     * How many threads there are, and how many of them are virtual: {@code 3 threads, 2 virtual}.
     */
    public static String count(List<ThreadLane> threads) {
        long virtual = threads.stream().filter(ThreadLane::isVirtual).count();
        String all = Units.count(threads.size(), "thread");
        return virtual == 0 ? all : String.format(Locale.ROOT, "%s, %,d virtual", all, virtual);
    }
}
