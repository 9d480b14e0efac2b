package loopscope.truth;

import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happened on a stage, read anew from the events of its log alone: nothing of the lanes, folds
 * and words that the app is made of. Times are nanoseconds since the run's zero.
 */
final class Witness {
    static final long OPEN = Long.MAX_VALUE;

    /** See errno(3). */
    private static final int ECONNRESET = 104;

    private static final int EPIPE = 32;

    /** A call of a server's thread, or a step of its own where {@code own}. */
    record Call(int thread, Op op, int client, long from, long to, boolean blocking, boolean own) {
        boolean isAt(long time) {
            return from <= time && time <= to;
        }

        boolean waitsForAnyone() {
            return switch (op) {
                case ACCEPT, PICK_UP, SELECT, POLL, EPOLL_WAIT -> blocking;
                default -> false;
            };
        }
    }

    /** Something said, from an offset of the client's stream on. */
    record Message(long said, long start, String text) {}

    /** A time from which so many bytes had been sent, read or heard. */
    record Mark(long time, long bytes) {}

    /** A turn of a thread to a client; 0 for nobody in particular. */
    record Turn(int thread, int client, long from) {}

    /** A stretch of time. */
    record Span(long from, long to) {
        long length() {
            return to - from;
        }
    }

    /** One client, and all that is known of it. */
    static final class Client {
        final Connection who;
        long connects = OPEN;
        long connected = OPEN;
        long accepted = OPEN;
        long handedOver = OPEN;
        long left = OPEN;
        long gone = OPEN;
        long closed = OPEN;
        int thread;
        final List<Message> messages = new ArrayList<>();
        final List<Mark> reads = new ArrayList<>();
        final List<Mark> sends = new ArrayList<>();
        final List<Mark> hears = new ArrayList<>();
        final List<Span> handOvers = new ArrayList<>();
        final List<Turn> served = new ArrayList<>();
        long saidBytes;
        final List<Mark> says = new ArrayList<>();

        Client(Connection who) {
            this.who = who;
        }

        boolean isOwn() {
            return who.kind() == Connection.Kind.OWN;
        }

        private static long at(List<Mark> marks, long time) {
            long bytes = 0;
            for (Mark mark : marks) {
                bytes = mark.time <= time ? Math.max(bytes, mark.bytes) : bytes;
            }
            return bytes;
        }

        long unread(long time) {
            return at(says, time) - at(reads, time);
        }

        /** What a client is writing lies in the kernel at some time before its call has ended. */
        boolean mayHaveUnread(long time) {
            long saying = messages.stream().filter(message -> message.said <= time).count();
            long begun = saying == messages.size() ? saidBytes : messages.get((int) saying).start;
            return begun > at(reads, time);
        }

        private boolean isThere(long time) {
            return connects <= time && time < Math.min(gone, closed);
        }

        /** Whether the server owes it the next step. */
        boolean waits(long time) {
            boolean inHand =
                    handOvers.stream().anyMatch(span -> span.from <= time && time < span.to);
            return isThere(time) && (time < accepted || inHand || unread(time) > 0);
        }

        /** Since when it has waited without a break; its changes are looked at one by one. */
        long waitsSince(long time) {
            long since = time;
            for (long change : changes(time)) {
                if (!waits(change)) {
                    break;
                }
                since = change;
            }
            return since;
        }

        private List<Long> changes(long time) {
            List<Long> all = new ArrayList<>(List.of(connects, accepted));
            says.forEach(mark -> all.add(mark.time));
            reads.forEach(mark -> all.add(mark.time));
            handOvers.forEach(span -> all.addAll(List.of(span.from, span.to)));
            return all.stream()
                    .filter(at -> at <= time)
                    .distinct()
                    .sorted((a, b) -> Long.compare(b, a))
                    .toList();
        }

        /**
         * Until when a message was owed the first byte of its answer. Which of two threads was
         * first, the sender or the reader, is not known to the nanosecond.
         *
         * @param least whether the shorter of the two is meant
         */
        private long answered(Message message, boolean least) {
            long sent = first(sends, message.start);
            long heard = first(hears, message.start);
            return least || heard == OPEN ? Math.min(sent, heard) : heard;
        }

