package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Rows;
import loopscope.trace.Trace;
import loopscope.trace.state.Bounds;
import loopscope.trace.state.ConnectionState;

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
    private final Rows messages = new Rows(6);
    private volatile Bounds arrival = Bounds.at(Trace.NEVER);

    /** When the server had read how many bytes, by the number of the read's event. */
    private final Rows reads = new Rows(3);

    private long leftTime = ClientLane.OPEN;
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

    /** Whether the last one said was not answered. */
    boolean isUnanswered() {
        return answered < messages.count();
    }

    /** Whether bytes were sent to the client that it has not read. */
    boolean hasUnread() {
        return answeredBytes > heardBytes;
    }

    /** The longest wait that is over; null where there was none. */
    @Nullable Wait longest() {
        return longest;
    }

    /** Something was said, within bounds; {@code end} bytes have been, with it. */
    void say(Event event, ConnectionState state, Bounds when, long end) {
        boolean inTime = state.accepted() == Trace.NEVER || when.latest() < state.accepted();
        boolean early = inTime && messages.count() == 0 && state.connecting() >= 0;
        arrival = state.arrival();
        messages.add(
                when.latest(),
                ClientLane.OPEN,
                early ? arrival.latest() : when.latest(),
                event.number(),
                end - event.result(),
                when.earliest());
        pair();
        answer();
    }

    /** The server has read so many bytes. */
    void read(Event event, long received) {
        reads.add(event.time(), received, event.number());
    }

    /** How many bytes the server had read by a time. */
    long read(long time) {
        Rows.View all = reads.view();
        int row = all.firstAbove(0, time) - 1;
        return row < 0 ? 0 : all.get(row, 1);
    }

    /** The client waits for nothing any more. */
    void leave(long time) {
        leftTime = Math.min(leftTime, time);
    }

    /** The server has sent so many bytes. */
    void answer(long time, long replied) {
        answeredBytes = replied;
        answeredTime = time;
        answer();
    }

    /**
     * The wait for the server is over with the first byte it sends; reading it is the client's. A
     * thread that has sent may come back from its call only after the client has read.
     */
    private void answer() {
        while (answered < messages.count()
                && answeredBytes > messages.get(answered, ClientLane.START)) {
            long heard = messages.get(answered, ClientLane.HEARD);
            long over = Math.min(leftTime, Math.min(answeredTime, heard));
            Wait wait = waited(answered, over);
            remember(wait);
            answers.add(wait);
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
            long said = messages.get(unheard, ClientLane.SAID);
            tally.hear(heardTime - said, said - messages.get(unheard, ClientLane.EARLIEST));
            if (unheard >= answered) {
                remember(waited(unheard, heardTime));
            }
            unheard++;
        }
    }

    private Wait waited(long message, long until) {
        long since = messages.get(message, ClientLane.SINCE);
        long said = messages.get(message, ClientLane.SAID);
        long earliest =
                since == said ? messages.get(message, ClientLane.EARLIEST) : arrival.earliest();
        return new Wait(since, Math.max(since, until), false, earliest);
    }

    /** The wait for the answer to a message that it still waits for. */
    Wait waiting(Rows.View said, int row, long now) {
        long since = said.get(row, ClientLane.SINCE);
        boolean first = since != said.get(row, ClientLane.SAID);
        long earliest = first ? arrival.earliest() : said.get(row, ClientLane.EARLIEST);
        return new Wait(since, now, true, earliest);
    }

    /** A wait that is over. */
    void remember(Wait wait) {
        Wait known = longest;
        if (known == null || wait.length() > known.length()) {
            longest = wait;
        }
    }

    /** Those said by events before this one are let go. */
    void letGo(long oldest) {
        messages.letGo(ClientLane.NUMBER, oldest);
        reads.letGo(2, oldest);
        unheard = Math.max(unheard, messages.first());
        answered = Math.max(answered, messages.first());
    }
}
