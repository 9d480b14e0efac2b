package loopscope.timeline.lanes;

import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.Rows;
import loopscope.trace.Trace;
import loopscope.trace.state.Bounds;
import loopscope.trace.state.ConnectionState;
import loopscope.trace.state.Goodbye;
import loopscope.trace.state.Phase;

import org.jspecify.annotations.Nullable;

/**
 * What happened to one client: the phases it went through, what was queued and sent for it, and its
 * {@link ClientMessages}.
 *
 * <p>Of an outsider only the server's side is known: what the server read counts as said, what it
 * sent as heard. When it came, spoke and left is known within {@link Bounds}.
 *
 * <p>Written by the keeper; read by anyone through views.
 */
public final class ClientLane {
    /** The value of {@link #TO} while a span is not over, of {@link #HEARD} before the echo. */
    public static final long OPEN = ThreadLane.OPEN;

    /** The words of a phase: when it began. */
    public static final int FROM = 0;

    /** When it was over, or {@link #OPEN}. */
    public static final int TO = 1;

    /** Which {@link Phase}, by ordinal. */
    public static final int PHASE = 2;

    /** The thread that serves the client, or would. */
    public static final int THREAD = 3;

    /** The most bytes unread, of a phase that waits for the server to read. */
    public static final int UNREAD = 4;

    /**
     * The words of a message: when it was said; of an outsider's, when it had been at the latest.
     */
    public static final int SAID = 0;

    /** When its first byte was heard back, or {@link #OPEN}. */
    public static final int HEARD = 1;

    /** Since when the client waited for it: since it was said, or since the connect before. */
    public static final int SINCE = 2;

    /** The number of the event that said it, which has its text. */
    public static final int NUMBER = 3;

    /** Where it begins in the stream of all that was said, in bytes. */
    public static final int START = 4;

    /**
     * When it can have been said at the earliest: before {@link #SAID} of some outsiders' alone.
     */
    public static final int EARLIEST = 5;

    /** The words of a step of the queue, and of a partial send: when it was done. */
    public static final int TIME = 0;

    /** How many bytes the server's queue then held. */
    public static final int QUEUED = 1;

    /** How much of how much a partial send sent, see {@link #sent} and {@link #offered}. */
    public static final int PART = 1;

    /** The number of the event. */
    public static final int EVENT = 2;

    private static final Phase[] PHASES = Phase.values();

    private final Connection connection;
    private final ClientTally tally = new ClientTally();
    private final Rows phases = new Rows(5);
    private final Rows queue = new Rows(3);
    private final Rows partialSends = new Rows(3);
    private final KernelLane kernel = new KernelLane();
    private final ClientMessages messages;
    private volatile Goodbye goodbye = Goodbye.NONE;
    private volatile long goodbyeTime = OPEN;
    private volatile long goodbyeEarliest = OPEN;
    private volatile Bounds unread = Bounds.at(OPEN);
    private volatile long closedByServer = OPEN;
    private volatile boolean over;
    private volatile int fd = -1;

    /**
     * @param answers is told how long each message waited
     */
    ClientLane(Connection connection, AnswerTimes answers) {
        this.connection = connection;
        this.messages = new ClientMessages(answers, tally);
    }

    /** Who it is. */
    public Connection connection() {
        return connection;
    }

    /** What it comes to altogether, also of what was let go. */
    public ClientTally tally() {
        return tally;
    }

    /** The phases it went through, one after the other. */
    public Rows.View phases() {
        return phases.view();
    }

    /** What it said, in order. */
    public Rows.View messages() {
        return messages.view();
    }

    /** How much the server had queued for it, from each of these steps to the next, in bytes. */
    public Rows.View queue() {
        return queue.view();
    }

    /** Sends of the server's of which the kernel took only a part: its buffer was full. */
    public Rows.View partialSends() {
        return partialSends.view();
    }

    /** What the kernel held for it, and when the server had it watched for writing. */
    public KernelLane kernel() {
        return kernel;
    }

    /** How many bytes a {@link #PART} says were sent. */
    public static int sent(long part) {
        return (int) (part >>> 32);
    }

    /** How many bytes a {@link #PART} says were offered. */
    public static int offered(long part) {
        return (int) part;
    }

    /** The phase of a row. */
    public static Phase phase(Rows.View phases, int row) {
        return PHASES[(int) phases.get(row, PHASE)];
    }

    /** How it left, {@link Goodbye#NONE} while it is there. */
    public Goodbye goodbye() {
        return goodbye;
    }

