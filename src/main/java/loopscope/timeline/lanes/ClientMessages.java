package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Rows;
import loopscope.trace.Trace;
import loopscope.trace.state.Bounds;
import loopscope.trace.state.ConnectionState;

import org.jspecify.annotations.Nullable;

/**
 * The messages of one client: what it sent (<em>said</em>), what it received (<em>heard</em>), and
 * how long it waited for its answers.
 *
 * <p>Messages and echoes are paired by their place in the stream of bytes, never by text; what the
 * server had sent before the client spoke is no echo.
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

    /** The server's reads: when it had read how many bytes. */
    private final Rows reads = new Rows(3);

    private long leftTime = ClientLane.OPEN;

    /** How many bytes the server had sent unasked, such as a greeting: they answer nothing. */
    private long unasked;

    private long unheard;
    private long heardBytes;
    private long heardTime;
    private long answeredBytes;
    private long answeredTime;
    private volatile long answered;
    private final WaitRecords longest = new WaitRecords();

    /**
     * @param answers collects how long each message waited
     * @param tally collects how long each echo took
     */
    ClientMessages(AnswerTimes answers, ClientTally tally) {
        this.answers = answers;
        this.tally = tally;
    }

    /** The messages in the order they were said, all there are now. */
    public View view() {
        return new View(messages.view());
    }

    /** Whether the client never said anything. */
    boolean isEmpty() {
        return messages.count() == 0;
    }

    /** How many of all its messages were answered. */
    long answered() {
        return answered;
    }

    /** Whether its last message is unanswered. */
    boolean isUnanswered() {
        return answered < messages.count();
    }

    /** Whether bytes were sent to the client that it has not read. */
    boolean hasUnread() {
        return answeredBytes > heardBytes;
    }

    /** The longest wait that is over; null where there was none. */
    @Nullable Wait longest() {
        return longest.longest();
    }

    /** The longest wait that was over by a time; null where there was none. */
    @Nullable Wait longest(long time) {
        return longest.longest(time);
    }

    /**
     * The client said something, at a time within bounds; {@code end} bytes so far, including
     * these.
     */
    void say(Event event, ConnectionState state, Bounds when, long end) {
        boolean inTime = state.accepted() == Trace.NEVER || when.latest() < state.accepted();
        boolean early = inTime && messages.count() == 0 && state.connecting() >= 0;
        arrival = state.arrival();
        long start = end - event.moved();
        if (answeredTime < when.latest()) {
            unasked = Math.max(unasked, answeredBytes - start);
        }
        messages.add(
                when.latest(),
                ClientLane.OPEN,
                early ? arrival.latest() : when.latest(),
                event.number(),
                start,
                when.earliest());
        pair();
        answer();
    }

    /** The server has read so many bytes in all. */
    void read(Event event, long received) {
        reads.add(event.time(), received, event.number());
    }

    /** How many bytes the server had read by a time. */
    long read(long time) {
        Rows.View all = reads.view();
        int row = all.firstAbove(READ_TIME, time) - 1;
        return row < 0 ? 0 : all.get(row, READ_BYTES);
    }

    /** The client stops waiting at a time. */
    void leave(long time) {
        leftTime = Math.min(leftTime, time);
    }

    /** The server has sent so many bytes in all. */
    void answer(long time, long replied) {
        answeredBytes = replied;
        answeredTime = time;
        answer();
    }

    /**
     * Ends waits. A wait is over with the first byte that the server sends; to read it is up to the
     * client. The server's send may return only after the client has read.
     */
    private void answer() {
        while (answered < messages.count()
                && answeredBytes > messages.get(answered, START) + unasked) {
            long heard = messages.get(answered, HEARD);
            long over = Math.min(leftTime, Math.min(answeredTime, heard));
            Wait wait = waited(answered, over);
            remember(wait);
            answers.add(wait);
            answered = Math.addExact(answered, 1);
        }
    }

    /** The client has heard so many bytes in all. */
    void hear(long time, long heard) {
        heardBytes = heard;
        heardTime = time;
        pair();
    }

    /**
     * Pairs messages with their echoes. An echo may be recorded before the end of the very write
     * that it answers.
     */
    private void pair() {
        while (unheard < messages.count() && heardBytes > messages.get(unheard, START) + unasked) {
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

    /** The wait for the answer to a message that has none yet. */
    Wait waiting(View said, int row, long now) {
        long since = said.since(row);
        boolean first = since != said.said(row);
        long earliest = first ? arrival.earliest() : said.earliest(row);
        return new Wait(since, now, true, earliest);
    }

    /** Keeps a wait that is over, if it is the longest. */
    void remember(Wait wait) {
        longest.add(wait);
    }

    /** Evicts the messages and reads of events before this one, which came at a time. */
    void evict(long oldest, long oldestTime) {
        longest.evict(oldestTime);
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
        public long evicted() {
            return rows.evicted();
        }

        /** When a message was said; for an outsider, the latest possible time. */
        public long said(int row) {
            return rows.get(row, SAID);
        }

        /**
         * The earliest time at which it can have been said; less than {@link #said} only for some
         * outsiders.
         */
        public long earliest(int row) {
            return rows.get(row, EARLIEST);
        }

        /** When its first byte was heard back; {@link ClientLane#OPEN} before. */
        public long heard(int row) {
            return rows.get(row, HEARD);
        }

        /**
         * Since when the client waited for its answer: since it was said, or since the connect
         * before.
         */
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

        /** The same, searched from {@code row} on; cheap when it is near. */
        public int firstSaidAfter(long time, int row) {
            return rows.firstAbove(SAID, time, row);
        }

        /** The first message heard back after a time, or not yet. */
        public int firstHeardAfter(long time) {
            return rows.firstAbove(HEARD, time);
        }

        /** The same, searched from {@code row} on; cheap when it is near. */
        public int firstHeardAfter(long time, int row) {
            return rows.firstAbove(HEARD, time, row);
        }

        /** The first message that begins after a place in the stream, in bytes. */
        public int firstStartingAfter(long place) {
            return rows.firstAbove(START, place);
        }
    }
}
