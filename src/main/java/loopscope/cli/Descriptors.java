package loopscope.cli;

import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Interest;
import loopscope.trace.Op;
import loopscope.trace.State;
import loopscope.trace.Trace;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * The numbers by which the server's kernel knows its sockets, and what it watches them for, folded
 * from its calls one by one.
 *
 * <p>Connection 0 is the eventfd that wakes a readiness call: it has no peer.
 */
final class Descriptors {
    private static final int EVENTFD = 0;
    private static final int OPENED = 0;
    private static final int UNKNOWN = -1;

    /** The names of the {@link Interest} flags, from the lowest bit on. */
    private static final List<String> FLAGS = List.of("IN", "OUT", "PRI", "ERR", "HUP", "ET");

    private final Trace trace;
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final Map<Integer, Integer> watched = new HashMap<>();
    private int socket;
    private int epoll;
    private int listener;

    Descriptors(Trace trace) {
        this.trace = trace;
    }

    /**
     * Folds the next call of the server's in; asked for what a call was given, this comes after.
     */
    void follow(Event event) {
        int connection = event.connection();
        int result = event.result();
        switch (event.op()) {
            case SOCKET -> socket = result;
            case LISTEN -> {
                listener = connection;
                open(connection, socket);
            }
            case EVENTFD -> {
                if (event.argument() == OPENED) {
                    open(EVENTFD, result);
                }
            }
            case EPOLL_CREATE -> epoll = result;
            case EPOLL_CTL -> {
                if (result >= 0) {
                    watch(connection, event.argument());
                }
            }
            case ACCEPT -> open(connection, connection == listener ? 0 : result);
            case DUP -> open(connection, result);
            case CLOSE -> {
                numbers.remove(connection);
                watched.remove(connection);
            }
            default -> {
                // changes neither
            }
        }
    }

    /** What a readiness call that begins was told to watch, and what no more. */
    void followChanges(Event event) {
        for (int i = 0; i < event.changeCount(); i++) {
            watch(event.readyConnection(i), event.readyFlags(i));
        }
    }

    /** Numbers of java.nio's sockets are not known, and recorded as 0. */
    private void open(int connection, int number) {
        if (number > 0) {
            numbers.put(connection, number);
        }
    }

    private void watch(int connection, int interest) {
        if (interest == 0) {
            watched.remove(connection);
        } else {
            watched.put(connection, interest);
        }
    }

    /** Calls in between are missing: clients are as they were at that moment. */
    void jumpTo(State state) {
        numbers.keySet().removeIf(this::isClient);
        watched.keySet().removeIf(this::isClient);
        state.connections(
                client -> {
                    open(client.id(), client.fd());
                    watch(client.id(), client.interest());
                });
    }

    private boolean isClient(int connection) {
        return connection != EVENTFD && connection != listener;
    }

    /** The socket that was opened last, before it is known where it listens. */
    String newest() {
        return socket > 0 ? String.valueOf(socket) : "";
    }

    /** The listener's number, if that is known. */
    String listener() {
        Integer number = numbers.get(listener);
        return number == null ? "listener" : number.toString();
    }

    /** The eventfd's number, if there is one. */
    String eventfd() {
        Integer number = numbers.get(EVENTFD);
        return number == null ? "" : number.toString();
    }

    /** The number of what belongs to no connection: the eventfd while it is open, or the epoll. */
    String nobodys() {
        return numbers.containsKey(EVENTFD) ? eventfd() : epoll();
    }

    /** The epoll instance's number. */
    String epoll() {
        return String.valueOf(epoll);
    }

    /** A socket as a call tracer has it, number and peer: {@code 5<127.0.0.1:40422>}. */
    String name(int connection) {
        if (connection == listener) {
            return listener();
        }
        Connection known = trace.connections().get(connection);
        String peer = known == null ? "?" : known.name();
        Integer number = numbers.get(connection);
        return number == null ? peer : number + "<" + peer + ">";
    }