    /** When it left or half-closed, at the latest; {@link #OPEN} before. */
    public long goodbyeTime() {
        return goodbyeTime;
    }

    /**
     * When it can have left at the earliest: before {@link #goodbyeTime} of some outsiders alone.
     */
    public long goodbyeEarliest() {
        return goodbyeEarliest;
    }

    /** When the server closed it, {@link #OPEN} before. */
    public long closedByServer() {
        return closedByServer;
    }

    /** Whether it left with a message unanswered. */
    public boolean isUnanswered() {
        return messages.isUnanswered();
    }

    /** Whether it had closed or reset its connection by a time; half-closed, it is there still. */
    public boolean hasLeft(long time) {
        boolean ended = over && closedByServer <= time;
        return ended || (goodbye.compareTo(Goodbye.HALF_CLOSED) > 0 && goodbyeTime <= time);
    }

    /** Whether it had come by a time, and neither side had closed. */
    public boolean isThere(long time) {
        Rows.View all = phases.view();
        int row = all.firstAbove(FROM, time) - 1;
        return row >= 0 && phase(all, row) != Phase.GONE && !hasLeft(time);
    }

    /** The oldest message of which the server had read nothing by a time; -1 for none. */
    public int firstUnread(long time) {
        Rows.View said = messages.view();
        int row = said.firstAbove(START, messages.read(time) - 1);
        return row < said.size() && said.get(row, SAID) <= time ? row : -1;
    }

    /** The server's descriptor, or the last it had; -1 where it is not known. */
    public int fd() {
        return fd;
    }

    /** Its longest wait that is over, answered or given up; null when it has not waited. */
    public @Nullable Wait longest() {
        return messages.longest();
    }

    /**
     * The wait it is in.
     *
     * @param now until when it is counted
     * @return null when nothing is owed to it
     */
    public @Nullable Wait current(long now) {
        Rows.View said = messages.view();
        for (int row = said.size() - 1; row >= 0 && said.get(row, HEARD) == OPEN; row--) {
            boolean first = row == 0 || said.get(row - 1, HEARD) != OPEN;
            if (first && said.letGo() + row < messages.answered()) {
                return null;
            }
            if (first) {
                return goodbyeTime < now && goodbye != Goodbye.HALF_CLOSED
                        ? null
                        : messages.waiting(said, row, now);
            }
        }
        Rows.View all = phases.view();
        int last = all.size() - 1;
        if (last >= 0 && isOutsider() && phase(all, last) == Phase.UNREAD) {
            long from = all.get(last, FROM);
            return new Wait(from, now, true, earliest(from));
        }
        return last >= 0 && isArriving(phase(all, last), said.size() == 0)
                ? new Wait(all.get(0, FROM), now, true, tally.arrival().earliest())
                : null;
    }

    /** When a wait that is counted from a time can have begun at the earliest. */
    public long earliest(long from) {
        Bounds known = unread;
        Rows.View said = messages.view();
        int row = said.firstAbove(SAID, from - 1);
        boolean first = from == tally.arrival().latest();
        if (first || !isOutsider()) {
            return first ? tally.arrival().earliest() : from;
        }
        boolean read = row < said.size() && said.get(row, SAID) == from;
        return read ? said.get(row, EARLIEST) : known.latest() == from ? known.earliest() : from;
    }

    private static boolean isArriving(Phase phase, boolean silent) {
        return phase == Phase.BACKLOG
                || phase == Phase.CONNECTING
                || (phase == Phase.HANDED_OVER && silent);
    }

