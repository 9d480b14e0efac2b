package loopscope.timeline.words;

import loopscope.timeline.Units;
import loopscope.timeline.axis.Axis;
import loopscope.timeline.lanes.Holds;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.ThreadLane;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Words for a server that the gate holds, or has held. */
public final class HeldWords {
    private static final String HELD = "SERVER HELD: ";
    private static final String PACE = "PACE: ";

    private HeldWords() {}

    /**
     * The honesty mark of a server's pace.
     *
     * @param millis how long the gate holds each call; 0 for until a step
     */
    public static String pace(long millis) {
        return PACE + setting(millis);
    }

    private static String setting(long millis) {
        return millis == 0 ? "step" : length(millis) + " before each call";
    }

    /**
     * A stage's marks with that of a hold; the mark of a current hold names the pace, and replaces
     * that one.
     */
    public static List<String> with(List<String> marks, String held) {
        List<String> named = new ArrayList<>(marks);
        if (held.startsWith(HELD)) {
            named.removeIf(mark -> mark.startsWith(PACE));
        }
        if (!held.isEmpty()) {
            named.add(held);
        }
        return List.copyOf(named);
    }

    /**
     * The honesty mark of a hold in view: that the server is held at an instant, or was before.
     *
     * @return empty where it was not held in view
     */
    public static String mark(Lanes lanes, Axis seen, long now) {
        long held = 0;
        for (ThreadLane thread : lanes.threads()) {
            Holds.View holds = thread.holds().view();
            int row = holds.at(now);
            if (row >= 0) {
                return HELD + setting(holds.millis(row));
            }
            held += thread.holds().count(seen.from(), Math.min(seen.to(), now));
        }
        return held == 0 ? "" : "SERVER WAS HELD " + (held == 1 ? "ONCE" : held + " TIMES");
    }

    /** Whether any thread is held at an instant. */
    static boolean isHeld(Lanes lanes, long time) {
        return lanes.threads().stream().anyMatch(thread -> thread.holds().at(time) >= 0);
    }

    /**
     * How a server is held at an instant, for example {@code held before recv(A): press N}; of many
     * threads, the one that a step would release.
     *
     * @return empty where no thread is held
     */
    static String of(Lanes lanes, long time) {
        ThreadLane first = null;
        long since = Long.MAX_VALUE;
        int others = -1;
        for (ThreadLane thread : lanes.threads()) {
            Holds.View holds = thread.holds().view();
            int row = holds.at(time);
            long from = row < 0 ? Long.MAX_VALUE : holds.from(row);
            others += row < 0 ? 0 : 1;
            if (from < since) {
                first = thread;
                since = from;
            }
        }
        return first == null ? "" : of(lanes, first, first.holds().at(time), others);
    }

    /** For example {@code held before recv(A)}; empty where a thread is not held at an instant. */
    static String before(Lanes lanes, ThreadLane thread, long time) {
        Holds.View holds = thread.holds().view();
        int row = holds.at(time);
        return row < 0
                ? ""
                : "held before " + CallWords.call(lanes, holds.op(row), holds.connection(row));
    }

    private static String of(Lanes lanes, ThreadLane thread, int row, int others) {
        Holds.View holds = thread.holds().view();
        int millis = holds.millis(row);
        String call = CallWords.call(lanes, holds.op(row), holds.connection(row));
        String before =
                millis == 0
                        ? "held before " + call
                        : String.format(
                                Locale.ROOT,
                                "held %s before each call, now before %s",
                                length(millis),
                                call);
        String whose = lanes.threads().size() == 1 ? "" : " of " + thread.name();
        String also = others == 0 ? "" : ", and " + Units.count(others, "more thread");
        boolean still = holds.to(row) == ThreadLane.OPEN;
        return before + whose + also + (millis == 0 && still ? ": press N" : "");
    }

    private static String length(long millis) {
        return Units.duration(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
