package loopscope.picture;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.Phases;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.state.Phase;

import org.jspecify.annotations.Nullable;

/**
 * The words on the bar of a client that waits: for what, how long, and whether the server is held.
 */
public final class WaitLabel {
    /** A hold of this part of a wait counts as all of it. */
    private static final double ALL = 0.98;

    private final Lanes lanes;
    private final ClientLane lane;
    private final long now;
    private final long countedTo;

    /**
     * Words for the waits of a client. Times are nanoseconds since the run's zero.
     *
     * @param now the time up to which the run is shown
     * @param countedTo the time up to which a wait is counted that still lasts
     */
    public WaitLabel(Lanes lanes, ClientLane lane, long now, long countedTo) {
        this.lanes = lanes;
        this.lane = lane;
        this.now = now;
        this.countedTo = countedTo;
    }

    /**
     * Some wordings, the longest first; all are true.
     *
     * @param thread the thread that it waits for; null where it may be one of many
     */
    public String[] words(@Nullable ThreadLane thread, Phases.View phases, int phase) {
        String reason = reason(thread, phases, phase);
        String bytes = bytes(phases, phase);
        String where = where(phases, phase);
        String what = where.isEmpty() || bytes.isEmpty() ? where + bytes : where + ", " + bytes;
        String place = where.isEmpty() ? bytes : where;
        String length = ", " + length(phases, phase);
        return new String[] {
            what + length + ofWhole(phases, phase, " of a wait of ") + reason,
            what + length + ofWhole(phases, phase, " of ") + reason,
            place + length,
            place
        };
    }

    private String reason(@Nullable ThreadLane thread, Phases.View phases, int phase) {
        long from = phases.from(phase);
        long to = Math.min(phases.to(phase), now);
        double held = thread == null ? 0 : thread.holds().length(from, to);
        if (held < Wait.NOTABLE) {
            return "";
        }
        boolean always = held > ALL * (to - from);
        return always ? ": server held" : ", server held " + Units.duration((long) held) + " of it";
    }

    private static String bytes(Phases.View phases, int phase) {
        long unread = phases.unread(phase);
        Phase what = phases.phase(phase);
        boolean elsewhere = what == Phase.CONNECTING || what == Phase.HANDED_OVER;
        return unread > 0 && !elsewhere ? Units.bytes(unread) + " unread" : "";
    }

    /** Where a client waits whose bytes do not say it. */
    private String where(Phases.View phases, int phase) {
        return switch (phases.phase(phase)) {
            case CONNECTING -> "connecting";
            case IN_ACCEPT_QUEUE -> "in the accept queue";
            case HANDED_OVER ->
                    "waits for one of "
                            + Units.count(lanes.workers(phases.from(phase)).size(), "worker");
            default -> "";
        };
    }

    private String length(Phases.View phases, int phase) {
        boolean first = lane.isOutsider() && phase == 0 && phases.evicted() == 0;
        long lead = first ? lane.tally().arrival().width() : 0;
        boolean isPart = Wait.isPart(part(phases, phase), whole(phases, phase));
        return Wait.words(isPart ? part(phases, phase) : whole(phases, phase), lead);
    }

    /**
     * How long the wait was of which a phase is only a part; empty where it is all of it.
     *
     * @param of the words between a part of a wait and its whole
     */
    private String ofWhole(Phases.View phases, int phase, String of) {
        long whole = whole(phases, phase);
        return Wait.isPart(part(phases, phase), whole) ? of + Units.duration(whole) : "";
    }

    private long part(Phases.View phases, int phase) {
        return Pen.lasted(phases.from(phase), phases.to(phase), now, countedTo);
    }

    private long whole(Phases.View phases, int phase) {
        return Pen.lasted(
                WaitAnalysis.waitingSince(phases, phase),
                WaitAnalysis.waitingUntil(phases, phase),
                now,
                countedTo);
    }
}
