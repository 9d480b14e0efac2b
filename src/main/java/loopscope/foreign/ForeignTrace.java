package loopscope.foreign;

import loopscope.trace.Address;
import loopscope.trace.Connection;
import loopscope.trace.Interest;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Role;
import loopscope.trace.ThreadName;
import loopscope.trace.TraceBuilder;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes what a watched program does with its server's sockets as a trace like that of our own
 * servers. What it can't know is left out: what lies in queues inside the program, and who waits in
 * the accept queue.
 *
 * <p>A socket is known by its number in the kernel, which the tracer prints behind a descriptor's
 * number; so it is the same one in all processes that share it. Threads that never touch a server's
 * socket get no lane. Confined to one thread.
 */
final class ForeignTrace implements Consumer<TracerEvent> {
    private static final int INTERRUPTED = 4;
    private static final Map<String, Integer> ERRORS =
            Map.ofEntries(
                    Map.entry("EPERM", 1),
                    Map.entry("EINTR", INTERRUPTED),
                    Map.entry("EBADF", 9),
                    Map.entry("EAGAIN", 11),
                    Map.entry("ENOMEM", 12),
                    Map.entry("EACCES", 13),
                    Map.entry("EINVAL", 22),
                    Map.entry("ENFILE", 23),
                    Map.entry("EMFILE", 24),
                    Map.entry("EPIPE", 32),
                    Map.entry("EPROTO", 71),
                    Map.entry("ENOTSOCK", 88),
                    Map.entry("EADDRINUSE", 98),
                    Map.entry("EADDRNOTAVAIL", 99),
                    Map.entry("ECONNABORTED", 103),
                    Map.entry("ECONNRESET", 104),
                    Map.entry("ENOBUFS", 105),
                    Map.entry("ENOTCONN", 107),
                    Map.entry("ETIMEDOUT", 110));

    private final TraceBuilder to;
    private final TraceBuilder.Fields fields;
    private final Map<Integer, TracedThread> threads = new LinkedHashMap<>();
    private final Map<String, ForeignSocket> sockets = new HashMap<>();
    private long origin = Long.MIN_VALUE;
    private long last;
    private int lanes;
    private int connections;
    private int outsiders;
    private String program = "";
    private boolean usesUring;
    private long unknownLines;
    private boolean seesSockets;
    private boolean waitsForOne;
    private final List<Long> listening = new ArrayList<>();

    ForeignTrace(TraceBuilder to) {
        this.to = to;
        this.fields = to.fields();
    }

    /**
     * What was read.
     *
     * @throws NoServerException if that shows no server
     */
    WatchedServer finish() throws NoServerException {
        if (origin == Long.MIN_VALUE) {
            throw new NoServerException(
                    "is no log of a call tracer: make one with " + TracerLog.COMMAND + ".");
        }
        if (!seesSockets) {
            throw new NoServerException(
                    "says nothing of sockets: make it with " + TracerLog.COMMAND + ".");
        }
        if (listening.isEmpty()) {
            throw new NoServerException(
                    "shows no server: nothing in it listens for connections of the internet.");
        }
        return new WatchedServer(
                program,
                listening.getFirst() == Address.NONE ? "" : Address.text(listening.getFirst()),
                waitsForOne,
                to.finish(),
                last,
                unknownLines,
                usesUring);
    }

    @Override
    public void accept(TracerEvent event) {
        if (event instanceof TracerEvent.Unknown) {
            unknownLines++;
            return;
        }
        if (origin == Long.MIN_VALUE) {
            origin = event.time();
        }
        last = Math.max(last, time(event.time()));
        TracedThread thread = thread(event.thread());
        switch (event) {
            case TracerEvent.Entered entered -> entered(thread, entered);
            case TracerEvent.Left left -> left(thread, left);
            case TracerEvent.Ended ended -> ended(thread, ended);
            case TracerEvent.Signal _, TracerEvent.Unknown _ -> {}
        }
    }

    private long time(long absolute) {
        return Math.max(0, absolute - origin);
    }

    /**
     * The thread of a number. One whose parent's call has not told of it yet has the descriptors of
     * the thread that is inside such a call.
     */
    private TracedThread thread(int system) {
        TracedThread known = threads.get(system);
        if (known == null) {
            known = new TracedThread(system, new DescriptorTable(), true);
            threads.put(system, known);
        }
        return known;
    }

