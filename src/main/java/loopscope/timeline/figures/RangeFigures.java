package loopscope.timeline.figures;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.Calls;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ClientMessages;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.ThreadLane;

/**
 * Counts of what happened on a stage within a range of time.
 *
 * @param calls how many calls the server's threads began in it and have ended
 * @param said how many messages clients sent in it
 * @param heard how many of their echoes began to arrive in it
 */
public record RangeFigures(long calls, long said, long heard) {
    /** Counts from one time to another, by search and not by walking. */
    public static RangeFigures of(Lanes lanes, long from, long to) {
        long calls = 0;
        for (ThreadLane thread : lanes.threads()) {
            Calls.View all = thread.calls();
            int first = all.firstAfter(from - 1);
            calls += all.made(first, all.firstAfter(to, first) - 1);
        }
        long said = 0;
        long heard = 0;
        for (ClientLane client : lanes.clients()) {
            ClientMessages.View messages = client.messages();
            int firstSaid = messages.firstSaidAfter(from - 1);
            said += messages.firstSaidAfter(to, firstSaid) - firstSaid;
            int firstHeard = messages.firstHeardAfter(from - 1);
            heard += messages.firstHeardAfter(to, firstHeard) - firstHeard;
        }
        return new RangeFigures(calls, said, heard);
    }

    /**
     * In a few words: {@code 12 calls, 2 messages said, 1 heard back}; zeros are left out, except
     * calls.
     */
    public String words() {
        return Units.count(calls, "call")
                + (said == 0 ? "" : ", " + Units.count(said, "message") + " said")
                + (heard == 0 ? "" : ", " + heard + " heard back");
    }
}
