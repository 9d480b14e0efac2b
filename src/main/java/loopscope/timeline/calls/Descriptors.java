package loopscope.timeline.calls;

import loopscope.timeline.lanes.OwnSockets;
import loopscope.trace.Address;
import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Interest;
import loopscope.trace.Op;
import loopscope.trace.Trace;
import loopscope.trace.state.ConnectionState;
import loopscope.trace.state.State;
import loopscope.trace.state.StateWalk;
import loopscope.trace.state.States;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes the descriptor numbers of the server's sockets just before an event, and what it watched
 * them for, as a call tracer does. Confined to one thread.
 *
 * <p>Numbers of java.nio's sockets are not known.
 */
final class Descriptors {
    private static final int UNKNOWN = -1;

    /** The names of the {@link Interest} flags, from the lowest bit on. */
    private static final List<String> FLAGS = List.of("IN", "OUT", "PRI", "ERR", "HUP", "ET");

    private final Trace trace;
    private final StateWalk states;
    private final OwnSockets sockets;
    private final Function<Connection, String> names;
    private final int most;
    private OwnSockets.Held own;
    private State state;

    /**
     * @param names returns what a client is called
     * @param most how many members of a set are written; a larger set ends with how many there are
     */
    Descriptors(
            Trace trace,
            States states,
            OwnSockets sockets,
            Function<Connection, String> names,
            int most) {
        this.trace = trace;
        this.states = states.walk();
        this.sockets = sockets;
        this.names = names;
        this.most = most;
        this.own = sockets.before(0);
        this.state = this.states.before(0);
    }

    /** Moves to the state just before an event. */
    void moveTo(long number) {
        own = sockets.before(number);
        state = states.before(number);
    }

    /** The socket that was opened last, before it is known where it listens. */
    String newest() {
        return own.socket() > 0 ? String.valueOf(own.socket()) : "";
    }

    /** The socket that begins to listen. */
    String listening() {
        return own.socket() > 0 ? newest() : "listener";
    }

    /** Whether a connection is the server's listener. */
    boolean isListener(int connection) {
        return connection == own.listener();
    }

    /** The listener's number, if that is known. */
    String listener() {
        return own.listening() > 0 ? String.valueOf(own.listening()) : "listener";
    }

    /** The eventfd's number, if there is one. */
    String eventfd() {
        return own.eventfd() > 0 ? String.valueOf(own.eventfd()) : "";
    }

    /**
     * The number of a descriptor that belongs to no connection: the eventfd while it is open, else
     * the epoll.
     */
    String nobodys() {
        return own.eventfd() > 0 ? eventfd() : epoll();
    }

    /** The epoll instance's number. */
    String epoll() {
        return String.valueOf(own.epoll());
    }

    /** Where the server listens: {@code 127.0.0.1:41233}. */
    String address() {
        return peer(own.listener());
    }

    /** A connection's name without a number: {@code A}, {@code 127.0.0.1:40422}. */
    String peer(int connection) {
        Connection known = trace.connections().get(connection);
        return known == null
                ? "?"
                : known.isClient() ? names.apply(known) : Address.text(known.address());
    }

    /** A socket as a call tracer writes it, number and peer: {@code 5<127.0.0.1:40422>}. */
    String name(int connection) {
        return connection == own.listener() ? listener() : name(number(connection), connection);
    }

    /** The result of an accept: {@code 5<127.0.0.1:40422>}. */
    String accepted(Event event) {
        return event.connection() == own.listener()
                ? "" + event.result()
                : name(event.result(), event.connection());
    }

    private String name(int number, int connection) {
        return number > 0 ? number + "<" + peer(connection) + ">" : peer(connection);
    }

    /** A connection's number; 0 or less where it is not known. */
    private int number(int connection) {
        if (connection == own.listener()) {
            return own.listening();
        }
        if (connection == OwnSockets.EVENTFD) {
            return own.eventfd();
        }
        ConnectionState known = state.connection(connection);
        return known == null ? UNKNOWN : known.fd();
    }

    private Map<Integer, Integer> watched() {
        Map<Integer, Integer> watched = new HashMap<>();
        if (own.eventfdInterest() != 0) {
            watched.put(OwnSockets.EVENTFD, own.eventfdInterest());
        }
        state.connections(
                known -> {
                    if (known.interest() != 0) {
                        watched.put(known.id(), known.interest());
                    }
                });
        return watched;
    }

    /**
     * The arguments of select now: {@code 6, [3 5], [], [5]}; empty for a Selector, whose
     * descriptors have no known numbers.
     */
    String sets() {
        Map<Integer, Integer> watched = watched();
        int highest = watched.keySet().stream().mapToInt(this::number).max().orElse(0);
        if (highest <= 0) {
            return "";
        }
        return (highest + 1)
                + ", "
                + set(watched, Interest.IN)
                + ", "
                + set(watched, Interest.OUT)
                + ", "
                + set(watched, Interest.EXCEPTIONAL);
    }

    /** The table given to poll now: {@code [{3 POLLIN} {7 POLLIN|POLLPRI}], 2}. */
    String table() {
        Map<Integer, Integer> watched = watched();
        return entries(watched, "POLL") + ", " + watched.size();
    }

    /** The arguments of an epoll_ctl: {@code 5, EPOLL_CTL_ADD, 7<127.0.0.1:40422>, EPOLLIN}. */
    String control(Event event) {
        int connection = event.connection();
        boolean eventfd = connection == OwnSockets.EVENTFD;
        String command = event.argument() == 0 ? "DEL" : isWatched(connection) ? "MOD" : "ADD";
        String flags = event.argument() == 0 ? "" : ", " + flags(event.argument(), "EPOLL");
        String whom = eventfd ? eventfd() : name(connection);
        return epoll() + ", EPOLL_CTL_" + command + ", " + whom + flags;
    }

    private boolean isWatched(int connection) {
        if (connection == OwnSockets.EVENTFD) {
            return own.eventfdInterest() != 0;
        }
        ConnectionState known = state.connection(connection);
        return known != null && known.interest() != 0;
    }

    /** Flags with a prefix: {@code POLLIN|POLLOUT}. */
    static String flags(int interest, String prefix) {
        StringJoiner flags = new StringJoiner("|");
        for (int bit = 0; bit < FLAGS.size(); bit++) {
            if ((interest & (1 << bit)) != 0) {
                flags.add(prefix + FLAGS.get(bit));
            }
        }
        return flags.length() == 0 ? "0" : flags.toString();
    }

    private String entries(Map<Integer, Integer> interests, String prefix) {
        return list(
                interests.keySet(),
                id -> "{" + member(id) + " " + flags(interests.getOrDefault(id, 0), prefix) + "}");
    }

    private String set(Map<Integer, Integer> interests, int flag) {
        return list(
                interests.keySet().stream()
                        .filter(id -> (interests.getOrDefault(id, 0) & flag) != 0)
                        .toList(),
                this::member);
    }

    private String list(Collection<Integer> ids, Function<Integer, String> text) {
        String rest =
                ids.size() > most ? String.format(Locale.ROOT, " … %,d in all]", ids.size()) : "]";
        return ids.stream()
                .sorted(Comparator.comparingInt(this::number).thenComparingInt(id -> id))
                .limit(most)
                .map(text)
                .collect(Collectors.joining(" ", "[", rest));
    }

    private String member(int connection) {
        int number = number(connection);
        if (number > 0) {
            return String.valueOf(number);
        }
        return connection == own.listener() ? listener() : peer(connection);
    }

    /**
     * The ready list of a readiness call: in its sets, {@code in [3], out [5 7]}, or by their
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
}
