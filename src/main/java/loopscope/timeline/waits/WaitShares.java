package loopscope.timeline.waits;

import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.Phases;
import loopscope.timeline.lanes.Targets;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.lanes.Wait;
import loopscope.trace.state.Phase;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides a client's wait among the other clients that the thread which should serve it was busy
 * with or waited for, and the gate while it held that thread.
 *
 * <p>The hatching of a client's lane shows the same turns. While a client connects, no thread is
 * known to be in its way.
 */
final class WaitShares {
    /** One part in so many of a wait is not worth a word. */
    private static final int LITTLE = 10;

    private final Lanes lanes;
    private final ClientLane who;
    private final Wait waited;
    private final Map<Integer, Long> forOthers = new HashMap<>();
    private long held;

    private WaitShares(Lanes lanes, ClientLane who, Wait waited) {
        this.lanes = lanes;
        this.who = who;
        this.waited = waited;
    }

    /** The shares of a wait. */
    static WaitShares of(Lanes lanes, ClientLane who, Wait waited) {
        WaitShares shares = new WaitShares(lanes, who, waited);
        Phases.View phases = who.phases();
        int last = phases.firstAfter(waited.to()) - 1;
        for (int row = last; row >= 0 && last - row < WaitAnalysis.MOST_TURNS; row--) {
            long from = Math.max(waited.from(), phases.from(row));
            long to = Math.min(waited.to(), phases.to(row));
            if (to < waited.from()) {
                break;
            }
            if (phases.phase(row) != Phase.CONNECTING) {
                shares.add(new WaitAnalysis(lanes).server(phases, row), from, to);
            }
        }
        return shares;
    }

    /** Of many workers that may serve the client, the one that is held longest counts. */
    private void add(@Nullable ThreadLane thread, long from, long to) {
        List<ThreadLane> threads = thread == null ? lanes.workers(from) : List.of(thread);
        long mostHeld = 0;
        for (ThreadLane each : threads) {
            Map<Integer, Long> spent = turns(each.targets(), from, to);
            Long pace = spent.remove(ThreadLane.THE_PACE);
            mostHeld = Math.max(mostHeld, pace == null ? 0 : pace);
            spent.remove(0);
            spent.remove(who.connection().id());
            if (thread != null) {
                spent.forEach((whom, length) -> forOthers.merge(whom, length, Long::sum));
            }
        }
        held += mostHeld;
    }

    private static Map<Integer, Long> turns(Targets.View targets, long since, long until) {
        Map<Integer, Long> spent = new HashMap<>();
        int last = targets.firstAfter(until) - 1;
        for (int row = last; row >= 0 && last - row < WaitAnalysis.MOST_TURNS; row--) {
            long from = Math.max(since, targets.from(row));
            long to = Math.min(until, targets.to(row));
            if (to < since) {
                break;
            }
            if (to > from) {
                spent.merge(targets.whom(row), to - from, Long::sum);
            }
        }
        return spent;
    }

    /** The client for which at least half of the wait was spent; null for none. */
    @Nullable ClientLane whom() {
        Map.Entry<Integer, Long> most = most();
        return most == null || isLessThanHalf(most.getValue()) ? null : lanes.client(most.getKey());
    }

    /** Whether the gate held the server for at least half of the wait. */
    boolean isMostlyHeld() {
        return held > 0 && !isLessThanHalf(held);
    }

    /** For whom it was spent; null where that was one client alone, or is too little to mention. */
    Blame.@Nullable Part part() {
        Map.Entry<Integer, Long> most = most();
        if (most == null) {
            return null;
        }
        ClientLane whom = lanes.client(most.getKey());
        long all = forOthers.values().stream().mapToLong(Long::longValue).sum();
        return whom == null || all < Wait.NOTABLE || isNearlyAll(most.getValue())
                ? null
                : new Blame.Part(whom, all, forOthers.size() - 1, named(all));
    }

    /** The shares that are worth a word; none where much is left besides. */
    private List<Blame.Share> named(long all) {
        List<Blame.Share> named = new ArrayList<>();
        long rest = all;
        for (Map.Entry<Integer, Long> share : forOthers.entrySet()) {
            ClientLane whom = lanes.client(share.getKey());
            long length = share.getValue();
            if (whom != null && length >= Wait.NOTABLE && !isLittle(length)) {
                named.add(new Blame.Share(whom, length));
                rest -= length;
            }
        }
        named.sort(Comparator.comparingLong(share -> -share.length()));
        return LITTLE * rest > all ? List.of() : named;
    }

    /** Whether so much of the wait may be said to be all of it. */
    private boolean isNearlyAll(long length) {
        return isLittle(waited.length() - length);
    }

    private boolean isLittle(long length) {
        return LITTLE * length < waited.length();
    }

    private Map.@Nullable Entry<Integer, Long> most() {
        return forOthers.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(null);
    }

    private boolean isLessThanHalf(long length) {
        return 2 * length < waited.length();
    }
}
