package loopscope.timeline.figures;

import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ClientTally;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.WaitAnalysis;

import org.jspecify.annotations.Nullable;

/**
 * The figures of one client on one stage, of the whole run; see {@link ClientTally} for most.
 *
 * @param lane the client
 * @param acceptLead by how much an outsider's {@code toAccept} may be longer; {@code echoLead} the
 *     same for {@code toFirstEcho}
 * @param longest its longest wait; null while it has not waited for the server
 */
public record ClientFigures(
        ClientLane lane,
        long toAccept,
        long acceptLead,
        long toFirstEcho,
        long echoLead,
        @Nullable Wait longest,
        long messages,
        long read,
        long sent) {

    /**
     * The figures of a client.
     *
     * @param shown the time up to which the run is shown
     */
    static ClientFigures of(ClientLane lane, long shown) {
        ClientTally tally = lane.tally();
        return new ClientFigures(
                lane,
                tally.toAccept(),
                tally.arrival().width(),
                tally.toFirstEcho(),
                tally.firstEchoLead(),
                WaitAnalysis.longest(lane, shown),
                tally.messages(),
                tally.read(),
                tally.sent());
    }

    /** The length of its longest wait; 0 without one. */
    public long longestWait() {
        return longest == null ? 0 : longest.length();
    }
}
