package loopscope.foreign.seeds;

import loopscope.trace.Op;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A second reading of a tracer's log, which has nothing in common with the first: how many calls of
 * each kind were made on a server's sockets, those that were never left too.
 */
final class LogCount {
    private static final Pattern LINE =
            Pattern.compile(
                    "(?:(\\d+) +)?([0-9]+\\.[0-9]+) (?:<\\.\\.\\. )?(\\w+)(\\(| resumed>)(.*)");
    private static final Pattern SOCKET = Pattern.compile("(\\d+)<socket:\\[(\\d+)]>");
    private static final Pattern MADE = Pattern.compile("\\) += \\d+<socket:\\[(\\d+)]>");
    private static final Map<String, Op> OPS = new HashMap<>();

    static {
        kind(Op.ACCEPT, "accept", "accept4");
        kind(Op.RECV, "recvfrom", "recvmsg", "recv");
        kind(Op.READ, "read", "readv");
        kind(Op.SEND, "sendto", "sendmsg", "send");
        kind(Op.WRITE, "write", "writev", "sendfile");
        kind(Op.SHUTDOWN, "shutdown");
        kind(Op.SELECT, "select", "pselect6");
        kind(Op.POLL, "poll", "ppoll");
        kind(Op.EPOLL_WAIT, "epoll_wait", "epoll_pwait", "epoll_pwait2");
        kind(Op.EPOLL_CTL, "epoll_ctl");
        kind(Op.LISTEN, "listen");
    }

    private final Map<Op, Integer> counts = new EnumMap<>(Op.class);
    private final Set<String> listeners = new HashSet<>();
    private final Set<String> clients = new HashSet<>();

    /** By the number of an epoll instance, the sockets that were ever given to it. */
    private final Map<String, Set<String>> watched = new HashMap<>();

    private record Made(double time, String call, String text) {}

    private static void kind(Op op, String... names) {
        for (String name : names) {
            OPS.put(name, op);
        }
    }

    /** Counts a whole log. */
    static Map<Op, Integer> of(String log) {
        LogCount count = new LogCount();
        calls(log).forEach(count::add);
        int sockets = count.listeners.size() + count.clients.size();
        count.counts.put(
                Op.CLOSE, sockets); // each is closed once, by its process's end at the latest
        return count.counts;
    }

    /** The calls in the order in which they were entered, the parts of each in one text. */
    private static List<Made> calls(String log) {
        List<Made> calls = new ArrayList<>();
        Map<String, Made> open = new HashMap<>();
        for (String line : log.split("\n", -1)) {
            Matcher part = LINE.matcher(line);
            if (!part.matches()) {
                continue;
            }
            String thread = String.valueOf(part.group(1));
            String text = part.group(5).replace("<unfinished ...>", "");
            Made begun = open.remove(thread);
            Made call =
                    part.group(4).equals("(") || begun == null
                            ? new Made(Double.parseDouble(part.group(2)), part.group(3), text)
                            : new Made(begun.time, begun.call, begun.text + text);
            if (line.endsWith("<unfinished ...>")) {
                open.put(thread, call);
            } else {
                calls.add(call);
            }
        }
        calls.addAll(open.values());
        calls.sort(Comparator.comparingDouble(Made::time));
        return calls;
    }

    private void add(Made made) {
        Op op = OPS.get(made.call);
        if (op == null) {
            return;
        }
        List<String> sockets = new ArrayList<>();
        Matcher socket = SOCKET.matcher(made.text);
        while (socket.find()) {
            sockets.add(socket.group(2));
        }
        boolean failed = made.text.contains(") = -1 E");
        switch (op) {
            case LISTEN -> {
                if (!failed && listeners.add(sockets.getFirst())) {
                    counts.merge(op, 1, Integer::sum);
                }
            }
            case ACCEPT -> accept(made, sockets);
            case EPOLL_CTL -> {
                if (!failed && sockets.stream().anyMatch(this::isServers)) {
                    counts.merge(op, 1, Integer::sum);
                    watched.computeIfAbsent(number(made), _ -> new HashSet<>())
                            .add(sockets.getFirst());
                }
            }
            case EPOLL_WAIT -> count(op, watched.containsKey(number(made)));
            case SELECT, POLL -> count(op, sockets.stream().anyMatch(this::isServers));
            default -> count(op, startsWithSocket(made) && isServers(sockets.getFirst()));
        }
    }

    private void accept(Made made, List<String> sockets) {
        if (sockets.isEmpty() || !listeners.contains(sockets.getFirst())) {
            return;
        }
        counts.merge(Op.ACCEPT, 1, Integer::sum);
        Matcher client = MADE.matcher(made.text);
        if (client.find()) {
            clients.add(client.group(1));
        }
    }

    private void count(Op op, boolean counts) {
        if (counts) {
            this.counts.merge(op, 1, Integer::sum);
        }
    }

    private boolean isServers(String socket) {
        return listeners.contains(socket) || clients.contains(socket);
    }

    private static boolean startsWithSocket(Made made) {
        return SOCKET.matcher(made.text).lookingAt();
    }

    private static String number(Made made) {
        return made.text.replaceFirst("[^0-9].*", "");
    }
}
