package loopscope.foreign;

import loopscope.foreign.tracer.CallText;
import loopscope.foreign.tracer.TracedText;
import loopscope.foreign.tracer.TracerEvent;
import loopscope.trace.Address;
import loopscope.trace.Trace;
import loopscope.trace.TraceBuilder;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes what a watched program does with its server's sockets as a trace like that of our own
 * servers. What it can't know is left out: what lies in queues inside the program, and who waits in
 * the accept queue.
 *
 * <p>Threads that never touch a server's socket get no lane. Confined to one thread.
 */
public final class ForeignTrace implements Consumer<TracerEvent> {
    private final TraceBuilder to;
    private final Sockets sockets;
    private final LaneWriter lanes;
    private final SocketCalls calls;
    private final ReadinessCalls readiness;
    private final ProcessCalls processes;
    private final RunTime clock;
    private long last;
    private boolean seesSockets;
    private boolean asks;
    private boolean usesUring;
    private long unknownLines;
    private long made;

    /** A trace that is rebuilt from a log. */
    ForeignTrace(TraceBuilder to) {
        this(to, RunTime.ofLog(to.trace()), SocketAddresses.UNKNOWN);
    }

    /**
     * A trace.
     *
     * @param clock tells the run's time
     * @param addresses says what calls do not
     */
    ForeignTrace(TraceBuilder to, RunTime clock, SocketAddresses addresses) {
        this.to = to;
        this.clock = clock;
        this.sockets = new Sockets(to.trace().connections(), addresses);
        this.lanes = new LaneWriter(to, sockets, clock);
        this.calls = new SocketCalls(sockets, lanes);
        this.readiness = new ReadinessCalls(sockets, lanes);
        this.processes = new ProcessCalls(sockets, lanes);
    }

    /**
     * Writes into a trace that records, while the program runs.
     *
     * @param addresses says what calls do not
     */
    public static ForeignTrace into(Trace recording, SocketAddresses addresses) {
        return new ForeignTrace(TraceBuilder.into(recording), RunTime.ofRun(recording), addresses);
    }

    /**
     * A process that ran before it was watched; to be told before any of its calls.
     *
     * @param threads the numbers of its threads, the first one's first
     */
    public void adopt(List<Integer> threads, List<OpenDescriptor> open) {
        processes.adopt(threads, open);
    }

    /**
     * The system's numbers of the threads that have a lane, by those that they have in the trace.
     * Any thread may ask.
     */
    public Map<Integer, Integer> threads() {
        return lanes.threads();
    }

    /** What is known of the server up to now. */
    public ServerFacts facts() {
        return new ServerFacts(
                sockets.listening(),
                waitsForOne(),
                asks,
                made,
                unknownLines,
                usesUring,
                processes.first(),
                processes.ending());
    }

    /** The numbers of the program's threads that have not ended. Any thread may ask. */
    public Set<Integer> living() {
        return processes.livingNumbers();
    }

    /**
     * By how much the system's clock has been set since the start, in nanoseconds. Any thread may
     * ask.
     */
    public long drift() {
        return clock.drift();
    }

    /**
     * What was read.
     *
     * @throws NoServerException if that shows no server
     */
    WatchedServer finish() throws NoServerException {
        if (!clock.hasStarted()) {
            throw new NoServerException(
                    "is no log of a call tracer: make one with " + TracerLog.COMMAND + ".");
        }
        if (!seesSockets) {
            throw new NoServerException(
                    "says nothing of sockets: make it with " + TracerLog.COMMAND + ".");
        }
        if (sockets.listening().isEmpty()) {
            throw new NoServerException(
                    "shows no server: nothing in it listens for connections of the internet.");
        }
        long address = sockets.listening().getFirst();
        return new WatchedServer(
                processes.program(),
                address == Address.NONE ? "" : Address.text(address),
                waitsForOne(),
                asks,
                to.finish(),
                last,
                unknownLines,
                usesUring);
    }

    private boolean waitsForOne() {
        return calls.waitsForOne()
                || processes.living().stream()
                        .anyMatch(
                                thread ->
                                        SocketCalls.waitsForOne(
                                                thread, last - clock.at(thread.begun())));
    }

    @Override
    public void accept(TracerEvent event) {
        if (event instanceof TracerEvent.Unknown) {
            unknownLines++;
            return;
        }
        clock.starts(event.time());
        last = Math.max(last, clock.at(event.time()));
        TracedThread thread = processes.thread(event.thread());
        switch (event) {
            case TracerEvent.Entered entered -> entered(thread, entered);
            case TracerEvent.Left left -> left(thread, left);
            case TracerEvent.Ended ended -> processes.ended(thread, ended);
            case TracerEvent.Signal _, TracerEvent.Unknown _ -> {}
        }
    }

    private void entered(TracedThread thread, TracerEvent.Entered event) {
        lanes.interrupt(thread, event.time());
        thread.entered(lanes.position());
        ForeignCall call = ForeignCall.of(event.call());
        if (call == null) {
            return;
        }
        switch (call) {
            case ACCEPT, RECEIVE, READ, SEND, WRITE -> calls.beginOnSocket(thread, call, event);
            case SELECT, POLL, EPOLL_WAIT -> {
                asks = true;
                readiness.beginReadiness(thread, call, event);
            }
            case CLONE -> processes.clones(thread, event.arguments());
            default -> {}
        }
    }

    private void left(TracedThread thread, TracerEvent.Left event) {
        made++;
        ForeignCall call = ForeignCall.of(event.call());
        if (call == null) {
            return;
        }
        CallText arguments = event.arguments();
        seesSockets |= event.outcome().annotation().startsWith("socket:[");
        switch (call) {
            case SOCKET -> calls.opened(thread, event, arguments);
            case BIND -> calls.bound(thread, event, arguments);
            case LISTEN -> calls.listens(thread, event, arguments);
            case CONNECT -> calls.connects(thread, arguments);
            case ACCEPT -> calls.accepted(thread, event, arguments);
            case RECEIVE -> {
                processes.received(thread, event, arguments);
                calls.moved(thread, call, event, arguments);
            }
            case SEND -> {
                processes.sent(event, arguments);
                calls.moved(thread, call, event, arguments);
            }
            case READ, WRITE, SHUTDOWN -> calls.moved(thread, call, event, arguments);
            case CLOSE -> processes.closed(thread, event, TracedText.descriptor(arguments.at(0)));
            case SELECT, POLL, EPOLL_WAIT -> readiness.ready(thread, call, event, arguments);
            case EPOLL_CREATE -> readiness.created(thread, event);
            case EPOLL_CTL -> readiness.watched(thread, event, arguments);
            case DUPLICATE -> processes.duplicated(thread, event, arguments);
            case CONTROL -> processes.controlled(thread, event, arguments);
            case CLONE -> processes.cloned(thread, event, arguments);
            case EXEC -> processes.executed(thread, event, arguments);
            case URING -> usesUring |= event.outcome().succeeded();
        }
        thread.outside();
    }
}
