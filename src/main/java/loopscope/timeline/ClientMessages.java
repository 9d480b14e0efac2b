package loopscope.timeline;

import loopscope.trace.ConnectionState;
import loopscope.trace.Event;
import loopscope.trace.Rows;

import org.jspecify.annotations.Nullable;

/**
 * What one client said and heard, and how long it waited for its answers.
 *
 * <p>Said and heard are paired by their place in the stream of bytes, never by text.
 *
 * <p>Written by the keeper; read by anyone through views.
 */
final class ClientMessages {
    private final AnswerTimes answers;
    private final ClientTally tally;
    private final Rows messages = new Rows(5);
    private long unheard;
    private long heardBytes;
    private long heardTime;
    private long answeredBytes;
    private long answeredTime;
    private volatile long answered;
    private volatile @Nullable Wait longest;

    /**
     * @param answers is told how long each message waited
     * @param tally is told how long each echo took
     */
    ClientMessages(AnswerTimes answers, ClientTally tally) {
        this.answers = answers;
        this.tally = tally;
    }

    /** The messages in the order they were said, see {@link ClientLane#SAID}. */
    Rows.View view() {
        return messages.view();
    }

    /** Whether nothing was ever said. */
    boolean isEmpty() {
        return messages.count() == 0;
    }

    /** How many were answered, of all that were ever said. */
    long answered() {
        return answered;
    }

    /** The longest wait that is over; null where there was none. */
    @Nullable Wait longest() {
        return longest;
    }

    /** Something was said; {@code end} bytes have been, with it. */
    void say(Event event, ConnectionState state, long end) {
        boolean early = state.accepted() == ConnectionState.NEVER && messages.count() == 0;
        long time = event.beginTime();
        long since = early && state.connecting() >= 0 ? state.connecting() : time;
        messages.add(time, ClientLane.OPEN, since, event.number(), end - event.result());
        pair();
        answer();
    }

    /** The server has sent so many bytes. */
    void answer(long time, long replied) {
        answeredBytes = replied;
        answeredTime = time;
        answer();
    }

    /** The wait for the server is over with the first byte it sends; reading it is the client's. */
    private void answer() {
        while (answered < messages.count()
                && answeredBytes > messages.get(answered, ClientLane.START)) {
            remember(messages.get(answered, ClientLane.SINCE), answeredTime);
            answers.add(answeredTime - messages.get(answered, ClientLane.SINCE));
            answered = Math.addExact(answered, 1);
        }
    }

    /** The client has heard so many bytes. */
    void hear(long time, long heard) {
        heardBytes = heard;
        heardTime = time;
        pair();
    }

    /** An echo may be recorded before the end of the very write that it answers. */
    private void pair() {
        while (unheard < messages.count() && heardBytes > messages.get(unheard, ClientLane.START)) {
            messages.set(unheard, ClientLane.HEARD, heardTime);
            tally.hear(heardTime - messages.get(unheard, ClientLane.SAID));
            if (unheard >= answered) {
                remember(messages.get(unheard, ClientLane.SINCE), heardTime);
            }
            unheard++;
        }
    }

    /** A wait that is over. */
    void remember(long from, long to) {
        Wait known = longest;
        if (known == null || to - from > known.length()) {
            longest = new Wait(from, to, false);
        }
    }

    /** Those said by events before this one are let go. */
    void letGo(long oldest) {
        messages.letGo(ClientLane.NUMBER, oldest);
        unheard = Math.max(unheard, messages.first());
        answered = Math.max(answered, messages.first());
    }
}
