package loopscope.timeline.waits;

import loopscope.timeline.axis.EventSearch;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ClientMessages;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Interest;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.state.ConnectionState;
import loopscope.trace.state.EventNumbers;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds the cause of an event, and its effect, on one stage:
 *
 * <pre>
 *   client's write ─▸ select returns ─▸ recv ─▸ queue ─▸ send ─▸ client's read
 * </pre>
 *
 * <p>Bytes are followed by their place in the stream, never by text. A cause is named only where it
 * began before its effect ended, by the numbers of the events and not by the clocks.
 */
public final class Causes {
    /** How many events along a lane are searched for a cause or an effect. */
    private static final int REACH = 2_000;

    /** How many later events are tried as the effect. */
    private static final int CANDIDATES = 32;

    /** A write's effect is two steps before the event on the same connection. */
    private static final int DEPTH = 3;

    private final StageRecord record;

    /** The causes on a stage; cheap to make. */
    public Causes(StageRecord record) {
        this.record = record;
    }

    /**
     * The cause of an event.
     *
     * @param about the connection whose events are followed; 0 for any
     * @return its number, or {@link EventSearch#NONE} where nothing recorded is known to be the
     *     cause
     */
    public long cause(long number, int about) {
        Event event = at(number);
        if (event == null || event.isBegin() || event.isMerged()) {
            return EventSearch.NONE;
        }
        boolean server = event.role() == Role.SERVER;
        long cause =
                switch (event.op()) {
                    case RECV, READ -> server ? ofReceived(event) : ofHeard(event);
                    case UNWRAP -> server ? before(event, e -> e.op() == Op.READ) : ofHeard(event);
                    case SEND, WRITE ->
                            server ? before(event, Causes::bringsBytes) : EventSearch.NONE;
                    case QUEUE -> before(event, e -> e.op().receives());
                    case TAKE -> before(event, e -> e.op().sends());
                    case SELECT, POLL, EPOLL_WAIT -> ofReadiness(event, about);
                    case ACCEPT -> ofAccept(event);
                    case PICK_UP -> before(event, e -> e.op() == Op.HAND_OFF);
                    case HAND_OFF -> before(event, e -> e.op() == Op.ACCEPT);
                    case WATCH, EPOLL_CTL ->
                            before(event, e -> bringsBytes(e) || e.op() == Op.ACCEPT);
                    case CLOSE -> server ? before(event, e -> e.op().receives()) : EventSearch.NONE;
                    default -> EventSearch.NONE;
                };
        return began(cause) < number ? cause : EventSearch.NONE;
    }

    /** The effect of an event; parameters and result as of {@link #cause}. */
    public long effect(long number, int about) {
        Event event = at(number);
        if (event == null) {
            return EventSearch.NONE;
        }
        int connection = event.connection() == 0 ? about : event.connection();
        TreeSet<Long> later = new TreeSet<>();
        add(later, record.index().ofConnection(connection), number);
        add(later, record.index().ofThread(event.thread()), number);
        for (boolean any : List.of(false, true)) {
            for (long candidate : later) {
                Event effect = at(candidate);
                boolean fits = effect != null && (any || effect.connection() == connection);
                long found = fits ? between(number, candidate, connection) : EventSearch.NONE;
                if (found != EventSearch.NONE) {
                    return found;
                }
            }
        }
        return EventSearch.NONE;
    }

    /** The step right after a cause on the way to a later event. */
    private long between(long cause, long later, int about) {
        long step = later;
        for (int i = 0; i < DEPTH && step != EventSearch.NONE; i++) {
            long before = cause(step, about);
            if (before == cause && !isAside(step)) {
                return step;
            }
            step = before;
        }
        return EventSearch.NONE;
    }

    /** Whether an event lies beside the way that bytes take. */
    private boolean isAside(long number) {
        Event event = at(number);
        return event != null
                && switch (event.op()) {
                    case TAKE, WATCH, EPOLL_CTL -> true;
                    default -> false;
                };
    }

    private static void add(Set<Long> later, @Nullable EventNumbers numbers, long number) {
        if (numbers != null) {
            // An effect's end may be recorded before its cause's.
            int first = Math.max(0, numbers.firstAfter(number) - CANDIDATES / 4);
            int end = Math.min(numbers.size(), first + CANDIDATES + CANDIDATES / 4);
            for (int row = first; row < end; row++) {
                later.add(numbers.number(row));
            }
        }
    }

    private @Nullable Event at(long number) {
        Event event = record.trace().event();
        return number >= 0 && event.moveTo(number) ? event : null;
    }

    private long began(long number) {
        Event event = at(number);
        return event == null ? Long.MAX_VALUE : event.beginNumber();
    }

    private static boolean bringsBytes(Event event) {
        return event.op() == Op.QUEUE || (event.op().receives() && event.moved() > 0);
    }

    /** The latest end on the same connection before an event, made by the server. */
    private long before(Event event, Predicate<Event> isIt) {
        return last(
                record.index().ofConnection(event.connection()),
                event.number(),
                e -> e.role() == Role.SERVER && isIt.test(e));
    }