    /** Who came out of an accept: {@code 5<127.0.0.1:40422>}. */
    String accepted(Event event) {
        return event.connection() == listener ? "" + event.result() : name(event.connection());
    }

    /**
     * The three sets that are given to select now: {@code 6, [3 5], [], [5]}; empty for a Selector,
     * which keeps what it watches itself.
     */
    String sets() {
        if (watched.isEmpty()) {
            return "";
        }
        int highest = UNKNOWN;
        for (int connection : watched.keySet()) {
            highest = Math.max(highest, numbers.getOrDefault(connection, UNKNOWN));
        }
        return (highest + 1)
                + ", "
                + set(watched, Interest.IN)
                + ", "
                + set(watched, Interest.OUT)
                + ", "
                + set(watched, Interest.EXCEPTIONAL);
    }

    /** The table that is given to poll now: {@code [{3 POLLIN} {7 POLLIN|POLLPRI}], 2}. */
    String table() {
        return entries(watched, "POLL") + ", " + watched.size();
    }

    /** What epoll_ctl was told: {@code 5, EPOLL_CTL_ADD, 7<127.0.0.1:40422>, EPOLLIN}. */
    String control(Event event) {
        int connection = event.connection();
        String whom = connection == EVENTFD ? eventfd() : name(connection);
        String command =
                event.argument() == 0 ? "DEL" : watched.containsKey(connection) ? "MOD" : "ADD";
        String flags = event.argument() == 0 ? "" : ", " + flags(event.argument(), "EPOLL");
        return epoll + ", EPOLL_CTL_" + command + ", " + whom + flags;
    }

    private static String flags(int interest, String prefix) {
        StringJoiner flags = new StringJoiner("|");
        for (int bit = 0; bit < FLAGS.size(); bit++) {
            if ((interest & (1 << bit)) != 0) {
                flags.add(prefix + FLAGS.get(bit));
            }
        }
        return flags.length() == 0 ? "0" : flags.toString();
    }

    private String entries(Map<Integer, Integer> interests, String prefix) {
        return interests.entrySet().stream()
                .sorted(Comparator.comparingInt(e -> numbers.getOrDefault(e.getKey(), UNKNOWN)))
                .map(e -> "{" + number(e.getKey()) + " " + flags(e.getValue(), prefix) + "}")
                .collect(Collectors.joining(" ", "[", "]"));
    }

    private String number(int connection) {
        Integer number = numbers.get(connection);
        return number == null ? "?" : number.toString();
    }

    /**
     * Those that a readiness call has found: in its sets, {@code in [3], out [5 7]}, or by their
     * flags, {@code [{3 POLLIN}]}.
     */
    String ready(Event event) {
        Map<Integer, Integer> ready = new HashMap<>();
        for (int i = 0; i < event.readyCount(); i++) {
            ready.put(event.readyConnection(i), event.readyFlags(i));
        }
        if (event.op() != Op.SELECT) {
            return entries(ready, event.op() == Op.POLL ? "POLL" : "EPOLL");
        }
        StringBuilder text = new StringBuilder();
        append(text, "in ", set(ready, Interest.IN));
        append(text, "out ", set(ready, Interest.OUT));
        append(text, "except ", set(ready, Interest.EXCEPTIONAL));
        return text.toString();
    }

    private static void append(StringBuilder text, String name, String set) {
        if (!set.equals("[]")) {
            text.append(text.isEmpty() ? "" : ", ").append(name).append(set);
        }
    }

    private String set(Map<Integer, Integer> interests, int flag) {
        int[] members = new int[interests.size()];
        int count = 0;
        for (Map.Entry<Integer, Integer> entry : interests.entrySet()) {
            if ((entry.getValue() & flag) != 0) {
                members[count++] = numbers.getOrDefault(entry.getKey(), UNKNOWN);
            }
        }
        Arrays.sort(members, 0, count);
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ");
            text.append(members[i] == UNKNOWN ? "?" : String.valueOf(members[i]));
        }
        return text.append(']').toString();
    }
}
