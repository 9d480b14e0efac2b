package loopscope.timeline.lanes;

import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Role;
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
 * <p>Single writer, the dispatcher; any number of readers, through views.
 */
public final class ClientLane {
    /** The end of a span that is not over, or a time that has not come. */
    public static final long OPEN = ThreadLane.OPEN;

    private final Connection connection;
    private final ClientTally tally = new ClientTally();
    private final Phases phases = new Phases();
    private final SendQueue queue = new SendQueue();
    private final PartialSends partialSends = new PartialSends();
    private final KernelLane kernel = new KernelLane();
    private final ClientMessages messages;
    private final Departure departure = new Departure();
    private volatile Bounds unread = Bounds.at(OPEN);
    private volatile TlsMismatch mismatch = TlsMismatch.NONE;
    private volatile int fd = -1;

    /**
     * @param answers collects how long each message waited
     */
    ClientLane(Connection connection, AnswerTimes answers) {
        this.connection = connection;
        this.messages = new ClientMessages(answers, tally);
    }

    /** The client. */
    public Connection connection() {
        return connection;
    }

    /** Its figures over the whole visit, including evicted events. */
    public ClientTally tally() {
        return tally;
    }

    /** The phases it went through, one after the other. */
    public Phases.View phases() {
        return phases.view();
    }

    /** The messages it said, in order. */
    public ClientMessages.View messages() {
        return messages.view();
    }

    /** How much the server had queued for it, from each of these steps to the next, in bytes. */
    public SendQueue.View queue() {
        return queue.view();
    }

    /** The server's sends of which the kernel took only a part: its buffer was full. */
    public PartialSends.View partialSends() {
        return partialSends.view();
    }

    /** What the kernel held for it, and when the server had it watched for writing. */
    public KernelLane kernel() {
        return kernel;
    }

    /** How it left, {@link Goodbye#NONE} while it is there. */
    public Goodbye goodbye() {
        return departure.how();
    }

    /** When it left or half-closed, at the latest; {@link #OPEN} before. */
    public long goodbyeTime() {
        return departure.when().latest();
    }

    /**
     * The earliest time at which it can have left; less than {@link #goodbyeTime} only for some
     * outsiders.
     */
    public long goodbyeEarliest() {
        return departure.when().earliest();
    }

    /** Whether it and the server speak the same. */
    public TlsMismatch mismatch() {
        return mismatch;
    }

    /** When it half-closed, {@link #OPEN} if it did not before it left. */
    public long halfClosed() {
        return departure.halfClosed();
    }

    /** When the server closed it, {@link #OPEN} before. */
    public long closedByServer() {
        return departure.closedByServer();
    }

    /** Whether it left with a message unanswered. */
    public boolean isUnanswered() {
        return messages.isUnanswered();
    }

    /**
     * Whether it had closed or reset its connection by a time; a half-closed client is still there.
     */
    public boolean hasLeft(long time) {
        return departure.isOver(time);
    }

    /** Whether it has left, as far as is recorded; a half-closed client is still there. */
    public boolean hasLeft() {
        return departure.isOver();
    }

    /** Whether it had come by a time, and neither side had closed. */
    public boolean isThere(long time) {
        Phases.View all = phases();
        int row = all.firstAfter(time) - 1;
        return row >= 0 && all.phase(row) != Phase.GONE && !hasLeft(time);
    }

    /** The oldest message of which the server had read nothing by a time; -1 for none. */
    public int firstUnread(long time) {
        ClientMessages.View all = messages();
        int row = all.firstStartingAfter(messages.read(time) - 1);
        return row < all.size() && all.said(row) <= time ? row : -1;
    }

    /** The server's descriptor, or the last it had; -1 where it is not known. */
    public int fd() {
        return fd;
    }

    /** Its longest wait that is over, answered or given up; null when it has not waited. */
    public @Nullable Wait longest() {
        return messages.longest();
    }

    /** Its longest wait that was over by a time; null when it had not waited by then. */
    public @Nullable Wait longest(long time) {
        return messages.longest(time);
    }

