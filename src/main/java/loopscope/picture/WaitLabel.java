package loopscope.picture;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.Phases;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.WaitAnalysis;

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
     * Two wordings, the longer first.
     *
     * @param thread the thread that it waits for; null where it may be one of many
     */
    public String[] words(@Nullable ThreadLane thread, Phases.View phases, int phase) {
        String reason = reason(thread, phases, phase);
        return new String[] {
            words(phases, phase, " of a wait of ") + reason, words(phases, phase, " of ") + reason
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

    /**
     * What a client waits for, and how long.
     *
     * @param of the words between a part of a wait and its whole
     */
    private String words(Phases.View phases, int phase, String of) {
        long unread = phases.unread(phase);
        long to = phases.to(phase);
        long length = Pen.lasted(phases.from(phase), to, now, countedTo);
        String bytes = unread > 0 ? Units.bytes(unread) + " unread" : "";
        String what =
                switch (phases.phase(phase)) {
                    case CONNECTING -> "connecting";
                    case IN_ACCEPT_QUEUE ->
                            "in the accept queue" + (bytes.isEmpty() ? "" : ", " + bytes);
                    case HANDED_OVER ->
                            "waits for one of "
                                    + Units.count(
                                            lanes.workers(phases.from(phase)).size(), "worker");
                    default -> bytes;
                };
        boolean first = lane.isOutsider() && phase == 0 && phases.evicted() == 0;
        long whole =
                Pen.lasted(
                        WaitAnalysis.waitingSince(phases, phase),
                        WaitAnalysis.waitingUntil(phases, phase),
                        now,
                        countedTo);
        boolean isPart = Wait.isPart(length, whole);
        long lead = first ? lane.tally().arrival().width() : 0;
        return what
                + ", "
                + Wait.words(isPart ? length : whole, lead)
                + (isPart ? of + Units.duration(whole) : "");
    }
}
