package loopscope.trace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Rebuilds a trace from its events, in the order of their numbers. Its followers are added before
 * the first one. Confined to one thread; {@link #finish} hands the trace on.
 *
 * <p>What it is given may come from anywhere: it refuses what no recorder would have written.
 */
public final class TraceBuilder {
    /** So many events at once go to the followers. */
    static final int BATCH = 4096;

    private static final int FLAGS = 0x7f;

    private final Trace trace;
    private final Map<Integer, OpenCallSlot> open = new HashMap<>();
    private int waiting;

    /**
     * @param events how many events are kept at least; the oldest beyond are evicted
     */
    public TraceBuilder(long events) {
        this.trace = Trace.rebuilt(events);
    }

    /** The trace, to be followed now and to be read once it is {@link #finish finished}. */
    public Trace trace() {
        return trace;
    }

    /** Names a thread, before any event names it. */
    public void add(ThreadName thread) {
        check(thread.id() > 0, "a thread's number");
        trace.threads().restore(thread);
    }

    /** Names a connection, before any event names it; again, when more is known of it. */
    public void add(Connection connection) {
        check(isConnection(connection.id()) && connection.id() > 0, "a connection's number");
        trace.connections().restore(connection);
    }

    /**
     * Adds the begin of a call that may wait.
     *
     * @param list the list beside it; null where it has none
     * @param count how long the list is, or would be where it is lost
     * @throws IllegalArgumentException if no recorder would write such an event
     */
    public void begin(Fields fields, int @Nullable [] list, int count) {
        check(!open.containsKey(fields.thread), "a begin inside of a call");
        OpenCallSlot call = fields.call(trace.log().position());
        Chunk to = claim();
        long number = trace.log().position() - 1;
        long word = list == null && count == 0 ? 0 : listAt(to, call, list, count);
        to.begin(number, call, call.flags, word);
        open.put(fields.thread, call);
        added();
    }

    /**
     * Adds the end of the call that a thread has begun and not ended.
     *
     * @param time when it ended, in nanoseconds since the run's zero
     * @throws IllegalArgumentException if no recorder would write such an event
     */
    public void end(Fields fields, long result, long time, int @Nullable [] list, int count) {
        check(open.containsKey(fields.thread), "an end without a begin");
        OpenCallSlot begun = Objects.requireNonNull(open.remove(fields.thread));
        write(fields, begun.begun, begun.beginTime, result, time, list, count);
    }

    /**
     * Adds a call that took no number when it began.
     *
     * @param ago how many numbers before its own it began; 0 or less for longer ago than any
     * @throws IllegalArgumentException if no recorder would write such an event
     */
    public void whole(
            Fields fields, long ago, long result, long time, int @Nullable [] list, int count) {
        long begun = ago > 0 ? trace.log().position() - ago : Long.MIN_VALUE / 2;
        write(fields, begun, fields.beginTime, result, time, list, count);
    }

    private void write(
            Fields fields,
            long begun,
            long beginTime,
            long result,
            long time,
            int @Nullable [] list,
            int count) {
        check(time >= beginTime, "an end before its begin");
        OpenCallSlot call = fields.call(begun);
        call.beginTime = beginTime;
        Chunk to = claim();
        long number = trace.log().position() - 1;
        long first = list == null && count == 0 ? fields.details[0] : listAt(to, call, list, count);
        to.end(
                number,
                call,
                call.connection,
                call.flags,
                result,
                time,
                first,
                fields.details[1],
                fields.details[2]);
        added();
    }

    private static long listAt(Chunk to, OpenCallSlot call, int @Nullable [] list, int count) {
        int offset = list == null ? -1 : to.beside(list, count);
        call.flags = offset < 0 ? call.flags | Recorder.LIST_LOST : call.flags;
        return Chunk.listAt(offset, count);
    }

    private Chunk claim() {
        return trace.log().chunkOf(trace.log().claimEnd());
    }

    private void added() {
        waiting++;
        if (waiting == BATCH) {
            waiting = 0;
            trace.dispatch();
        }
    }

    /** Hands what is left to the followers; the trace can then be read by any thread. */
    public Trace finish() {
        trace.dispatch();
        List<OpenCall> calls = new ArrayList<>();
        for (OpenCallSlot call : open.values()) {
            calls.add(
                    new OpenCall(
                            call.begun,
                            call.thread,
                            call.op,
                            call.connection,
                            call.argument,
                            call.flags,
                            call.site,
                            call.beginTime));
        }
        calls.sort(Comparator.comparingLong(OpenCall::number));
        trace.leaveUnended(calls);
        return trace;
    }

    private static boolean isConnection(int id) {
        return id >= 0 && id < Connections.MOST;
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("not what a recorder writes: " + what);
        }
    }

    /** The fields of an event, to be filled anew for each one. */
    public final class Fields {
        private final long[] details = new long[3];
        private int thread;
        private Op op = Op.TRY;
        private int connection;
        private int argument;
        private int flags;
        private int site;
        private long beginTime;

        /**
         * Which call on which connection, by which thread; all else is as if nothing were known.
         */
        public void set(int thread, Op op, int connection, long beginTime) {
            check(trace.threads().get(thread) != null, "an unknown thread");
            check(isConnection(connection), "a connection's number");
            this.thread = thread;
            this.op = op;
            this.connection = connection;
            this.beginTime = beginTime;
            argument = 0;
            flags = 0;
            site = 0;
            details[0] = 0;
            details[1] = 0;
            details[2] = 0;
        }

        /** What it was given, see {@link Op}. */
        public void argument(int value) {
            argument = value;
        }

        /** Its flags, see {@link Recorder}. */
        public void flags(int value) {
            check((value & ~FLAGS) == 0, "flags");
            flags = value;
        }

        /** Where it was made. */
        public void site(Site value) {
            site = trace.sites().number(value);
        }

        /** One of the words of {@link Event#detail}. */
        public void detail(int index, long value) {
            details[index] = value;
        }

        private OpenCallSlot call(long begun) {
            OpenCallSlot call = new OpenCallSlot(thread);
            call.op = op;
            call.connection = connection;
            call.argument = argument;
            call.flags = flags;
            call.site = site;
            call.beginTime = beginTime;
            call.begun = begun;
            return call;
        }
    }

    /** Fields to be filled. */
    public Fields fields() {
        return new Fields();
    }
}
