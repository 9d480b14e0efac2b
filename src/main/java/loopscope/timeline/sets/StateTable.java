package loopscope.timeline.sets;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.Trace;
import loopscope.trace.state.ConnectionState;
import loopscope.trace.state.State;
import loopscope.trace.state.States;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a server and the kernel held at an instant: one row per descriptor, and below it the calls
 * that threads were inside of, what they watched and what of that was ready.
 *
 * <p>Folded anew from the log, in a few milliseconds at most. Immutable; any thread may make one.
 *
 * @param number all events before this number had happened
 * @param watching how the server asks which descriptors are ready
 * @param rows the descriptors in the order of their numbers, then the clients that have none
 * @param threads the calls that the server's threads are inside of, a line each
 * @param sets what is watched and what was ready, a line each
 * @param unknown how many clients are in the accept queue, unknown to the server, in words; empty
 *     for none
 * @param change the event that changed the cells whose earlier text is known, in words; empty for
 *     none
 */
public record StateTable(
        long number,
        Watching watching,
        List<StateRow> rows,
        List<String> threads,
        List<String> sets,
        String unknown,
        String change) {

    /** How many events back one that changed something is looked for. */
    private static final int MOST_STEPS = 256;

    /** A table without rows. */
    public static final StateTable EMPTY =
            new StateTable(0, Watching.NOTHING, List.of(), List.of(), List.of(), "", "");

    /**
     * The table of an instant.
     *
     * @param number the events before this one have happened
     * @param time nanoseconds since the run's zero
     */
    public static StateTable of(StageRecord record, long number, long time) {
        Trace trace = record.trace();
        if (number <= trace.oldest()) {
            return EMPTY;
        }
        States states = record.states();
        Event changing = latestChange(trace, number);
        State state = states.before(changing == null ? number : changing.number());
        Map<Integer, StateRow> before =
                new StateRows(trace, state, new Readiness(trace, state), List.of()).all();
        states.advance(state, number);
        List<Blame> waits = waits(record.lanes(), state, time);
        Readiness readiness = new Readiness(trace, state);
        Map<Integer, StateRow> now = new StateRows(trace, state, readiness, waits).all();
        if (changing != null) {
            now.replaceAll((id, row) -> marked(row, before.get(id)));
        }
        List<StateRow> rows = new ArrayList<>(now.values());
        rows.sort(Comparator.comparingInt(StateRow::fd));
        StateWords words = new StateWords(record, state, readiness, byKey(rows), time);
        return new StateTable(
                number,
                readiness.watching(),
                List.copyOf(rows),
                words.threads(),
                words.sets(),
                words.unknown(waits),
                changing != null && differ(before, rows) ? describe(trace, changing) : "");
    }

    /** The waits of the clients that are there now: far fewer than there have ever been. */
    private static List<Blame> waits(Lanes lanes, State state, long time) {
        WaitAnalysis analysis = new WaitAnalysis(lanes);
        List<Blame> waits = new ArrayList<>();
        state.connections(
                socket -> {
                    ClientLane lane = socket.phase().isWait() ? lanes.client(socket.id()) : null;
                    Blame blame = lane == null ? null : analysis.at(lane, time);
                    if (blame != null) {
                        waits.add(blame);
                    }
                });
        waits.sort(WaitAnalysis.LONGEST_FIRST);
        return waits;
    }

    private static Map<Integer, StateRow> byKey(List<StateRow> rows) {
        Map<Integer, StateRow> all = new LinkedHashMap<>();
        rows.forEach(row -> all.put(row.key(), row));
        return all;
    }

    private static boolean differ(Map<Integer, StateRow> before, List<StateRow> rows) {
        return before.size() > rows.size()
                || rows.stream().anyMatch(row -> !row.before().isEmpty());
    }

    private static StateRow marked(StateRow row, @Nullable StateRow old) {
        return old == null ? row.asNew() : row.since(old);
    }

    /** The latest event that may have changed a cell; null when that is long ago. */
    private static @Nullable Event latestChange(Trace trace, long number) {
        Event event = trace.event();
        for (long at = number - 1; at >= number - MOST_STEPS && event.moveTo(at); at--) {
            if (!event.isMerged() && changes(event)) {
                return event;
            }
        }
        return null;
    }

    private static boolean changes(Event event) {
        boolean server = event.role() == Role.SERVER;
        if (event.isBegin()) {
            return event.changeCount() > 0;
        }
        return switch (event.op()) {
            case ACCEPT, QUEUE, TAKE, WATCH, EPOLL_CTL, DUP, CLOSE, LISTEN, EPOLL_CREATE -> server;
            case SELECT, POLL, EPOLL_WAIT, SEEN, VANISHED, SAMPLE, CONNECT -> true;
            case RECV, READ, UNWRAP -> server && event.moved() > 0;
            case SEND, WRITE -> !server && event.moved() > 0;
            default -> false;
        };
    }

    private static String describe(Trace trace, Event event) {
        Connection whom = trace.connections().get(event.connection());
        String name = whom == null ? "" : whom.isClient() ? whom.name() : "listen";
        if (event.op() == Op.SAMPLE || event.op() == Op.VANISHED) {
            return "what was sampled of "
                    + name
                    + " in the kernel at "
                    + Units.instant(event.time());
        }
        String call = event.op().label() + "(" + name + ")";
        String result = event.isBegin() ? "" : " = " + event.result();
        return call + result + " at " + Units.instant(event.time());
    }

    /** All that is known of a row's descriptor at that instant, a line each. */
    public List<String> details(StageRecord record, StateRow row) {
        State state = record.states().before(number);
        ConnectionState socket = state.connection(row.connection());
        Connection who = record.trace().connections().get(row.connection());
        return StateDetails.of(row, watching, socket, who);
    }
}