        private static long first(List<Mark> marks, long beyond) {
            return marks.stream()
                    .filter(mark -> mark.bytes > beyond)
                    .mapToLong(Mark::time)
                    .min()
                    .orElse(OPEN);
        }

        /** All its waits up to a time, each up to its answer, its leaving or that time. */
        private List<Span> waitsUpTo(long time, boolean least) {
            List<Span> all = new ArrayList<>();
            long end = Math.min(time, left);
            boolean silent = messages.isEmpty() || messages.getFirst().said > accepted;
            if (connects < end && silent) {
                all.add(new Span(connects, Math.min(end, accepted)));
            }
            handOvers.stream()
                    .filter(span -> isSilent(span.to, least))
                    .forEach(span -> all.add(new Span(span.from, Math.min(end, span.to))));
            if (messages.isEmpty()) {
                all.add(new Span(Math.min(end, handedOver), end));
            }
            for (int i = 0; i < messages.size(); i++) {
                Message message = messages.get(i);
                long from = i == 0 && message.said < accepted ? connects : message.said;
                if (from < end) {
                    all.add(new Span(from, Math.min(end, answered(message, least))));
                }
            }
            return all;
        }

        /**
         * Whether it had said nothing; while it was saying its first words, either may be right.
         */
        private boolean isSilent(long time, boolean surely) {
            return messages.isEmpty()
                    || (surely ? messages.getFirst().said : says.getFirst().time) > time;
        }

        /** Its longest wait up to a time, at least and at most; in nanoseconds. */
        Span longest(long time) {
            return new Span(longest(time, true), longest(time, false));
        }

        private long longest(long time, boolean least) {
            return waitsUpTo(time, least).stream().mapToLong(Span::length).max().orElse(0);
        }
    }

    final String model;
    final List<Call> calls = new ArrayList<>();
    final Map<Integer, Client> clients = new HashMap<>();
    final List<Long> instants = new ArrayList<>();
    private final Trace trace;
    private final Map<Integer, Call> open = new HashMap<>();
    private int acceptor;

    /** Reads all that was recorded by now. */
    Witness(String model, Trace trace) {
        this.model = model;
        this.trace = trace;
        Event event = trace.event();
        for (long number = 0; event.moveTo(number); number++) {
            add(event);
        }
        open.values().forEach(calls::add);
    }

    private void add(Event event) {
        instants.add(event.time());
        if (event.role() == Role.SERVER) {
            addCall(event);
        }
        Connection who = trace.connections().get(event.connection());
        if (who == null || !who.isClient() || event.isMerged()) {
            return;
        }
        Client client = clients.computeIfAbsent(who.id(), id -> new Client(who));
        if (event.role() == Role.SERVER) {
            addServed(event, client);
        } else if (event.role() == Role.CLIENT) {
            addDeed(event, client);
        }
    }

    private void addCall(Event event) {
        if (event.op() == Op.LISTEN) {
            acceptor = event.thread();
        }
        Call call =
                new Call(
                        event.thread(),
                        event.op(),
                        event.connection(),
                        event.beginTime(),
                        event.isBegin() ? OPEN : event.time(),
                        event.isBlocking(),
                        isOwnStep(event.op()));
        if (event.isBegin()) {
            open.put(event.thread(), call);
        } else {
            open.remove(event.thread());
            calls.add(call);
        }
    }

    private static boolean isOwnStep(Op op) {
        return switch (op) {
            case QUEUE, TAKE, WATCH, HOLD, START, EXIT, URGENT -> true;
            default -> false;
        };
    }