    private long last(@Nullable EventNumbers numbers, long before, Predicate<Event> isIt) {
        if (numbers == null) {
            return EventSearch.NONE;
        }
        Event event = record.trace().event();
        int row = numbers.firstAfter(before - 1) - 1;
        for (int i = 0; i < REACH && row - i >= 0; i++) {
            if (event.moveTo(numbers.number(row - i)) && !event.isBegin() && isIt.test(event)) {
                return event.number();
            }
        }
        return EventSearch.NONE;
    }

    /** The readiness call that named the connection, where the thread asks before it reads. */
    private long ofReceived(Event received) {
        if (received.result() < 0) {
            return EventSearch.NONE;
        }
        long asked = lastReadiness(received);
        Event readiness = at(asked);
        return readiness != null && flags(readiness, received.connection()) != 0
                ? asked
                : ofInput(received.connection(), received.number());
    }

    private long lastReadiness(Event event) {
        return last(
                record.index().ofThread(event.thread()), event.number(), e -> e.op().isReadiness());
    }

    private static int flags(Event readiness, int connection) {
        for (int i = 0; readiness.hasReadyList() && i < readiness.readyCount(); i++) {
            if (readiness.readyConnection(i) == connection) {
                return readiness.readyFlags(i);
            }
        }
        return 0;
    }

    /** What an own client did that the server met before an event: it wrote, or it left. */
    private long ofInput(int connection, long number) {
        ClientLane lane = record.lanes().client(connection);
        ConnectionState state = record.states().before(number).connection(connection);
        if (lane == null || state == null || lane.isOutsider()) {
            return EventSearch.NONE;
        }
        ClientMessages.View messages = lane.messages();
        int row = messages.firstStartingAfter(state.received()) - 1;
        long written = row < 0 ? EventSearch.NONE : messages.number(row);
        Event write = at(written);
        boolean covers = write != null && messages.start(row) + write.moved() > state.received();
        return covers ? written : lastOfClient(connection, number, Op.CLOSE, Op.SHUTDOWN);
    }

    private long lastOfClient(int connection, long before, Op one, Op other) {
        // A cause's end may be recorded after its effect's.
        return last(
                record.index().ofConnection(connection),
                before + CANDIDATES,
                e ->
                        e.role() == Role.CLIENT
                                && (e.op() == one || e.op() == other)
                                && e.beginNumber() < before);
    }

    private long ofReadiness(Event readiness, int about) {
        if (!readiness.hasReadyList() || readiness.readyCount() == 0) {
            return EventSearch.NONE;
        }
        int flags = flags(readiness, about);
        int connection = flags != 0 ? about : readiness.readyConnection(0);
        int how = flags != 0 ? flags : readiness.readyFlags(0);
        Connection known = record.trace().connections().get(connection);
        if (known != null && !known.isClient()) {
            return ofListener(readiness);
        }
        return (how & ~Interest.OUT) != 0
                ? ofInput(connection, readiness.number())
                : last(
                        record.index().ofConnection(connection),
                        readiness.number(),
                        e -> e.op() == Op.QUEUE);
    }

    /** The connect of the client that the thread accepts next. */
    private long ofListener(Event readiness) {
        EventNumbers numbers = record.index().ofThread(readiness.thread());
        Event event = record.trace().event();
        int row = numbers == null ? 0 : numbers.firstAfter(readiness.number());
        for (int i = 0; numbers != null && i < CANDIDATES && row + i < numbers.size(); i++) {
            if (event.moveTo(numbers.number(row + i))
                    && !event.isBegin()
                    && event.op() == Op.ACCEPT) {
                return connect(event.connection(), readiness.number());
            }
        }
        return EventSearch.NONE;
    }

    private long ofAccept(Event accepted) {
        long asked = lastReadiness(accepted);
        return asked != EventSearch.NONE
                ? asked
                : connect(accepted.connection(), accepted.number());
    }

    private long connect(int connection, long before) {
        return lastOfClient(connection, before, Op.CONNECT, Op.SEEN);
    }

    /** The server's send that moved the first of the bytes that a client read. */
    private long ofHeard(Event read) {
        ConnectionState state = record.states().before(read.number()).connection(read.connection());
        EventNumbers numbers = record.index().ofConnection(read.connection());
        if (state == null || numbers == null || read.moved() == 0) {
            return EventSearch.NONE;
        }
        long wanted = state.heard();
        long sent = state.replied();
        Event event = record.trace().event();
        int here = numbers.firstAfter(read.number() - 1);
        if (sent <= wanted) {
            return sentAfter(event, numbers, here, sent, wanted);
        }
        for (int i = 1; i <= REACH && here - i >= 0; i++) {
            if (event.moveTo(numbers.number(here - i)) && isSent(event)) {
                sent -= event.moved();
                if (sent <= wanted) {
                    return event.number();
                }
            }
        }
        return EventSearch.NONE;
    }

    /** An echo may be read before the end of the very call that sent it is recorded. */
    private static long sentAfter(
            Event event, EventNumbers numbers, int from, long already, long wanted) {
        long sent = already;
        for (int row = from; row < Math.min(numbers.size(), from + CANDIDATES); row++) {
            if (event.moveTo(numbers.number(row)) && isSent(event)) {
                sent += event.moved();
                if (sent > wanted) {
                    return event.number();
                }
            }
        }
        return EventSearch.NONE;
    }

    private static boolean isSent(Event event) {
        return !event.isBegin()
                && event.role() == Role.SERVER
                && event.op().sends()
                && event.moved() > 0;
    }
}
