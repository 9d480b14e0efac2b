package loopscope.timeline.sets;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.AcceptQueue;
import loopscope.timeline.waits.Blame;
import loopscope.trace.Connection;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.ThreadName;
import loopscope.trace.Trace;
import loopscope.trace.state.ConnectionState;
import loopscope.trace.state.Phase;
import loopscope.trace.state.State;
import loopscope.trace.state.ThreadState;
import loopscope.trace.state.Unconnected;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the rows of the state table from a state. */
final class StateRows {
    private static final int MOST_NAMES = 4;

    /** The most that fits into a cell as words. */
    private static final long MOST_SPELT = 99;

    /** As many bytes as this have a unit. */
    private static final long FEW_BYTES = 1_000;

    private final Trace trace;
    private final State state;
    private final Readiness readiness;
    private final Map<Integer, Op> inside = new HashMap<>();
    private final Map<Integer, List<String>> waiting = new HashMap<>();
    private final Map<Integer, Blame> blames = new HashMap<>();
    private final Map<Integer, StateRow> rows = new LinkedHashMap<>();

    /**
     * @param waits the waits at that instant
     */
    StateRows(Trace trace, State state, Readiness readiness, List<Blame> waits) {
        this.trace = trace;
        this.state = state;
        this.readiness = readiness;
        state.threads(this::take);
        waits.forEach(this::blame);
    }

    private void take(ThreadState thread) {
        Op op = thread.op();
        if (thread.role() == Role.SERVER && op != null && thread.connection() != 0) {
            inside.put(thread.connection(), op);
            waits(thread.connection(), name(thread));
        }
    }

    private String name(ThreadState thread) {
        ThreadName name = trace.threads().get(thread.id());
        return name == null ? "thread " + thread.id() : name.name();
    }

    private void blame(Blame blame) {
        blames.put(blame.who().connection().id(), blame);
        ClientLane whom = blame.whom();
        if (whom != null && blame.waited().length() >= Wait.NOTABLE) {
            waits(whom.connection().id(), blame.who().connection().name());
        }
    }

    private void waits(int connection, String who) {
        waiting.computeIfAbsent(connection, unknown -> new ArrayList<>()).add(who);
    }

    private void add(StateRow row) {
        rows.put(row.key(), row);
    }

    /** All rows by their keys. */
    Map<Integer, StateRow> all() {
        long queued = AcceptQueue.of(state).length();
        state.connections(
                socket -> {
                    Connection who = trace.connections().get(socket.id());
                    if (who != null && !socket.isClosedByServer()) {
                        add(row(socket, who, queued));
                    }
                });
        Unconnected own = state.unconnected();
        if (own.eventfd() != Unconnected.NONE) {
            add(wakeup(own));
        }
        if (own.epoll() != Unconnected.NONE) {
            add(own(StateRow.Kind.EPOLL, "epoll", own.epoll()));
        }
        return rows;
    }

    /** How many clients are in a phase. */
    static long count(State state, Phase phase) {
        long[] count = {0};
        state.connections(socket -> count[0] += socket.phase() == phase ? 1 : 0);
        return count[0];
    }

    private StateRow row(ConnectionState socket, Connection who, long queued) {
        Map<StateColumn, String> cells = new EnumMap<>(StateColumn.class);
        boolean listening = socket.isListening();
        boolean accepted = socket.accepted() != Trace.NEVER;
        if (listening || accepted) {
            cells.put(StateColumn.FD, known(socket.fd()));
            cells.put(StateColumn.MODE, mode(socket));
            cells.put(StateColumn.WATCHED, watched(socket));
            cells.put(StateColumn.READY, ready(socket));
        }
        if (listening) {
            boolean few = queued <= MOST_SPELT;
            cells.put(StateColumn.UNREAD, few ? queued + " wait" : String.valueOf(queued));
        } else {
            boolean own = who.kind() == Connection.Kind.OWN;
            cells.put(
                    StateColumn.UNREAD,
                    bytes(
                            own || socket.kernelUnread() > 0
                                    ? socket.unread()
                                    : socket.kernelUnread()));
        }
        if (accepted) {
            cells.put(StateColumn.QUEUED, bytes(socket.queued()));
            cells.put(StateColumn.UNSENT, bytes(socket.kernelUnsent()));
        }
        cells.put(StateColumn.WHO, listening ? "listen" : who.name());
        cells.put(StateColumn.WAITING, waiting(socket.id()));
        return new StateRow(
                socket.id(),
                listening ? StateRow.Kind.LISTENER : StateRow.Kind.CLIENT,
                socket.fd() < 0 ? Integer.MAX_VALUE : socket.fd(),
                who.isClient() ? who : null,
                waits(socket),
                cells,
                Map.of());
    }

    private static String known(long value) {
        return value < 0 ? StateRow.UNKNOWN : String.valueOf(value);
    }

    /** A number of bytes: a few without their unit, as the columns are read as numbers. */
    private static String bytes(long value) {
        return value < FEW_BYTES ? known(value) : Units.bytes(value);
    }

    private static String mode(ConnectionState socket) {
        return switch (socket.mode()) {
            case BLOCKING -> "blocking";
            case NON_BLOCKING -> "non-blocking";
            case UNKNOWN -> StateRow.UNKNOWN;
        };
    }

    private String watched(ConnectionState socket) {
        String flags = readiness.watching().flags(socket.interest(), socket.isListening());
        Op op = inside.get(socket.id());
        return !flags.isEmpty() ? flags : op != null ? op.label() : StateRow.NONE;
    }

    private String ready(ConnectionState socket) {
        int interest = socket.interest();
        boolean past = readiness.isPast(socket.server());
        return ready(readiness.found(socket.id()), interest, past, socket.isListening());
    }

    private String ready(int found, int interest, boolean past, boolean listening) {
        if (found == Readiness.UNKNOWN) {
            return StateRow.UNKNOWN;
        }
        String flags = readiness.watching().flags(found, listening);
        if (flags.isEmpty()) {
            return interest == 0 ? StateRow.NONE : "";
        }
        return past ? "(" + flags + ")" : flags;
    }

    private boolean waits(ConnectionState socket) {
        Blame blame = blames.get(socket.id());
        return blame != null && socket.phase().isWait() && blame.waited().length() >= Wait.NOTABLE;
    }

    private String waiting(int connection) {
        List<String> names = waiting.get(connection);
        return names == null ? "" : some(names, ", ");
    }

    /** The first few of a list that may be long. */
    static String some(List<String> names, String between) {
        int more = names.size() - MOST_NAMES;
        return more <= 0
                ? String.join(between, names)
                : String.join(between, names.subList(0, MOST_NAMES)) + " and " + more + " more";
    }

    private StateRow wakeup(Unconnected own) {
        StateRow row = own(StateRow.Kind.WAKEUP, "wake", own.eventfd());
        String flags = readiness.watching().flags(own.interest(), false);
        boolean past = readiness.askers().stream().anyMatch(Readiness::isAsking);
        row.cells().put(StateColumn.WATCHED, flags.isEmpty() ? StateRow.NONE : flags);
        row.cells().put(StateColumn.READY, ready(readiness.found(0), own.interest(), past, false));
        return row;
    }

    private static StateRow own(StateRow.Kind kind, String name, int fd) {
        Map<StateColumn, String> cells = new EnumMap<>(StateColumn.class);
        cells.put(StateColumn.FD, String.valueOf(fd));
        cells.put(StateColumn.WHO, name);
        cells.put(StateColumn.WAITING, "");
        return new StateRow(0, kind, fd, null, false, cells, Map.of());
    }
}