    private void entered(TracedThread thread, TracerEvent.Entered event) {
        interrupt(thread, event.time());
        thread.entered(to.trace().position());
        ForeignCall call = ForeignCall.of(event.call());
        if (call == null) {
            return;
        }
        switch (call) {
            case ACCEPT, RECEIVE, READ, SEND, WRITE -> beginOnSocket(thread, call, event);
            case SELECT, POLL, EPOLL_WAIT -> beginReadiness(thread, call, event);
            default -> {}
        }
    }

    private void beginOnSocket(TracedThread thread, ForeignCall call, TracerEvent.Entered event) {
        ForeignSocket socket = server(event.arguments().at(0), call);
        if (socket == null || socket.isNonBlocking() || isNonBlocking(event.arguments())) {
            return;
        }
        set(thread, call.op(), socket.connection(), event.time(), Recorder.BLOCKING);
        fields.argument(argument(call, event.arguments()));
        to.begin(fields, null, 0);
        thread.inside(call.op(), socket.connection(), event.time());
        waitsForOne |= call != ForeignCall.ACCEPT;
    }

    private static boolean isNonBlocking(CallText arguments) {
        return arguments.text().contains("MSG_DONTWAIT");
    }

    private void beginReadiness(TracedThread thread, ForeignCall call, TracerEvent.Entered event) {
        Map<String, Integer> watches = watches(call, event.arguments());
        if (call == ForeignCall.EPOLL_WAIT
                ? !watchesServer(thread, event.arguments())
                : watches.isEmpty()) {
            return;
        }
        int[] changes = changes(thread.watched(), watches);
        thread.watched(watches);
        set(thread, call.op(), 0, event.time(), Recorder.BLOCKING);
        fields.argument(limit(call, event.arguments()));
        to.begin(fields, changes.length == 0 ? null : changes, changes.length);
        thread.inside(call.op(), 0, event.time());
    }

    private boolean watchesServer(TracedThread thread, CallText arguments) {
        int epoll = TracedText.descriptor(arguments.at(0));
        return thread.descriptors().epoll(epoll).sockets().stream()
                .anyMatch(name -> connection(name) != 0);
    }

    /** What the call watches of the server's sockets; of epoll nothing, as the kernel keeps it. */
    private Map<String, Integer> watches(ForeignCall call, CallText arguments) {
        Map<String, Integer> all = new LinkedHashMap<>();
        if (call == ForeignCall.POLL) {
            all.putAll(TracedText.polled(arguments.at(0)));
        } else if (call == ForeignCall.SELECT) {
            int[] sets = {Interest.IN, Interest.OUT, Interest.EXCEPTIONAL};
            for (int i = 0; i < sets.length; i++) {
                int flag = sets[i];
                TracedText.sockets(arguments.at(i + 1))
                        .values()
                        .forEach(name -> all.merge(name, flag, (a, b) -> a | b));
            }
        }
        all.keySet().removeIf(name -> connection(name) == 0);
        return all;
    }

