package loopscope.timeline.words;

import loopscope.timeline.lanes.Calls;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.trace.Event;
import loopscope.trace.Op;

import java.util.List;
import java.util.Locale;

/** Words for a thread that calls again and again and hardly waits. */
final class BusyWords {
    private static final long SECOND = 1_000_000_000;

    /** The calls in a second that make a thread busy ... */
    private static final long MANY = 10_000;

    /** ... where it waited for no more than this part of it. */
    private static final double HARDLY = 0.2;

    /** On how many rows tries are counted at most. */
    private static final int MOST_ROWS = 2_000;

    private BusyWords() {}

    /** The first busy thread in the second before an instant; empty where none is busy. */
    static String at(long time, List<Subject> stages) {
        return at(time, stages, SECOND);
    }

    /** The same for another length of time before it, in nanoseconds. */
    static String at(long time, List<Subject> stages, long within) {
        for (Subject stage : stages) {
            for (ThreadLane thread : stage.lanes().threads()) {
                if (thread.began() <= time - within && thread.ended() > time) {
                    String words = busy(stage, thread, time, within);
                    if (!words.isEmpty()) {
                        return words;
                    }
                }
            }
        }
        return "";
    }

    private static String busy(Subject stage, ThreadLane thread, long time, long within) {
        Calls.View calls = thread.calls();
        int last = calls.firstAfter(time) - 1;
        int before = calls.firstAfter(time - within) - 1;
        if (before < 0 || last <= before) {
            return "";
        }
        long waited = calls.waitedBefore(last) - calls.waitedBefore(before);
        Event event = stage.lanes().trace().event();
        boolean counter = calls.op(last) == Op.COUNT_READ;
        long tries = tries(event, calls, before + 1, last, counter);
        boolean busy = waited <= HARDLY * within;
        if (busy && tries >= MANY && counter) {
            return String.format(
                    Locale.ROOT,
                    "%s: “%s” reads the counter again and again, %,d times in the last second, and"
                            + " never waits. A processor is kept busy.",
                    stage.model(),
                    thread.name(),
                    tries);
        }
        if (busy && tries >= MANY) {
            return String.format(
                    Locale.ROOT,
                    "%s asks every socket in turn and never waits: %,d tries in the last second"
                            + " said “would block”. A processor is kept busy.",
                    stage.model(),
                    tries);
        }
        long made = calls.made(before + 1, last);
        return busy && made >= MANY ? rate(stage, made, waited) : "";
    }

    private static String rate(Subject stage, long calls, long waited) {
        return String.format(
                Locale.ROOT,
                "%s made %,d calls in the last second and waited for %d%% of it.",
                stage.model(),
                calls,
                Math.round(100.0 * waited / SECOND));
    }

    /**
     * How many calls returned "would block", or read the counter in vain; they are gathered, so
     * that there are few rows.
     */
    private static long tries(Event event, Calls.View calls, int first, int last, boolean counter) {
        long tries = 0;
        for (int row = Math.max(first, last - MOST_ROWS); row <= last; row++) {
            boolean meant = (calls.op(row) == Op.COUNT_READ) == counter;
            boolean there = meant && event.moveTo(calls.number(row));
            tries += there && event.isMerged() ? event.argument() : 0;
        }
        return tries;
    }
}