    void follow(Event event, @Nullable ConnectionState state, long said, long heard) {
        if (event.role() == Role.SERVER && !event.isBegin()) {
            followQueue(event);
            tally.follow(event);
            if (event.op() == Op.CLOSE) {
                closedByServer = event.beginTime();
            }
        }
        kernel.follow(event);
        kernel.watch(event, state == null ? 0 : state.interest());
        if (state == null) {
            giveUp(event.time());
            turnTo(Phase.GONE, event.time(), 0, 0);
            closeLast(event);
            return;
        }
        tally.follow(state);
        // Channels tell no number: their accept gives 0, which no client's socket ever is.
        if (state.fd() > 0) {
            fd = state.fd();
        }
        if (said > 0) {
            messages.say(event, state, whenSaid(event, state), said);
        }
        if (event.role() == Role.SERVER && event.op().receives() && !event.isBegin()) {
            messages.read(event, state.received());
        }
        if (event.role() == Role.SERVER && event.op().sends() && !event.isBegin()) {
            messages.answer(whenHeard(event), state.replied());
        }
        if (heard >= 0) {
            messages.hear(whenHeard(event), heard);
        }
        boolean there = state.left() == Trace.NEVER;
        if (event.time() == state.accepted() && messages.isEmpty() && there) {
            Bounds arrival = state.arrival();
            long to =
                    Math.max(hasLeft(event.time()) ? goodbyeTime : event.time(), arrival.latest());
            messages.remember(new Wait(arrival.latest(), to, false, arrival.earliest()));
        }
        if (state.goodbye().compareTo(Goodbye.HALF_CLOSED) > 0) {
            giveUp(leaving(event, state).earliest());
        }
        if (isOutsider() && phases.count() == 0 && state.connecting() < event.time()) {
            turnTo(Phase.BACKLOG, state.connecting(), 0, 0);
        }
        unread = state.waiting();
        turnTo(state.phase(), since(event, state), state.server(), state.unread());
        if (state.goodbye() != Goodbye.NONE) {
            depart(state.goodbye(), leaving(event, state));
        }
    }

    /** Since when its phase has surely been over that an event ends. */
    private long since(Event event, ConnectionState state) {
        return event.op() == Op.VANISHED ? state.leaving().earliest() : event.time();
    }

    /** The close of the side that closed last, or a connect that was refused: it is over. */
    private void closeLast(Event event) {
        over = true;
        if (event.op() == Op.CONNECT) {
            depart(Goodbye.UNCONNECTED, Bounds.at(event.time()));
        } else if (event.role() == Role.CLIENT) {
            Goodbye closed = messages.hasUnread() ? Goodbye.CLOSED_UNREAD : Goodbye.CLOSED;
            boolean reset = event.argument() == 1;
            depart(reset ? Goodbye.RESET : closed, Bounds.at(event.beginTime()));
        }
    }

    /** Whether only the server's side of it is recorded. */
    public boolean isOutsider() {
        return connection.kind() == Connection.Kind.OUTSIDER;
    }

    private Bounds whenSaid(Event event, ConnectionState state) {
        return isOutsider() ? state.came() : Bounds.at(event.beginTime());
    }

    /** An outsider may have heard what a send that waits has sent first long before it ended. */
    private long whenHeard(Event event) {
        return isOutsider() ? event.beginTime() : event.time();
    }

    private Bounds leaving(Event event, ConnectionState state) {
        return isOutsider() ? state.leaving() : Bounds.at(event.beginTime());
    }

    private void followQueue(Event event) {
        switch (event.op()) {
            case QUEUE, TAKE -> queue.add(event.time(), event.result(), event.number());
            case SEND, WRITE -> {
                if (event.result() >= 0 && event.result() < event.argument()) {
                    long part = (long) event.result() << 32 | event.argument();
                    partialSends.add(event.time(), part, event.number());
                }
            }
            case CLOSE -> {
                long last = queue.count() - 1;
                if (last >= queue.first() && queue.get(last, QUEUED) > 0) {
                    queue.add(event.time(), 0, event.number());
                }
            }
            default -> {
                // changes no queue
            }
        }
    }

    private void turnTo(Phase phase, long time, int thread, long unread) {
        long last = phases.count() - 1;
        if (last >= phases.first()) {
            if (phases.get(last, PHASE) == phase.ordinal()) {
                phases.set(last, THREAD, thread);
                phases.set(last, UNREAD, Math.max(unread, phases.get(last, UNREAD)));
                return;
            }
            phases.set(last, TO, Math.max(time, phases.get(last, FROM)));
        }
        phases.add(time, OPEN, phase.ordinal(), thread, unread);
    }

    /** Who leaves unanswered has waited until then. */
    private void giveUp(long time) {
        messages.leave(time);
        Wait inVain = goodbyeTime == OPEN ? current(time) : null;
        if (inVain != null) {
            messages.remember(
                    new Wait(
                            inVain.from(),
                            Math.max(inVain.from(), time),
                            false,
                            inVain.earliest()));
        }
    }

    private void depart(Goodbye how, Bounds when) {
        if (goodbye.compareTo(how) < 0) {
            goodbye = how;
            goodbyeEarliest = when.earliest();
            goodbyeTime = when.latest();
        }
    }

    void letGo(long oldestNumber, long oldestTime) {
        messages.letGo(oldestNumber);
        phases.letGo(TO, oldestTime);
        queue.letGo(EVENT, oldestNumber);
        partialSends.letGo(EVENT, oldestNumber);
        kernel.letGo(oldestNumber);
    }
}