    private int[] changes(Map<String, Integer> before, Map<String, Integer> now) {
        List<Integer> words = new ArrayList<>();
        now.forEach(
                (name, flags) -> {
                    if (!flags.equals(before.get(name))) {
                        words.add(Interest.entry(connection(name), flags));
                    }
                });
        before.forEach(
                (name, _) -> {
                    if (!now.containsKey(name) && connection(name) != 0) {
                        words.add(Interest.entry(connection(name), 0));
                    }
                });
        return words.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int limit(ForeignCall call, CallText arguments) {
        return switch (call) {
            case SELECT -> TracedText.millis(arguments.at(4));
            case POLL, EPOLL_WAIT -> {
                String text = arguments.at(call == ForeignCall.POLL ? 2 : 3);
                yield text.startsWith("{")
                        ? TracedText.millis(text)
                        : text.equals("NULL") ? -1 : (int) TracedText.number(text);
            }
            default -> 0;
        };
    }

    private void left(TracedThread thread, TracerEvent.Left event) {
        ForeignCall call = ForeignCall.of(event.call());
        if (call == null) {
            return;
        }
        CallText arguments = event.arguments();
        seesSockets |= event.outcome().annotation().startsWith("socket:[");
        switch (call) {
            case SOCKET -> opened(thread, event, arguments);
            case BIND -> bound(thread, event, arguments);
            case LISTEN -> listens(thread, event, arguments);
            case CONNECT -> connects(arguments);
            case ACCEPT -> accepted(thread, event, arguments);
            case RECEIVE, READ, SEND, WRITE, SHUTDOWN -> moved(thread, call, event, arguments);
            case CLOSE -> closed(thread, event, TracedText.descriptor(arguments.at(0)));
            case SELECT, POLL, EPOLL_WAIT -> ready(thread, call, event, arguments);
            case EPOLL_CREATE -> created(thread, event);
            case EPOLL_CTL -> watched(thread, event, arguments);
            case DUPLICATE -> duplicated(thread, event, arguments);
            case CONTROL -> controlled(thread, event, arguments);
            case CLONE -> cloned(thread, event, arguments);
            case EXEC -> executed(thread, event, arguments);
            case URING -> usesUring |= event.outcome().succeeded();
        }
        thread.outside();
    }

    private void opened(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        if (event.outcome().succeeded()) {
            ForeignSocket socket = hold(thread, event.outcome(), arguments.at(1), true);
            if (arguments.at(0).startsWith("AF_INET")) {
                early(thread, Op.SOCKET, event, event.outcome().annotation(), 0);
            } else {
                socket.becomes(ForeignSocket.Kind.OTHER, 0);
            }
        }
    }

    /** A new descriptor of a socket, with the flags that its call was given. */
    private ForeignSocket hold(
            TracedThread thread, Outcome outcome, String flags, boolean seenOpening) {
        String name = outcome.annotation();
        ForeignSocket socket = sockets.computeIfAbsent(name, _ -> new ForeignSocket(seenOpening));
        socket.opened();
        socket.nonBlocking(flags.contains("SOCK_NONBLOCK"));
        thread.descriptors().put((int) outcome.value(), name, flags.contains("SOCK_CLOEXEC"));
        return socket;
    }

    private void bound(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        String name = TracedText.socket(arguments.at(0));
        if (event.outcome().succeeded() && !name.isEmpty()) {
            socket(name).bound(TracedText.address(arguments.text()));
            early(thread, Op.BIND, event, name, Address.port(socket(name).address()));
        }
    }

    private ForeignSocket socket(String name) {
        return sockets.computeIfAbsent(name, _ -> new ForeignSocket(false));
    }

    private void listens(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        String name = TracedText.socket(arguments.at(0));
        if (name.isEmpty()
                || !event.outcome().succeeded()
                || socket(name).kind() != ForeignSocket.Kind.UNKNOWN) {
            return;
        }
        ForeignSocket socket = socket(name);
        listener(socket);
        whole(
                thread,
                Op.LISTEN,
                socket.connection(),
                event,
                (int) TracedText.number(arguments.at(1)),
                0);
    }

    private void listener(ForeignSocket socket) {
        connections++;
        to.add(
                new Connection(
                        connections, "listener", Connection.Kind.LISTENER, -1, socket.address()));
        socket.becomes(ForeignSocket.Kind.LISTENER, connections);
        listening.add(socket.address());
    }

    private void connects(CallText arguments) {
        String name = TracedText.socket(arguments.at(0));
        if (!name.isEmpty() && socket(name).kind() == ForeignSocket.Kind.UNKNOWN) {
            socket(name).becomes(ForeignSocket.Kind.OTHER, 0);
        }
    }

    private void accepted(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        ForeignSocket listener = server(arguments.at(0), ForeignCall.ACCEPT);
        if (listener == null) {
            return;
        }
        int connection = listener.connection();
        long address = Address.NONE;
        if (event.outcome().succeeded() && !event.outcome().annotation().isEmpty()) {
            address = TracedText.address(arguments.at(1));
            connections++;
            connection = connections;
            to.add(
                    new Connection(
                            connection,
                            String.valueOf(outsiders + 1),
                            Connection.Kind.OUTSIDER,
                            outsiders,
                            address));
            outsiders++;
            sockets.remove(event.outcome().annotation());
            hold(thread, event.outcome(), arguments.at(3), true)
                    .becomes(ForeignSocket.Kind.CONNECTION, connection);
        }
        end(thread, Op.ACCEPT, connection, event, 0, address, 0, 0);
    }

    private void moved(
            TracedThread thread, ForeignCall call, TracerEvent.Left event, CallText arguments) {
        ForeignSocket socket = server(arguments.at(0), call);
        if (socket == null) {
            return;
        }
        long[] words = new long[3];
        long value = event.outcome().value();
        if (call != ForeignCall.SHUTDOWN && event.outcome().succeeded() && value > 0) {
            byte[] bytes = TracedText.bytes(arguments.text());
            int count = (int) Math.min(Math.min(bytes.length, value), Recorder.PREVIEW);
            for (int i = 0; i < count; i++) {
                words[i / 8] |= (bytes[i] & 0xffL) << (8 * (i % 8));
            }
        }
        end(
                thread,
                call.op(),
                socket.connection(),
                event,
                argument(call, arguments),
                words[0],
                words[1],
                words[2]);
    }

    private static int argument(ForeignCall call, CallText arguments) {
        return switch (call) {
            case RECEIVE -> arguments.text().contains("MSG_OOB") ? Recorder.URGENT : 0;
            case SEND, WRITE ->
                    (int)
                            TracedText.length(arguments.text())
                                    .orElseGet(() -> TracedText.number(arguments.at(2)));
            case SHUTDOWN ->
                    switch (arguments.at(1)) {
                        case "SHUT_RD" -> 0;
                        case "SHUT_WR" -> 1;
                        default -> 2;
                    };
            default -> 0;
        };
    }

    private void closed(TracedThread thread, TracerEvent.Left event, int number) {
        if (!event.outcome().succeeded() || !thread.descriptors().has(number)) {
            return;
        }
        close(thread, number, event);
    }

    /** The connection ends with its last descriptor, in whichever process that is. */
    private void close(TracedThread thread, int number, TracerEvent.Left event) {
        ForeignSocket socket = sockets.get(thread.descriptors().close(number));
        if (socket != null && socket.closed() && socket.connection() != 0) {
            whole(thread, Op.CLOSE, socket.connection(), event, 0, 0);
            sockets.values().remove(socket);
        }
    }

    private void ready(
            TracedThread thread, ForeignCall call, TracerEvent.Left event, CallText arguments) {
        if (thread.inside() == null) {
            return;
        }
        Map<Integer, Integer> found = new LinkedHashMap<>();
        if (event.outcome().succeeded()) {
            switch (call) {
                case SELECT -> selected(event.outcome(), arguments, found);
                case POLL -> polled(event.outcome(), arguments, found);
                default -> epolled(thread, arguments, found);
            }
        }
        int[] list = new int[found.size()];
        int at = 0;
        for (Map.Entry<Integer, Integer> entry : found.entrySet()) {
            list[at] = Interest.entry(entry.getKey(), entry.getValue());
            at++;
        }
        set(thread, call.op(), 0, event.begun(), Recorder.BLOCKING);
        fields.argument(limit(call, arguments));
        to.end(fields, result(event.outcome()), time(event.time()), list, list.length);
    }

    private void selected(Outcome outcome, CallText arguments, Map<Integer, Integer> found) {
        String[] names = {"in", "out", "except"};
        int[] flags = {Interest.IN, Interest.OUT, Interest.EXCEPTIONAL};
        for (int i = 0; i < names.length; i++) {
            Map<Integer, String> watched = TracedText.sockets(arguments.at(i + 1));
            for (int number : TracedText.among(outcome.detail(), names[i])) {
                add(found, watched.getOrDefault(number, ""), flags[i]);
            }
        }
    }

    private void polled(Outcome outcome, CallText arguments, Map<Integer, Integer> found) {
        Map<Integer, String> watched = TracedText.polledSockets(arguments.at(0));
        TracedText.answered(outcome.detail())
                .forEach((number, flags) -> add(found, watched.getOrDefault(number, ""), flags));
    }

    /** An event whose data stands for several sockets is taken for none of them. */
    private void epolled(TracedThread thread, CallText arguments, Map<Integer, Integer> found) {
        DescriptorTable.EpollSet set =
                thread.descriptors().epoll(TracedText.descriptor(arguments.at(0)));
        TracedText.epollEvents(arguments.at(1))
                .forEach(
                        (data, flags) -> {
                            List<String> meant = set.socketsOf(data);
                            if (meant.size() == 1) {
                                add(found, meant.getFirst(), flags);
                            }
                        });
    }

    private void add(Map<Integer, Integer> found, String socket, int flags) {
        int connection = connection(socket);
        if (connection != 0) {
            found.merge(connection, flags, (a, b) -> a | b);
        }
    }

    private void created(TracedThread thread, TracerEvent.Left event) {
        if (!event.outcome().succeeded()) {
            return;
        }
        if (thread.lane() == 0) {
            early(thread, Op.EPOLL_CREATE, event, "", 0);
        } else {
            whole(thread, Op.EPOLL_CREATE, 0, event, 0, event.outcome().value());
        }
    }

    /** Whether a socket is a server's shows later; what was done to it is recorded then. */
    private static void early(
            TracedThread thread, Op op, TracerEvent.Left event, String socket, int argument) {
        if (thread.lane() == 0) {
            thread.early()
                    .add(
                            new TracedThread.Early(
                                    op,
                                    socket,
                                    event.begun(),
                                    event.time(),
                                    event.outcome().value(),
                                    argument));
        }
    }

    private void watched(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        String name = TracedText.socket(arguments.at(2));
        if (name.isEmpty() || !event.outcome().succeeded()) {
            return;
        }
        DescriptorTable.EpollSet set =
                thread.descriptors().epoll(TracedText.descriptor(arguments.at(0)));
        boolean removes = arguments.at(1).equals("EPOLL_CTL_DEL");
        int interest = 0;
        if (removes) {
            set.forget(name);
        } else {
            for (Map.Entry<String, Integer> given :
                    TracedText.epollEvents(arguments.at(3)).entrySet()) {
                set.watch(name, given.getKey());
                interest = given.getValue();
            }
        }
        if (connection(name) != 0) {
            whole(thread, Op.EPOLL_CTL, connection(name), event, interest, 0);
        }
    }

    private void duplicated(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        Outcome outcome = event.outcome();
        if (!outcome.succeeded()) {
            return;
        }
        int number = (int) outcome.value();
        if (thread.descriptors().has(number)) {
            if (number == TracedText.descriptor(arguments.at(0))) {
                return;
            }
            close(thread, number, event);
        }
        String name = TracedText.socket(arguments.at(0));
        if (!name.isEmpty()) {
            socket(name).opened();
            thread.descriptors().put(number, name, arguments.at(2).contains("O_CLOEXEC"));
        }
    }

    private void controlled(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        String name = TracedText.socket(arguments.at(0));
        if (name.isEmpty() || !event.outcome().succeeded()) {
            return;
        }
        int number = TracedText.descriptor(arguments.at(0));
        switch (arguments.at(1)) {
            case "F_SETFL" -> socket(name).nonBlocking(arguments.at(2).contains("O_NONBLOCK"));
            case "FIONBIO" -> socket(name).nonBlocking(!arguments.at(2).equals("[0]"));
            case "F_SETFD" ->
                    thread.descriptors()
                            .closeOnExec(number, arguments.at(2).contains("FD_CLOEXEC"));
            case "FIOCLEX" -> thread.descriptors().closeOnExec(number, true);
            case "F_DUPFD", "F_DUPFD_CLOEXEC" -> {
                socket(name).opened();
                thread.descriptors()
                        .put(
                                (int) event.outcome().value(),
                                name,
                                arguments.at(1).endsWith("CLOEXEC"));
            }
            default -> {}
        }
    }

    /** The child may have called before its parent's call has returned. */
    private void cloned(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        int child = (int) event.outcome().value();
        if (!event.outcome().succeeded() || child <= 0) {
            return;
        }
        boolean shares = arguments.text().contains("CLONE_FILES");
        boolean process = !arguments.text().contains("CLONE_THREAD");
        DescriptorTable table = thread.descriptors();
        if (shares) {
            table.share();
        } else {
            table = table.copy(name -> socket(name).opened());
        }
        TracedThread known = threads.get(child);
        if (known == null) {
            threads.put(child, new TracedThread(child, table, process));
        } else {
            known.becomes(table, process);
        }
    }

    private void executed(TracedThread thread, TracerEvent.Left event, CallText arguments) {
        if (!event.outcome().succeeded()) {
            return;
        }
        if (program.isEmpty()) {
            program = String.join(" ", words(arguments.at(1)));
        }
        for (int number : thread.descriptors().closedOnExec()) {
            close(thread, number, event);
        }
    }

    private static List<String> words(String list) {
        List<String> words = new ArrayList<>();
        for (String word :
                new CallText(list.startsWith("[") ? list.substring(1, list.length() - 1) : list)
                        .all()) {
            words.add(new String(TracedText.bytes(word), StandardCharsets.UTF_8));
        }
        return words;
    }

    /** What its process had open is closed by the kernel, once its last thread has ended. */
    private void ended(TracedThread thread, TracerEvent.Ended event) {
        TracerEvent.Left exit =
                new TracerEvent.Left(
                        event.thread(),
                        event.time(),
                        event.time(),
                        "exit",
                        new CallText(""),
                        new Outcome(true, 0, "", "", "", false, false));
        interrupt(thread, event.time());
        if (thread.descriptors().leave()) {
            for (int number : thread.descriptors().numbers()) {
                close(thread, number, exit);
            }
        }
        if (thread.lane() != 0) {
            whole(thread, Op.EXIT, 0, exit, 0, 0);
        }
        threads.remove(thread.system());
    }

    /** A call whose end the tracer did not print has ended by now. */
    private void interrupt(TracedThread thread, long time) {
        Op inside = thread.inside();
        if (inside != null) {
            set(thread, inside, thread.insideConnection(), time, Recorder.BLOCKING);
            to.end(fields, -INTERRUPTED, Math.max(time(time), time(thread.begun())), null, 0);
            thread.outside();
        }
    }

    /** A socket of the server's: one that listens, or a client's; null for any other. */
    private @Nullable ForeignSocket server(String descriptor, ForeignCall call) {
        String name = TracedText.socket(descriptor);
        if (name.isEmpty()) {
            return null;
        }
        ForeignSocket socket = socket(name);
        if (socket.kind() == ForeignSocket.Kind.UNKNOWN
                && call == ForeignCall.ACCEPT
                && !socket.isSeenOpening()) {
            listener(socket);
        }
        return socket.connection() == 0 ? null : socket;
    }

    private int connection(String socket) {
        ForeignSocket known = sockets.get(socket);
        return known == null ? 0 : known.connection();
    }

    /** The event is of this thread, which gets a lane with its first one. */
    private void set(TracedThread thread, Op op, int connection, long time, int flags) {
        if (thread.lane() == 0) {
            enter(thread, time);
        }
        fields.set(thread.lane(), op, connection, time(time));
        fields.flags(Recorder.SERVER | flags);
    }

    /** A thread gets a lane, and on it what it has done to its server's sockets before. */
    private void enter(TracedThread thread, long time) {
        List<TracedThread.Early> before =
                thread.early().stream()
                        .filter(done -> done.socket().isEmpty() || connection(done.socket()) != 0)
                        .toList();
        thread.early().clear();
        lanes++;
        thread.lane(lanes);
        String kind = thread.isOfOwnProcess() ? "process " : "thread ";
        to.add(new ThreadName(lanes, kind + thread.system(), Role.SERVER));
        long first = before.isEmpty() ? time : before.getFirst().begun();
        fields.set(lanes, Op.START, 0, time(first));
        fields.flags(Recorder.SERVER);
        to.whole(fields, 1, 0, time(first), null, 0);
        for (TracedThread.Early done : before) {
            fields.set(lanes, done.op(), connection(done.socket()), time(done.begun()));
            fields.flags(Recorder.SERVER);
            fields.argument(done.argument());
            to.whole(fields, 1, done.result(), time(done.ended()), null, 0);
        }
    }

    /** The end of the call that a thread is inside of. */
    private void end(
            TracedThread thread,
            Op op,
            int connection,
            TracerEvent.Left event,
            int argument,
            long... details) {
        boolean begun = thread.inside() != null;
        set(thread, op, connection, event.begun(), begun ? Recorder.BLOCKING : 0);
        fields.argument(argument);
        for (int i = 0; i < details.length; i++) {
            fields.detail(i, details[i]);
        }
        long result = result(event.outcome());
        if (begun) {
            to.end(fields, result, time(event.time()), null, 0);
        } else {
            to.whole(fields, ago(thread), result, time(event.time()), null, 0);
        }
    }

    private void whole(
            TracedThread thread,
            Op op,
            int connection,
            TracerEvent.Left event,
            int argument,
            long result) {
        set(thread, op, connection, event.begun(), 0);
        fields.argument(argument);
        to.whole(fields, ago(thread), result, time(event.time()), null, 0);
    }

    private long ago(TracedThread thread) {
        return Math.max(1, to.trace().position() - thread.enteredAt() + 1);
    }

    /** A count or a descriptor, or an error as its negative number. */
    private static long result(Outcome outcome) {
        if (outcome.succeeded()) {
            return outcome.value();
        }
        return !outcome.known() || outcome.isRestarted()
                ? -INTERRUPTED
                : -ERRORS.getOrDefault(outcome.error(), 22);
    }
}