    /**
     * The wait it is in.
     *
     * @param now the time up to which it is counted
     * @return null when it waits for nothing
     */
    public @Nullable Wait current(long now) {
        ClientMessages.View said = messages();
        for (int row = said.size() - 1; row >= 0 && said.heard(row) == OPEN; row--) {
            boolean first = row == 0 || said.heard(row - 1) != OPEN;
            if (first && said.evicted() + row < messages.answered()) {
                return null;
            }
            if (first) {
                return goodbyeTime() < now && goodbye() != Goodbye.HALF_CLOSED
                        ? null
                        : messages.waiting(said, row, now);
            }
        }
        Phases.View all = phases();
        int last = all.size() - 1;
        if (last >= 0 && isOutsider() && all.phase(last) == Phase.UNREAD) {
            long from = all.from(all.firstOfWait(last));
            return new Wait(from, now, true, earliest(from));
        }
        return last < 0 ? null : arriving(all, last, now);
    }

    /**
     * The wait that it was in at a time, counted up to then; of a time that is past, only the
     * phases tell.
     *
     * @return null when it waited for nothing
     */
    public @Nullable Wait waiting(long time) {
        Phases.View all = phases();
        int next = all.firstAfter(time);
        if (next == all.size()) {
            return current(time);
        }
        int first = next - 1;
        if (first < 0 || !isUnanswered(all.phase(first))) {
            return null;
        }
        long since = unheardSince(time);
        while (first > 0 && all.from(first) > since && isUnanswered(all.phase(first - 1))) {
            first--;
        }
        long from = Math.max(since, all.from(first));
        return new Wait(from, time, true, earliest(from));
    }

    /** Whether nothing has been sent to it in a phase of what it waits for. */
    private static boolean isUnanswered(Phase phase) {
        return phase.isWait() || phase == Phase.SERVED || phase == Phase.QUEUED;
    }

    /** Since when it waited for the first message that it had not heard back by a time. */
    private long unheardSince(long time) {
        ClientMessages.View all = messages();
        int row = all.firstHeardAfter(time);
        return row < all.size() && all.said(row) <= time ? all.since(row) : 0;
    }

    /**
     * The wait of a client that has said nothing yet: to be accepted, then for a thread to serve
     * it.
     */
    private @Nullable Wait arriving(Phases.View all, int last, long now) {
        return switch (all.phase(last)) {
            case CONNECTING, IN_ACCEPT_QUEUE ->
                    new Wait(all.from(0), now, true, tally.arrival().earliest());
            case HANDED_OVER ->
                    messages.isEmpty() ? new Wait(all.from(last), now, true, all.from(last)) : null;
            default -> null;
        };
    }

    /** The earliest time at which a wait that is counted from a time can have begun. */
    public long earliest(long from) {
        Bounds known = unread;
        ClientMessages.View all = messages();
        int row = all.firstSaidAfter(from - 1);
        boolean first = from == tally.arrival().latest();
        if (first || !isOutsider()) {
            return first ? tally.arrival().earliest() : from;
        }
        boolean read = row < all.size() && all.said(row) == from;
        return read ? all.earliest(row) : known.latest() == from ? known.earliest() : from;
    }

    void follow(Event event, @Nullable ConnectionState state, long said, long heard) {
        if (event.role() == Role.SERVER && !event.isBegin()) {
            queue.follow(event);
            partialSends.follow(event);
            tally.follow(event);
            if (event.op() == Op.CLOSE) {
                departure.close(event.beginTime());
            }
        }
        kernel.follow(event);
        kernel.watch(event, state == null ? 0 : state.interest());
        if (state == null) {
            giveUp(event.op() == Op.CLOSE ? event.beginTime() : event.time());
            phases.turnTo(Phase.GONE, event.time(), 0, 0);
            closeLast(event);
            return;
        }
        tally.follow(state);
        if (state.goodbye() == Goodbye.RESET_IN_QUEUE) {
            kernel.drop(event);
        }
        followTls(event);
        // Channels show no number: their accept gives 0, which no client's socket ever is.
        if (state.fd() > 0) {
            fd = state.fd();
        }
        followMessages(event, state, said, heard);
        rememberArrival(event, state);
        if (state.goodbye().compareTo(Goodbye.HALF_CLOSED) > 0) {
            giveUp(leaving(event, state).earliest());
        }
        if (isOutsider() && phases.isEmpty() && state.connecting() < event.time()) {
            phases.turnTo(Phase.IN_ACCEPT_QUEUE, state.connecting(), 0, 0);
        }
        if (event.op() == Op.PICK_UP && !event.isBegin()) {
            pickUp(event.time());
        }
        unread = state.waiting();
        phases.turnTo(state.phase(), since(event, state), state.server(), state.unread());
        if (state.goodbye() != Goodbye.NONE) {
            departure.depart(state.goodbye(), leaving(event, state));
        }
    }

