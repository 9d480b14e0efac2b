package loopscope.timeline.sets;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.Calls;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.AcceptQueue;
import loopscope.timeline.waits.Blame;
import loopscope.trace.Event;
import loopscope.trace.Interest;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.ThreadName;
import loopscope.trace.Trace;
import loopscope.trace.state.ConnectionState;
import loopscope.trace.state.Phase;
import loopscope.trace.state.State;
import loopscope.trace.state.ThreadState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Writes the lines below the state table: the calls that threads are inside of, what they watch and
 * what was ready.
 */
final class StateWords {
    private static final int MOST_THREADS = 5;
    private static final int MOST_MEMBERS = 24;

    private final Trace trace;
    private final State state;
    private final Readiness readiness;
    private final Map<Integer, StateRow> rows;
    private final Lanes lanes;
    private final long time;

    /**
     * @param rows in the order of their numbers
     * @param time of the state, in nanoseconds since the run's zero
     */
    StateWords(
            StageRecord record,
            State state,
            Readiness readiness,
            Map<Integer, StateRow> rows,
            long time) {
        this.trace = record.trace();
        this.lanes = record.lanes();
        this.time = time;
        this.state = state;
        this.readiness = readiness;
        this.rows = rows;
    }

    /**
     * The call that each of the first few server threads is inside of; the others counted by what
     * they do.
     */
    List<String> threads() {
        List<ThreadState> threads = new ArrayList<>();
        state.threads(thread -> addServer(threads, thread));
        if (threads.isEmpty()) {
            return List.of("no server thread is there");
        }
        List<String> lines = new ArrayList<>();
        for (ThreadState thread : threads.subList(0, Math.min(threads.size(), MOST_THREADS))) {
            String name = threads.size() == 1 ? "" : name(thread) + ": ";
            lines.add(name + doing(thread));
        }
        if (threads.size() > MOST_THREADS) {
            lines.add(others(threads.subList(MOST_THREADS, threads.size())));
        }
        return lines;
    }

    private static void addServer(List<ThreadState> to, ThreadState thread) {
        if (thread.role() == Role.SERVER) {
            to.add(thread);
        }
    }

    private static String others(List<ThreadState> threads) {
        Map<String, Long> counts =
                threads.stream()
                        .map(ThreadState::op)
                        .map(StateWords::where)
                        .collect(
                                Collectors.groupingBy(
                                        Function.identity(), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", ", threads.size() + " more threads: ", ""));
    }

    private String name(ThreadState thread) {
        ThreadName name = trace.threads().get(thread.id());
        return name == null ? "thread " + thread.id() : name.name();
    }

    private static String where(@Nullable Op op) {
        return op == null
                ? "between calls"
                : op == Op.HOLD ? "held before a call" : "inside " + op.label();
    }

    private String doing(ThreadState thread) {
        Op op = thread.op();
        String unannounced = op == null ? unannounced(thread) : "";
        if (!unannounced.isEmpty()) {
            return unannounced;
        }
        String what =
                op == null
                        ? "between calls"
                        : op == Op.HOLD
                                ? "held before its next call"
                                : "inside " + call(op, thread.connection(), ", …");
        return what + since(thread.since());
    }

    /**
     * A call that can't wait is one event, at its end: at an instant within it the state has not
     * seen it yet, but the record has. Empty where there is none.
     */
    private String unannounced(ThreadState thread) {
        ThreadLane lane = lanes.thread(thread.id());
        if (lane == null) {
            return "";
        }
        Calls.View calls = lane.calls();
        int row = calls.at(time);
        return row < 0 || !calls.op(row).isCall()
                ? ""
                : "inside "
                        + call(calls.op(row), calls.connection(row), ", …")
                        + since(calls.from(row));
    }

    private static String since(long instant) {
        return " since t = " + Units.instant(instant);
    }

    /** A call as the server's file has it: {@code recv(6, …)}. */
    private String call(Op op, int connection, String more) {
        StateRow row = rows.get(connection);
        String whom = row == null ? "" : op == Op.ACCEPT ? number(row) : row.label();
        return op.label() + "(" + whom + (op.movesBytes() ? more : "") + ")";
    }

    /** The listener's number; empty where it is not known, as there is no other listener. */
    private static String number(StateRow listener) {
        return listener.label().equals(listener.name()) ? "" : listener.label();
    }

    /** How many clients are in the accept queue, and which client they wait for; empty for none. */
    String unknown(List<Blame> waits) {
        AcceptQueue queue = AcceptQueue.of(state);
        if (queue.length() == 0) {
            return "";
        }
        long arriving = StateRows.count(state, Phase.CONNECTING);
        String full = queue.isFull() ? " as the queue is full" : "";
        String known =
                queue.words()
                        + (arriving == 0 ? "" : ", and " + arriving + " still connecting" + full);
        List<Blame> notable =
                waits.stream()
                        .filter(blame -> blame.waited().length() >= Wait.NOTABLE)
                        .filter(this::isInAcceptQueue)
                        .toList();
        ClientLane whom = notable.isEmpty() ? null : notable.getFirst().whom();
        return whom == null ? known : known + ": waiting for " + whom.connection().inWords();
    }

    private boolean isInAcceptQueue(Blame blame) {
        ConnectionState socket = state.connection(blame.who().connection().id());
        return socket != null && socket.phase() == Phase.IN_ACCEPT_QUEUE;
    }

