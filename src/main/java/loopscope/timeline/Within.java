package loopscope.timeline;

import loopscope.trace.Event;
import loopscope.trace.Rows;

/**
 * What happened on a stage within a stretch of time.
 *
 * @param calls how many calls the server's threads began in it
 * @param atLeast whether there were more, too many to look at each of them
 * @param said how many messages were said in it
 * @param heard how many messages began to come back in it
 */
public record Within(long calls, boolean atLeast, long said, long heard) {
    /** Would-blocks gathered into one are counted by looking at each; at so many at most. */
    private static final int MOST = 5_000;

    /** Counts, by search and not by walking, from one time to another. */
    public static Within of(Lanes lanes, long from, long to) {
        long calls = 0;
        boolean atLeast = false;
        Event event = lanes.trace().event();
        for (ThreadLane thread : lanes.threads()) {
            Rows.View all = thread.calls();
            int first = all.firstAbove(ThreadLane.FROM, from - 1);
            int end = all.firstAbove(ThreadLane.FROM, to, first);
            calls += end - first;
            for (int row = first; row < end && row - first < MOST; row++) {
                boolean many = ThreadLane.isMerged(all.get(row, ThreadLane.WHAT));
                if (many && event.moveTo(all.get(row, ThreadLane.NUMBER))) {
                    calls += event.argument() - 1;
                }
            }
            atLeast |= end - first > MOST;
        }
        long said = 0;
        long heard = 0;
        for (ClientLane client : lanes.clients()) {
            Rows.View messages = client.messages();
            said += between(messages, ClientLane.SAID, from, to);
            heard += between(messages, ClientLane.HEARD, from, to);
        }
        return new Within(calls, atLeast, said, heard);
    }

    private static int between(Rows.View rows, int word, long from, long to) {
        int first = rows.firstAbove(word, from - 1);
        return rows.firstAbove(word, to, first) - first;
    }

    /** In a few words: {@code 12 calls, 2 messages said, 1 heard back}; no more than there is. */
    public String words() {
        return (atLeast ? "at least " : "")
                + Units.count(calls, "call")
                + (said == 0 ? "" : ", " + Units.count(said, "message") + " said")
                + (heard == 0 ? "" : ", " + heard + " heard back");
    }
}