    private void followTls(Event event) {
        if (event.op() == Op.NO_TLS) {
            mismatch = TlsMismatch.PLAIN_TO_TLS;
        } else if (serverReads(event) && messages.isEmpty() && event.isTlsGreeting()) {
            // An own client that speaks TLS has said nothing yet: what it says is text.
            mismatch = TlsMismatch.TLS_TO_PLAIN;
        }
    }

    private void followMessages(Event event, ConnectionState state, long said, long heard) {
        if (said > 0) {
            messages.say(event, state, whenSaid(event, state), said);
        }
        if (serverReads(event)) {
            messages.read(event, state.received());
        }
        if (event.role() == Role.SERVER && event.op().sends() && !event.isBegin()) {
            messages.answer(whenHeard(event), state.replied());
        }
        if (heard >= 0) {
            messages.hear(whenHeard(event), heard);
        }
    }

    /** Its wait to be accepted is over, where it is there and has said nothing. */
    private void rememberArrival(Event event, ConnectionState state) {
        boolean there = state.left() == Trace.NEVER;
        if (event.time() == state.accepted() && messages.isEmpty() && there) {
            Bounds arrival = state.arrival();
            long to =
                    Math.max(
                            hasLeft(event.time()) ? goodbyeTime() : event.time(), arrival.latest());
            messages.remember(new Wait(arrival.latest(), to, false, arrival.earliest()));
        }
    }

    private static boolean serverReads(Event event) {
        return event.role() == Role.SERVER && event.op().receives() && !event.isBegin();
    }

    /** A thread takes the client over; that ends a wait if the client has said nothing. */
    private void pickUp(long time) {
        Phases.View all = phases();
        int last = all.size() - 1;
        Wait wait = last < 0 || hasLeft(time) ? null : arriving(all, last, time);
        if (wait != null) {
            messages.remember(new Wait(wait.from(), time, false, wait.earliest()));
        }
    }

    /**
     * When an event ends the client's phase: at the earliest possible time for a client that
     * vanished.
     */
    private long since(Event event, ConnectionState state) {
        return event.op() == Op.VANISHED ? state.leaving().earliest() : event.time();
    }

    /** The connection is over: by the close of the side that closed last, or a failed connect. */
    private void closeLast(Event event) {
        departure.end();
        if (event.op() == Op.CONNECT) {
            departure.depart(Goodbye.UNCONNECTED, Bounds.at(event.time()));
        } else if (event.role() == Role.CLIENT) {
            Goodbye closed = messages.hasUnread() ? Goodbye.CLOSED_UNREAD : Goodbye.CLOSED;
            boolean reset = event.argument() == 1;
            departure.depart(reset ? Goodbye.RESET : closed, Bounds.at(event.beginTime()));
        }
    }

    /** Whether only the server's side of it is recorded. */
    public boolean isOutsider() {
        return connection.isOutsider();
    }

    private Bounds whenSaid(Event event, ConnectionState state) {
        return isOutsider() ? state.came() : Bounds.at(event.beginTime());
    }

    /**
     * When a client has heard what an event brought it. An outsider may have heard the first bytes
     * of a waiting send long before that ended.
     */
    private long whenHeard(Event event) {
        return isOutsider() ? event.beginTime() : event.time();
    }

    private Bounds leaving(Event event, ConnectionState state) {
        if (isOutsider()) {
            return state.leaving();
        }
        // Its own act, or a reset that ended a call of its own.
        return Bounds.at(event.op().movesBytes() ? event.time() : event.beginTime());
    }

    /** Ends the wait of a client that leaves unanswered. */
    private void giveUp(long time) {
        messages.leave(time);
        boolean here = goodbye().compareTo(Goodbye.HALF_CLOSED) <= 0;
        Wait inVain = here ? current(time) : null;
        if (inVain != null) {
            messages.remember(
                    new Wait(
                            inVain.from(),
                            Math.max(inVain.from(), time),
                            false,
                            inVain.earliest()));
        }
    }

    void evict(long oldestNumber, long oldestTime) {
        messages.evict(oldestNumber, oldestTime);
        phases.evict(oldestTime);
        queue.evict(oldestNumber);
        partialSends.evict(oldestNumber);
        kernel.evict(oldestNumber);
    }
}