    /**
     * What is watched, and what of that was found ready; nothing for a server that makes no
     * readiness calls. The last line says why numbers are not known, where they are not.
     */
    List<String> sets() {
        List<String> lines = asked();
        if (rows.values().stream().anyMatch(StateRow::isNumberUnknown)) {
            lines.add(
                    isForeign()
                            ? "fd ?: was open before the program was watched"
                            : "fd ?: java.nio does not tell a descriptor’s number");
        }
        return lines;
    }

    /** A server of ours may call some of its threads as those of others are called, never all. */
    private boolean isForeign() {
        return trace.threads().all().stream()
                .filter(thread -> thread.role() == Role.SERVER)
                .allMatch(ThreadName::isForeign);
    }

    private List<String> asked() {
        List<String> lines = new ArrayList<>();
        for (ThreadState asker : readiness.askers()) {
            if (lines.size() < MOST_THREADS) {
                String name = readiness.askers().size() == 1 ? "" : name(asker) + " ";
                lines.addAll(given(asker, name));
                lines.add(found(asker, name));
            }
        }
        return lines;
    }

    private List<String> given(ThreadState asker, String name) {
        List<Member> watched = watched(asker);
        return switch (readiness.watching()) {
            case SETS ->
                    List.of(
                            name + "inputs " + set(watched, Interest.IN),
                            name + "outputs " + set(watched, Interest.OUT),
                            name + "exceptional " + set(watched, Interest.EXCEPTIONAL));
            case TABLE -> List.of(name + "table " + entries(watched));
            case EPOLL -> List.of(name + "interest list " + entries(watched));
            case KEYS -> List.of(name + "keys " + entries(watched));
            case NOTHING -> List.of();
        };
    }

    /**
     * What a thread watches: everything, where only one thread asks; otherwise the sockets that it
     * serves.
     */
    private List<Member> watched(ThreadState asker) {
        boolean only = readiness.askers().size() == 1;
        return members(
                row -> {
                    ConnectionState socket = state.connection(row.connection());
                    if (row.kind() == StateRow.Kind.WAKEUP) {
                        return state.unconnected().interest();
                    }
                    boolean its = socket != null && (only || socket.server() == asker.id());
                    return socket != null && its ? socket.interest() : 0;
                });
    }

    /** The rows that have flags, in their order. */
    private List<Member> members(ToIntFunction<StateRow> flags) {
        List<Member> members = new ArrayList<>();
        for (StateRow row : rows.values()) {
            int has = flags.applyAsInt(row);
            if (has != 0) {
                members.add(new Member(row, has));
            }
        }
        return members;
    }

    private String found(ThreadState asker, String name) {
        Event last = trace.event();
        if (!last.moveTo(asker.readiness())) {
            return name + "ready – (no call has come back yet)";
        }
        String what =
                last.readyCount() > 0 && !last.hasReadyList()
                        ? last.readyCount() + ", but which was not recorded"
                        : ready(last);
        return Readiness.isAsking(asker)
                ? name + "ready – (before: " + what + ")"
                : name + "ready " + what;
    }

    private String ready(Event end) {
        Map<Integer, Integer> flags = new HashMap<>();
        for (int i = 0; i < end.readyCount(); i++) {
            flags.merge(end.readyConnection(i), end.readyFlags(i), (one, other) -> one | other);
        }
        List<Member> ready =
                members(
                        row ->
                                row.kind() == StateRow.Kind.EPOLL
                                        ? 0
                                        : flags.getOrDefault(row.connection(), 0));
        int gone = flags.size() - ready.size();
        String those = readiness.watching() == Watching.SETS ? sets(ready) : entries(ready);
        return gone > 0 ? those + " and " + gone + " closed since" : those;
    }

    private static String sets(List<Member> ready) {
        List<String> sets = new ArrayList<>();
        addSet(sets, "in ", ready, Interest.IN);
        addSet(sets, "out ", ready, Interest.OUT);
        addSet(sets, "ex ", ready, Interest.EXCEPTIONAL);
        return sets.isEmpty() ? "{}" : String.join(", ", sets);
    }

    private static void addSet(List<String> to, String name, List<Member> members, int flag) {
        if (members.stream().anyMatch(member -> member.has(flag))) {
            to.add(name + set(members, flag));
        }
    }

    private static String set(List<Member> members, int flag) {
        List<Member> those = members.stream().filter(member -> member.has(flag)).toList();
        return braced(those, member -> member.row().label());
    }

    private String entries(List<Member> members) {
        Watching watching = readiness.watching();
        return braced(
                members,
                member -> {
                    boolean listener = member.row().kind() == StateRow.Kind.LISTENER;
                    String flags = watching.flags(member.flags(), listener);
                    return member.row().label() + " " + flags.replace(' ', '|');
                });
    }

    private static String braced(List<Member> members, Function<Member, String> word) {
        int more = Math.max(0, members.size() - MOST_MEMBERS);
        return members.stream()
                .limit(MOST_MEMBERS)
                .map(word)
                .collect(Collectors.joining(", ", "{", more == 0 ? "}" : ", … " + more + " more}"));
    }

    /** A row with flags: what it is watched for, or was found ready for. */
    private record Member(StateRow row, int flags) {
        boolean has(int flag) {
            return (flags & flag) != 0;
        }
    }
}
