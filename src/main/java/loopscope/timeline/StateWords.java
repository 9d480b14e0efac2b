package loopscope.timeline;

import loopscope.trace.ConnectionState;
import loopscope.trace.Event;
import loopscope.trace.Interest;
import loopscope.trace.Op;
import loopscope.trace.Phase;
import loopscope.trace.Role;
import loopscope.trace.State;
import loopscope.trace.ThreadName;
import loopscope.trace.ThreadState;
import loopscope.trace.Trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is said below the state table: what threads are inside of, what they ask and were told. */
final class StateWords {
    private static final int MOST_THREADS = 5;
    private static final int MOST_MEMBERS = 24;

    private final Trace trace;
    private final State state;
    private final Readiness readiness;
    private final Map<Integer, StateRow> rows;

    StateWords(Trace trace, State state, Readiness readiness, Map<Integer, StateRow> rows) {
        this.trace = trace;
        this.state = state;
        this.readiness = readiness;
        this.rows = rows;
    }

    /** What each server thread is inside of, the first few; the others by what they do. */
    List<String> threads() {
        List<ThreadState> threads = new ArrayList<>();
        state.threads(thread -> addServer(threads, thread));
        if (threads.isEmpty()) {
            return List.of("no server thread is there");
        }
        List<String> lines = new ArrayList<>();
        for (ThreadState thread : threads.subList(0, Math.min(threads.size(), MOST_THREADS))) {
            String name = threads.size() == 1 ? "" : name(thread) + ": ";
            lines.add(name + doing(thread) + " since " + Units.moment(thread.since()));
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
                        .map(op -> op == null ? "between calls" : "inside " + op.label())
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

    private String doing(ThreadState thread) {
        Op op = thread.op();
        if (op == null) {
            return "between calls";
        }
        return op == Op.HOLD
                ? "held before its next call"
                : "inside " + call(op, thread.connection(), ", …");
    }

    /** A call as the server's file has it: {@code recv(6, …)}. */
    private String call(Op op, int connection, String more) {
        StateRow row = rows.get(connection);
        String whom = row == null ? "" : op == Op.ACCEPT ? number(row) : row.label();
        return op.label() + "(" + whom + (op.movesBytes() ? more : "") + ")";
    }

    /** A listener without a number is not worth naming: there is no other. */
    private static String number(StateRow listener) {
        return listener.label().equals(listener.name()) ? "" : listener.label();
    }

    /** How many clients the server does not know of, and whom they wait for; empty for none. */
    String unknown(List<Blame> waits) {
        long count = StateRows.backlog(state);
        if (count == 0) {
            return "";
        }
        String known = Units.count(count, "client") + " the server does not know of";
        List<Blame> notable =
                waits.stream()
                        .filter(blame -> blame.waited().length() >= Outlook.NOTABLE)
                        .filter(this::isInBacklog)
                        .toList();
        ClientLane whom = notable.isEmpty() ? null : notable.getFirst().whom();
        return whom == null ? known : known + ": waiting for " + whom.connection().name();
    }

    private boolean isInBacklog(Blame blame) {
        ConnectionState socket = state.connection(blame.who().connection().id());
        return socket != null && socket.phase() == Phase.BACKLOG;
    }

    /** What is watched, and what of that was found ready; empty for a server that does not ask. */
    List<String> sets() {
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
        Map<StateRow, Integer> watched = watched(asker);
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

    /** With one asker all is its own; of several, those that it serves. */
    private Map<StateRow, Integer> watched(ThreadState asker) {
        boolean only = readiness.askers().size() == 1;
        Map<StateRow, Integer> watched = members();
        state.connections(
                socket -> {
                    StateRow row = rows.get(socket.id());
                    if (row != null && socket.interest() != 0 && (only || serves(asker, socket))) {
                        watched.put(row, socket.interest());
                    }
                });
        StateRow wakeup = rows.get(-1);
        if (wakeup != null && state.unconnected().interest() != 0) {
            watched.put(wakeup, state.unconnected().interest());
        }
        return watched;
    }

    private static boolean serves(ThreadState asker, ConnectionState socket) {
        return socket.server() == asker.id();
    }

    /** In the order of their numbers. */
    private static Map<StateRow, Integer> members() {
        return new TreeMap<>(
                StateColumn.FD.order().thenComparing(Comparator.comparingInt(StateRow::connection)));
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
        Map<StateRow, Integer> ready = members();
        for (int i = 0; i < end.readyCount(); i++) {
            int id = end.readyConnection(i);
            StateRow row = rows.get(id == 0 ? -1 : id);
            if (row != null) {
                ready.merge(row, end.readyFlags(i), (a, b) -> a | b);
            }
        }
        int gone = end.readyCount() - ready.size();
        String those = readiness.watching() == Watching.SETS ? sets(ready) : entries(ready);
        return gone > 0 && ready.size() + gone > 0 ? those + gone(gone) : those;
    }

    private static String gone(int count) {
        return " and " + count + " closed since";
    }

    private String sets(Map<StateRow, Integer> ready) {
        if (ready.isEmpty()) {
            return "{}";
        }
        List<String> sets = new ArrayList<>();
        addSet(sets, "in ", ready, Interest.IN);
        addSet(sets, "out ", ready, Interest.OUT);
        addSet(sets, "ex ", ready, Interest.EXCEPTIONAL);
        return String.join(", ", sets);
    }

    private static void addSet(
            List<String> to, String name, Map<StateRow, Integer> members, int flag) {
        if (members.values().stream().anyMatch(flags -> (flags & flag) != 0)) {
            to.add(name + set(members, flag));
        }
    }

    private static String set(Map<StateRow, Integer> members, int flag) {
        return braced(members, entry -> (entry.getValue() & flag) != 0, e -> e.getKey().label());
    }

    private String entries(Map<StateRow, Integer> members) {
        Watching watching = readiness.watching();
        return braced(
                members,
                entry -> true,
                entry -> {
                    boolean listener = entry.getKey().kind() == StateRow.Kind.LISTENER;
                    return entry.getKey().label()
                            + " "
                            + watching.flags(entry.getValue(), listener).replace(' ', '|');
                });
    }

    private static String braced(
            Map<StateRow, Integer> members,
            Predicate<Map.Entry<StateRow, Integer>> in,
            Function<Map.Entry<StateRow, Integer>, String> word) {
        List<String> words = members.entrySet().stream().filter(in).map(word).toList();
        int more = words.size() - MOST_MEMBERS;
        String listed =
                more <= 0
                        ? String.join(", ", words)
                        : String.join(", ", words.subList(0, MOST_MEMBERS)) + ", … " + more;
        return "{" + listed + (more > 0 ? " more}" : "}");
    }
}
