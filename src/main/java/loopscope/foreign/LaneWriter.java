package loopscope.foreign;

import loopscope.foreign.tracer.Outcome;
import loopscope.foreign.tracer.TracerEvent;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Role;
import loopscope.trace.ThreadName;
import loopscope.trace.TraceBuilder;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes what threads of a watched program do, each to a lane of its own, which it gets with the
 * first call that concerns a server. Confined to one thread.
 */
final class LaneWriter {
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
    private final Sockets sockets;
    private final RunTime clock;

    /** By the number in the trace, that in the system; any thread may ask. */
    private final Map<Integer, Integer> threads = new ConcurrentHashMap<>();

    /**
     * @param clock tells the run's time
     */
    LaneWriter(TraceBuilder to, Sockets sockets, RunTime clock) {
        this.to = to;
        this.fields = to.fields();
        this.sockets = sockets;
        this.clock = clock;
    }

    /**
     * The system's numbers of the threads that have a lane, by those that they have in the trace.
     * Any thread may ask.
     */
    Map<Integer, Integer> threads() {
        return Map.copyOf(threads);
    }

    /** How many events there are. */
    long position() {
        return to.trace().position();
    }

    /** A time since 1970 as one since the run's zero, both in nanoseconds. */
    long time(long absolute) {
        return clock.at(absolute);
    }

    /**
     * A thread has entered a call that may wait.
     *
     * @param list the list beside it, may be empty
     */
    void begin(TracedThread thread, Op op, int connection, long time, int argument, int... list) {
        set(thread, op, connection, time, Recorder.BLOCKING);
        fields.argument(argument);
        to.begin(fields, list.length == 0 ? null : list, list.length);
        thread.inside(op, connection, time);
    }

    /** A readiness call whose begin was written has ended. */
    void endReady(TracedThread thread, Op op, TracerEvent.Left event, int argument, int[] ready) {
        set(thread, op, 0, event.begun(), Recorder.BLOCKING);
        fields.argument(argument);
        to.end(fields, result(event.outcome()), time(event.time()), ready, ready.length);
    }

    /** The end of the call that a thread is inside of. */
    void end(
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

    void whole(
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

    /** A call whose end the tracer did not print has ended by now. */
    void interrupt(TracedThread thread, long time) {
        Op inside = thread.inside();
        if (inside != null) {
            set(thread, inside, thread.insideConnection(), time, Recorder.BLOCKING);
            to.end(fields, -INTERRUPTED, Math.max(time(time), time(thread.begun())), null, 0);
            thread.outside();
        }
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
        String name = ThreadName.foreign(thread.system(), thread.isOfOwnProcess());
        int lane = to.enter(name, Role.SERVER);
        thread.lane(lane);
        threads.put(lane, thread.system());
        List<TracedThread.Early> before = known(thread);
        long first = before.isEmpty() ? time : before.getFirst().begun();
        fields.set(lane, Op.START, 0, time(first));
        fields.flags(Recorder.SERVER);
        to.whole(fields, 1, 0, time(first), null, 0);
        write(thread, before);
    }

    /**
     * Writes what a thread has done to a socket of which it is known only now that it is a
     * server's.
     *
     * @param time the present
     */
    void early(TracedThread thread, long time) {
        if (thread.lane() == 0) {
            enter(thread, time);
        } else {
            write(thread, known(thread));
        }
    }

    private List<TracedThread.Early> known(TracedThread thread) {
        return thread.early().stream()
                .filter(done -> done.socket().isEmpty() || sockets.connection(done.socket()) != 0)
                .toList();
    }

    private void write(TracedThread thread, List<TracedThread.Early> all) {
        thread.early().removeAll(all);
        for (TracedThread.Early done : all) {
            fields.set(
                    thread.lane(),
                    done.op(),
                    done.socket().isEmpty() ? 0 : sockets.connection(done.socket()),
                    time(done.begun()));
            fields.flags(Recorder.SERVER);
            fields.argument(done.argument());
            to.whole(fields, 1, done.result(), time(done.ended()), null, 0);
        }
    }

    /** A thread has ended: it leaves its lane. */
    void exit(TracedThread thread, long time) {
        if (thread.lane() == 0) {
            return;
        }
        set(thread, Op.EXIT, 0, time, 0);
        to.whole(fields, 1, 0, time(time), null, 0);
        to.leave(thread.lane());
        threads.remove(thread.lane());
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