    private void addServed(Event event, Client client) {
        boolean end = !event.isBegin();
        switch (event.op()) {
            case ACCEPT -> {
                if (end) {
                    client.accepted = event.time();
                    client.thread = event.thread();
                }
            }
            case HAND_OFF -> client.handedOver = Math.min(client.handedOver, event.time());
            case PICK_UP -> {
                if (end) {
                    client.handOvers.add(new Span(client.handedOver, event.time()));
                    client.handedOver = OPEN;
                    client.thread = event.thread();
                }
            }
            case RECV, READ -> {
                client.thread = event.thread();
                if (end && event.result() > 0 && event.argument() != Recorder.URGENT) {
                    add(client.reads, event);
                    if (!client.isOwn()) {
                        say(client, event);
                    }
                }
            }
            case SEND, WRITE -> {
                if (end && event.result() > 0) {
                    add(client.sends, event);
                }
            }
            case CLOSE -> client.closed = Math.min(client.closed, event.beginTime());
            default -> {
                // Nothing that the client is owed.
            }
        }
        client.served.add(new Turn(client.thread, client.who.id(), event.time()));
    }

    private static void addDeed(Event event, Client client) {
        boolean end = !event.isBegin();
        switch (event.op()) {
            case CONNECT -> {
                if (end) {
                    client.connected = event.time();
                } else {
                    client.connects = event.time();
                }
            }
            case SEND, WRITE -> {
                if (end && event.result() > 0) {
                    say(client, event);
                }
                meetReset(client, event);
            }
            case RECV, READ -> {
                if (end && event.result() > 0) {
                    add(client.hears, event);
                }
                meetReset(client, event);
            }
            case CLOSE -> {
                client.left = Math.min(client.left, event.beginTime());
                client.gone = Math.min(client.gone, event.time());
            }
            default -> {
                // Nothing that changes what it is owed.
            }
        }
    }

    /** The kernel resets who is in the accept queue when the listener is closed. */
    private static void meetReset(Client client, Event event) {
        int result = event.isBegin() ? 0 : event.result();
        if (client.accepted == OPEN && (result == -ECONNRESET || result == -EPIPE)) {
            client.left = Math.min(client.left, event.time());
            client.gone = Math.min(client.gone, event.time());
        }
    }

    private static void say(Client client, Event event) {
        client.messages.add(new Message(event.beginTime(), client.saidBytes, event.text()));
        client.saidBytes += event.result();
        client.says.add(new Mark(event.time(), client.saidBytes));
    }

    private static void add(List<Mark> marks, Event event) {
        long before = marks.isEmpty() ? 0 : marks.getLast().bytes;
        marks.add(new Mark(event.time(), before + event.result()));
    }

    Optional<Client> client(String name) {
        return clients.values().stream()
                .filter(client -> client.who.name().equals(name))
                .findFirst();
    }

    /** By how much a thread was kept from its core between those two, at most; in nanoseconds. */
    long disorder() {
        long latest = 0;
        long most = 0;
        for (long instant : instants) {
            most = Math.max(most, latest - instant);
            latest = Math.max(latest, instant);
        }
        return most;
    }

    /**
     * Whether what had happened by a time is the same by the clock and by the numbers: a thread may
     * be kept from its core between looking at the one and taking the other.
     */
    boolean isClear(long time) {
        long before = instants.stream().filter(instant -> instant <= time).count();
        return instants.stream().limit(before).allMatch(instant -> instant <= time);
    }

    /** The calls that the server's threads were inside of. */
    List<Call> inside(long time) {
        return calls.stream().filter(call -> !call.own && call.isAt(time)).toList();
    }

    /** The thread that a client is owed its next step by; 0 where it may be any worker. */
    int owes(Client client, long time) {
        if (time < client.accepted) {
            return acceptor;
        }
        int thread = acceptor;
        for (Turn turn : client.served) {
            thread = turn.from <= time ? turn.thread : thread;
        }
        return thread;
    }

    /** Whether the client is owed its next step by a thread that is not the one which accepts. */
    boolean isServedByAnother(Client client, long time) {
        return owes(client, time) != acceptor;
    }

    /** A call as the server's file has it, with the client in place of the number. */
    String written(Call call) {
        Client about = call.op.waitsForAnyone() ? null : clients.get(call.client);
        return call.op.label() + "(" + (about == null ? "" : about.who.name()) + ")";
    }
}
