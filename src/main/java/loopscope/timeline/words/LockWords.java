package loopscope.timeline.words;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.LockWaits;
import loopscope.timeline.lanes.Locks;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.waits.WaitAnalysis;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words for the waits for locks at an instant. */
final class LockWords {
    private LockWords() {}

    /** Which threads wait for which thread's lock on a stage; empty where none does. */
    static String at(long time, Lanes lanes) {
        List<ThreadLane> threads = lanes.threads();
        List<Locks.Waiting> circle = lanes.locks().circle(threads, time);
        if (!circle.isEmpty()) {
            return circle(lanes, circle, time);
        }
        List<Locks.Waiting> waiting = lanes.locks().waiting(threads, time);
        return waiting.isEmpty() ? "" : queue(lanes, waiting, time);
    }

    private static String circle(Lanes lanes, List<Locks.Waiting> circle, long time) {
        String who =
                circle.stream()
                        .map(w -> name(lanes, w.thread()) + " for " + name(lanes, w.holder()))
                        .collect(Collectors.joining(", "));
        long since = circle.stream().mapToLong(w -> since(lanes, w, time)).max().orElse(time);
        return String.format(
                Locale.ROOT,
                "A circle of locks, for %s now: %s. None of them will move again.",
                Units.duration(time - since),
                who.replaceFirst(" for ", " waits for the lock of "));
    }

    private static String queue(Lanes lanes, List<Locks.Waiting> waiting, long time) {
        int lock = waiting.getFirst().lock();
        List<Locks.Waiting> same = waiting.stream().filter(w -> w.lock() == lock).toList();
        long since = same.stream().mapToLong(w -> since(lanes, w, time)).min().orElse(time);
        ThreadLane holder = lanes.thread(same.getFirst().holder());
        boolean one = same.size() == 1;
        String who =
                one ? name(lanes, same.getFirst().thread()) : Units.count(same.size(), "thread");
        return who
                + (one ? " waits for a lock, for " : " wait for a lock, the longest for ")
                + Units.duration(time - since)
                + held(lanes, holder, time);
    }

    private static String held(Lanes lanes, @Nullable ThreadLane holder, long time) {
        if (holder == null) {
            return ": it is changing hands.";
        }
        if (holder.ended() <= time) {
            return ": " + holder.name() + " ended without giving it back.";
        }
        ClientLane whom = WaitAnalysis.busyWith(lanes, holder, time);
        String call = CallWords.callAt(lanes, holder, time);
        String inside = call.isEmpty() ? heldBefore(lanes, holder, time) : " and is inside " + call;
        String client = whom == null ? "" : ", which serves " + StageSummary.name(whom) + ",";
        return ": " + holder.name() + client + " holds it" + inside + ".";
    }

    private static String heldBefore(Lanes lanes, ThreadLane holder, long time) {
        String held = HeldWords.before(lanes, holder, time);
        return held.isEmpty() ? "" : " and is " + held;
    }

    private static long since(Lanes lanes, Locks.Waiting waiting, long time) {
        ThreadLane thread = lanes.thread(waiting.thread());
        if (thread == null) {
            return time;
        }
        LockWaits.View waits = thread.lockWaits();
        int row = waits.firstAfter(time) - 1;
        return row < 0 ? time : waits.from(row);
    }

    private static String name(Lanes lanes, int thread) {
        ThreadLane lane = lanes.thread(thread);
        return lane == null ? "a thread" : lane.name();
    }
}
