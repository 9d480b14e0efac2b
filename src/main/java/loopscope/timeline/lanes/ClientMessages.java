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
 * <p>Single writer, the dispatcher; any number of readers, through views.
 */
public final class ClientMessages {
    private static final int SAID = 0;
    private static final int HEARD = 1;
    private static final int SINCE = 2;
    private static final int NUMBER = 3;
    private static final int START = 4;
    private static final int EARLIEST = 5;

    /** The words of a row of {@link #reads}. */
    private static final int READ_TIME = 0;

    private static final int READ_BYTES = 1;
    private static final int READ_NUMBER = 2;

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

    /** The messages in the order they were said, all there are now. */
    public View view() {
        return new View(messages.view());
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
        int row = all.firstAbove(READ_TIME, time) - 1;
        return row < 0 ? 0 : all.get(row, READ_BYTES);
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
        while (answered < messages.count() && answeredBytes > messages.get(answered, START)) {
            long heard = messages.get(answered, HEARD);
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
        while (unheard < messages.count() && heardBytes > messages.get(unheard, START)) {
            messages.set(unheard, HEARD, heardTime);
            long said = messages.get(unheard, SAID);
            tally.hear(heardTime - said, said - messages.get(unheard, EARLIEST));
            if (unheard >= answered) {
                remember(waited(unheard, heardTime));
            }
            unheard++;
        }
    }

    private Wait waited(long message, long until) {
        long since = messages.get(message, SINCE);
        long said = messages.get(message, SAID);
        long earliest = since == said ? messages.get(message, EARLIEST) : arrival.earliest();
        return new Wait(since, Math.max(since, until), false, earliest);
    }

    /** The wait for the answer to a message that it still waits for. */
    Wait waiting(View said, int row, long now) {
        long since = said.since(row);
        boolean first = since != said.said(row);
        long earliest = first ? arrival.earliest() : said.earliest(row);
        return new Wait(since, now, true, earliest);
    }

    /** A wait that is over. */
    void remember(Wait wait) {
        Wait known = longest;
        if (known == null || wait.length() > known.length()) {
            longest = wait;
        }
    }

    /** Evicts those said by events before this one. */
    void evict(long oldest) {
        messages.evict(NUMBER, oldest);
        reads.evict(READ_NUMBER, oldest);
        unheard = Math.max(unheard, messages.first());
        answered = Math.max(answered, messages.first());
    }

    /** The messages up to an instant. */
    public static final class View {
        private final Rows.View rows;

        private View(Rows.View rows) {
            this.rows = rows;
        }

        /** How many there are. */
        public int size() {
            return rows.size();
        }

        /** How many were evicted before the first of these. */
        long evicted() {
            return rows.evicted();
        }

        /** When a message was said; of an outsider's, when it had been at the latest. */
        public long said(int row) {
            return rows.get(row, SAID);
        }

        /** When it can have been said at the earliest: before that of some outsiders' alone. */
        public long earliest(int row) {
            return rows.get(row, EARLIEST);
        }

        /** When its first byte was heard back; {@link ClientLane#OPEN} before. */
        public long heard(int row) {
            return rows.get(row, HEARD);
        }

        /** Since when the client waited for it: since it was said, or since the connect before. */
        long since(int row) {
            return rows.get(row, SINCE);
        }

        /** The number of the event that said it, which has its text. */
        public long number(int row) {
            return rows.get(row, NUMBER);
        }

        /** Where it begins in the stream of all that was said, in bytes. */
        public long start(int row) {
            return rows.get(row, START);
        }

        /** The first message said after a time; {@link #size()} when there is none. */
        public int firstSaidAfter(long time) {
            return rows.firstAbove(SAID, time);
        }

        /** The same, known to be {@code row} or a later one; costs little when it is near. */
        public int firstSaidAfter(long time, int row) {
            return rows.firstAbove(SAID, time, row);
        }

        /** The first message heard back after a time, or not yet. */
        public int firstHeardAfter(long time) {
            return rows.firstAbove(HEARD, time);
        }

        /** The same, known to be {@code row} or a later one; costs little when it is near. */
        public int firstHeardAfter(long time, int row) {
            return rows.firstAbove(HEARD, time, row);
        }

        /** The first message that begins after a place in the stream, in bytes. */
        public int firstStartingAfter(long place) {
            return rows.firstAbove(START, place);
        }
    }
}
