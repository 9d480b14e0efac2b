package loopscope.trace;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Writes a trace from events that others have recorded, for all of their threads, in order.
 *
 * <pre>
 *   a file, a log     new TraceBuilder(…) … finish()     read once it is whole
 *   another program   TraceBuilder.into(a trace that records)  read by all at once, while it grows
 * </pre>
 *
 * <p>Followers are added before the first event. Confined to one thread; {@link #finish} hands a
 * rebuilt trace on.
 *
 * <p>What it is given may come from anywhere: it refuses what no recorder would have written.
 */
public final class TraceBuilder {
    /** So many events at once go to the followers. */
    static final int BATCH = 4096;

    private static final int FLAGS = 0x7f;

    private final Trace trace;

    /** Whether others record to the trace too, and its dispatcher runs. */
    private final boolean live;

    /** What each thread is inside of, for all to see. */
    private final Map<Integer, OpenCallSlot> slots = new HashMap<>();

    /** Threads inside a call that is not recorded, as there was no room for its begin. */
    private final Set<Integer> dropped = new HashSet<>();

    private int waiting;

    /**
     * @param events how many events are kept at least; the oldest beyond are evicted
     */
    public TraceBuilder(long events) {
        this(Trace.rebuilt(events), false);
    }

    private TraceBuilder(Trace trace, boolean live) {
        this.trace = trace;
        this.live = live;
    }

    /**
     * Writes to a trace that records, beside the recorders of this process. Any thread reads each
     * event at once. A call for which there is no room is dropped whole and counted, as a
     * recorder's is.
     */
    public static TraceBuilder into(Trace recording) {
        return new TraceBuilder(recording, true);
    }

    /** The trace; one that is rebuilt is to be read once it is {@link #finish finished}. */
    public Trace trace() {
        return trace;
    }

    /**
     * A thread begins to record.
     *
     * @return its number, for {@link Fields#set}
     */
    public int enter(String name, Role role) {
        int thread = trace.threads().add(name, role);
        if (live) {
            trace.log().join();
        }
        return thread;
    }

    /** A thread that has {@link #enter entered} records no more. It is inside no call. */
    public void leave(int thread) {
        dropped.remove(thread);
        OpenCallSlot slot = slots.remove(thread);
        if (slot != null) {
            trace.hide(slot);
        }
        if (live) {
            trace.log().leave();
        }
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
        OpenCallSlot slot = slots.computeIfAbsent(fields.thread, this::slot);
        check(!slot.isOpen(), "a begin inside of a call");
        long number = claim();
        if (number == Log.DROPPED) {
            dropped.add(fields.thread);
            return;
        }
        fields.copyTo(slot);
        Chunk to = trace.log().chunkOf(number);
        long word = list == null && count == 0 ? 0 : listAt(to, slot, list, count);
        slot.open(number);
        to.begin(number, slot, slot.flags, word);
        added();
    }

    private OpenCallSlot slot(int thread) {
        OpenCallSlot slot = new OpenCallSlot(thread);
        trace.show(slot);
        return slot;
    }

    /**
     * Adds the end of the call that a thread has begun and not ended.
     *
     * @param time when it ended, in nanoseconds since the run's zero
     * @throws IllegalArgumentException if no recorder would write such an event
     */
    public void end(Fields fields, long result, long time, int @Nullable [] list, int count) {
        if (dropped.remove(fields.thread)) {
            return;
        }
        OpenCallSlot slot = slots.get(fields.thread);
        if (slot == null || !slot.isOpen()) {
            throw new IllegalArgumentException(
                    "not what a recorder writes: an end without a begin");
        }
        check(time >= slot.beginTime, "an end before its begin");
        long number = trace.log().claimEnd();
        write(fields, number, slot.begun, slot.beginTime, result, time, list, count);
        slot.close();
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
        check(time >= fields.beginTime, "an end before its begin");
        long number = claim();
        if (number != Log.DROPPED) {
            write(fields, number, begun, fields.beginTime, result, time, list, count);
        }
    }

    private void write(
            Fields fields,
            long number,
            long begun,
            long beginTime,
            long result,
            long time,
            int @Nullable [] list,
            int count) {
        OpenCallSlot call = new OpenCallSlot(fields.thread);
        fields.copyTo(call);
        call.begun = begun;
        call.beginTime = beginTime;
        Chunk to = trace.log().chunkOf(number);
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

    /** The next number; where no one else records there is always room for it. */
    private long claim() {
        return live ? trace.log().claim() : trace.log().claimEnd();
    }

    private void added() {
        if (live) {
            return;
        }
        waiting++;
        if (waiting == BATCH) {
            waiting = 0;
            trace.dispatch();
        }
    }

    /**
     * Hands what is left to the followers of a trace that is rebuilt; any thread can then read it.
     */
    public Trace finish() {
        trace.dispatch();
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

        private void copyTo(OpenCallSlot call) {
            call.op = op;
            call.connection = connection;
            call.argument = argument;
            call.flags = flags;
            call.site = site;
            call.beginTime = beginTime;
        }
    }

    /** Fields to be filled. */
    public Fields fields() {
        return new Fields();
    }
}
