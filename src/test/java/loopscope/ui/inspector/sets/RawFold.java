package loopscope.ui.inspector.sets;

import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Interest;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the sets and queues of a raw server hold, added up from the first event on. */
final class RawFold {
    private static final int WAKEUP = 0;

    /** One descriptor, or a client without. */
    private static final class Socket {
        String name = "";
        int fd = -1;
        int interest;
        long said;
        long received;
        long queued;
        boolean own;
        boolean connected;
        boolean accepted;
    }

    private final Trace trace;
    private final Map<Integer, Socket> sockets = new HashMap<>();
    private int opened = -1;
    private int epoll = -1;
    private int listener;
    private Op asks = Op.SOCKET;

    private RawFold(Trace trace) {
        this.trace = trace;
    }

    /** After the event of that number. */
    static RawFold upTo(Trace trace, long number) {
        RawFold fold = new RawFold(trace);
        Event event = trace.event();
        for (long at = 0; at <= number; at++) {
            if (!event.moveTo(at)) {
                throw new AssertionError("no event " + at);
            }
            fold.add(event);
        }
        return fold;
    }

    private Socket socket(int connection) {
        return sockets.computeIfAbsent(
                connection,
                id -> {
                    Socket made = new Socket();
                    Connection known = trace.connections().get(id);
                    made.name = known == null ? "wake" : known.isClient() ? known.name() : "listen";
                    return made;
                });
    }

    private void add(Event event) {
        if (event.op().isReadiness()) {
            asks = event.op();
        }
        if (event.isBegin()) {
            begin(event);
        } else if (!event.isMerged() && event.role() == Role.SERVER) {
            server(event);
        } else if (event.role() == Role.CLIENT) {
            client(event);
        }
    }

    private void begin(Event event) {
        if (event.op() == Op.CONNECT) {
            socket(event.connection()).own = true;
        }
        for (int i = 0; i < event.changeCount(); i++) {
            if (sockets.containsKey(event.readyConnection(i))) {
                socket(event.readyConnection(i)).interest = event.readyFlags(i);
            }
        }
    }

    private void client(Event event) {
        switch (event.op()) {
            case CONNECT -> socket(event.connection()).connected = true;
            case SEND, WRITE -> socket(event.connection()).said += Math.max(0, event.result());
            default -> {
                // the server does not see it
            }
        }
    }

    private void server(Event event) {
        int id = event.connection();
        switch (event.op()) {
            case SOCKET -> opened = event.result();
            case LISTEN -> {
                listener = id;
                socket(id).fd = opened;
            }
            case EVENTFD -> {
                if (event.argument() == 0) {
                    socket(WAKEUP).fd = event.result();
                }
            }
            case EPOLL_CREATE -> epoll = event.result();
            case EPOLL_CTL -> socket(id).interest = event.argument();
            case DUP -> socket(id).fd = event.result();
            case ACCEPT -> {
                socket(id).fd = event.result();
                socket(id).accepted = true;
            }
            case RECV -> socket(id).received += Math.max(0, event.result());
            case QUEUE -> socket(id).queued += event.argument();
            case TAKE -> socket(id).queued -= event.argument();
            case CLOSE -> sockets.remove(id);
            default -> {
                // changes nothing here
            }
        }
    }

    /** All rows, by name: who, number, watched for, unread, queued. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        sockets.forEach((id, socket) -> rows.add(row(id, socket)));
        if (epoll >= 0) {
            rows.add("epoll | " + epoll + " | – | – | –");
        }
        Collections.sort(rows);
        return rows;
    }

    private String row(int id, Socket socket) {
        String watched = socket.interest == 0 ? "–" : String.join(" ", words(socket.interest));
        String front = socket.name + " | " + (socket.fd < 0 ? "–" : socket.fd) + " | " + watched;
        if (id == WAKEUP) {
            return front + " | – | –";
        }
        if (id == listener) {
            long waiting =
                    sockets.values().stream().filter(s -> s.connected && !s.accepted).count();
            return front + " | " + waiting + " wait | –";
        }
        long unread = Math.max(0, socket.said - socket.received);
        return front + " | " + unread + " | " + (socket.accepted ? socket.queued : "–");
    }

    private List<String> words(int interest) {
        List<String> words = new ArrayList<>();
        boolean select = asks == Op.SELECT;
        add(words, interest, Interest.IN, select ? "in" : "IN");
        add(words, interest, Interest.OUT, select ? "out" : "OUT");
        add(words, interest, Interest.EXCEPTIONAL, select ? "ex" : "PRI");
        return words;
    }

    private static void add(List<String> to, int interest, int flag, String word) {
        if ((interest & flag) != 0) {
            to.add(word);
        }
    }

    /** What the readiness call is given, as it is said below the table. */
    List<String> sets() {
        Map<Integer, Integer> watched = new TreeMap<>();
        for (Socket socket : sockets.values()) {
            if (socket.interest != 0) {
                watched.put(socket.fd, socket.interest);
            }
        }
        return switch (asks) {
            case SELECT ->
                    List.of(
                            "inputs " + set(watched, Interest.IN),
                            "outputs " + set(watched, Interest.OUT),
                            "exceptional " + set(watched, Interest.EXCEPTIONAL));
            case POLL -> List.of("table " + table(watched));
            case EPOLL_WAIT -> List.of("interest list " + table(watched));
            default -> List.of();
        };
    }

    private static String set(Map<Integer, Integer> watched, int flag) {
        return braced(
                watched.entrySet().stream()
                        .filter(entry -> (entry.getValue() & flag) != 0)
                        .map(entry -> String.valueOf(entry.getKey()))
                        .toList());
    }

    private String table(Map<Integer, Integer> watched) {
        return braced(
                watched.entrySet().stream()
                        .map(e -> e.getKey() + " " + String.join("|", words(e.getValue())))
                        .toList());
    }

    private static String braced(Collection<String> members) {
        return members.stream().collect(Collectors.joining(", ", "{", "}"));
    }
}
