package loopscope.trace;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * One thread's pen: tells the log when a call of this thread begins and ends.
 *
 * <p>It is also the cell of the thread's open call. A call that waits for hours outlives the chunk
 * its begin was written in; its end is written from here, whole. Calls of one thread do not nest.
 *
 * <p>Only the owning thread writes; {@link #openCall} may be asked by anyone.
 */
public final class Recorder {
    /** Flag: the call may wait inside the kernel. */
    public static final int BLOCKING = 1;

    /** Flag: calls that all said "would block"; the argument says how many. */
    public static final int MERGED = 1 << 1;

    /** Flag: made by a server thread. */
    public static final int SERVER = 1 << 2;

    /** Flag: made by a thread that drives a client. */
    public static final int CLIENT = 1 << 3;

    /** Flag: the ready list did not fit beside the event, only its length is known. */
    public static final int LIST_LOST = 1 << 4;

    /** The argument of a recv that takes urgent data: MSG_OOB, the same number everywhere. */
    public static final int URGENT = 1;

    /** How many bytes of a message are kept as its preview. */
    public static final int PREVIEW = 24;

    /** As much as fits beside the operation that a thread is held before. */
    private static final int LONGEST_HOLD = 0xff_ffff;

    /** No call is open. */
    static final long NONE = -1;

    /** How long would-blocks are gathered before they become one event, in nanoseconds. */
    private static final long MERGE_NANOS = 10_000_000;

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final VarHandle OPEN;

    static {
        try {
            OPEN = MethodHandles.lookup().findVarHandle(Recorder.class, "open", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Trace trace;
    private final Log log;
    private final boolean on;
    private final Thread thread;
    private final int id;
    private final int roleFlag;
    private final Sites.@Nullable Sampler sites;

    /**
     * The number of the open call's begin; {@link #NONE} outside a call. Published with release.
     */
    private long open = NONE;

    private boolean kept;
    private Op op = Op.TRY;
    private int connection;
    private int argument;
    private int flags;
    private int site;
    private long begun;
    private long beginTime;
    private long endTime;

    private int merged;
    private int mergedResult;
    private Op mergedOp = Op.TRY;
    private int mergedConnection;
    private int mergedSite;
    private long mergedBegun;
    private long mergedFrom;
    private long mergedTo;

    Recorder(Trace trace, Thread thread, int id, Role role) {
        this.trace = trace;
        this.log = trace.log();
        this.on = trace.recording();
        this.thread = thread;
        this.id = id;
        this.roleFlag =
                switch (role) {
                    case SERVER -> SERVER;
                    case CLIENT -> CLIENT;
                    case OTHER -> 0;
                };
        this.sites = role == Role.SERVER ? trace.sites().sampler() : null;
    }

    /** The number that names this thread in the log. */
    public int id() {
        return id;
    }

    /** Whether this is a server's thread, which the pace may hold. */
    public boolean isServer() {
        return roleFlag == SERVER;
    }

    Thread thread() {
        return thread;
    }

    /**
     * A call that may wait begins: it is in the log at once, so that everyone sees it waiting.
     *
     * @param flags {@link #BLOCKING} or 0
     */
    public void begin(Op op, int connection, int flags, int argument) {
        if (!on) {
            return;
        }
        if (merged > 0) {
            flushMerged();
        }
        note(op, connection, flags, argument);
        long number = open();
        if (number != Log.DROPPED) {
            publishBegin(chunkOf(number), number, this.flags, 0);
        }
    }

    /**
     * The pace begins to hold this thread.
     *
     * @param before what it is about to do
     * @param connection on which connection, 0 for none
     * @param millis for how long it is to be held, at most {@value #LONGEST_HOLD}; 0 for until the
     *     user takes a step
     */
    public void hold(Op before, int connection, int millis) {
        begin(
                Op.HOLD,
                connection,
                BLOCKING,
                Math.min(millis, LONGEST_HOLD) << 8 | before.ordinal());
    }

    /**
     * A readiness call that may wait begins: what it is to watch has changed since the last one.
     *
     * @param changes one word each, connection in the upper 24 bits and the new {@link Interest} in
     *     the lower 8
     * @param count how many of them there are
     * @return whether the changes are in the log; if not, they are to be told again with the next
     */
    public boolean beginWatching(Op op, int argument, int[] changes, int count) {
        if (!on) {
            return true;
        }
        Objects.checkFromIndexSize(0, count, changes.length);
        flush();
        note(op, 0, BLOCKING, argument);
        long number = open();
        if (number == Log.DROPPED) {
            return false;
        }
        Chunk to = chunkOf(number);
        int offset = beside(to, changes, count);
        boolean told = offset >= 0;
        publishBegin(to, number, told ? flags : flags | LIST_LOST, pair(offset, count));
        return told;
    }

    /** Claims the number of a begin and opens the cell, unless the call is to be dropped. */
    private long open() {
        long number = log.claim();
        kept = number != Log.DROPPED;
        if (kept) {
            begun = number;
            OPEN.setRelease(this, number);
        }
        return number;
    }

    private void publishBegin(Chunk to, long number, int flags, long list) {
        int at = Chunk.indexOf(number);
        long[] words = to.words;
        words[at + 1] = pair(connection, argument);
        words[at + 3] = beginTime;
        words[at + 5] = list;
        to.publish(at, Chunk.head(Chunk.BEGIN, op, flags, site, id));
    }

    /**
     * Puts a list beside the events of a chunk; tells where, or -1 when there is too little room.
     */
    private static int beside(Chunk to, int[] list, int count) {
        int offset = count == 0 ? 0 : to.claimSide(count);
        if (offset >= 0) {
            System.arraycopy(list, 0, to.side, offset, count);
        }
        return offset;
    }

    /**
     * A call that cannot wait begins. It takes no number of its own: it began after the last event
     * numbered so far and before the next, and that is what its end will say.
     */
    public void beginNonBlocking(Op op, int connection, int argument) {
        if (!on) {
            return;
        }
        note(op, connection, 0, argument);
        begun = log.position() - 1;
    }

    /** The open call ends with a result and no bytes worth showing. */
    public void end(long result) {
        if (on) {
            finish(result, connection, 0, 0, 0);
        }
    }

    /**
     * The open call ends, having moved {@code result} bytes of {@code bytes} from index {@code
     * from}. The buffer's position and limit are left alone.
     */
    public void end(long result, ByteBuffer bytes, int from) {
        if (!on) {
            return;
        }
        int count = (int) Math.min(result, PREVIEW);
        if (count <= 0) {
            finish(result, connection, 0, 0, 0);
        } else {
            finish(
                    result,
                    connection,
                    word(bytes, from, count),
                    word(bytes, from + 8, count - 8),
                    word(bytes, from + 16, count - 16));
        }
    }

    /** An accept ends: which connection came out of it, and its peer's address. */
    public void endAccept(long result, int accepted, long address) {
        if (on) {
            finish(result, accepted, address, 0, 0);
        }
    }

    /** A call ends that only now knows which connection it was about; 0 for none. */
    public void endFor(long result, int connection) {
        if (on) {
            finish(result, connection, 0, 0, 0);
        }
    }

    /**
     * A readiness call ends with its ready list: one word each, connection in the upper 24 bits and
     * {@link Interest} flags in the lower 8.
     */
    public void endReady(long result, int[] ready, int count) {
        if (!on) {
            return;
        }
        Objects.checkFromIndexSize(0, count, ready.length);
        long now = trace.now();
        long number = claimEnd();
        if (number == Log.DROPPED) {
            return;
        }
        Chunk to = chunkOf(number);
        int offset = beside(to, ready, count);
        int told = offset >= 0 ? flags : flags | LIST_LOST;
        write(to, number, now, result, connection, told, pair(offset, count), 0, 0);
        closeCell();
    }

    /** A call that cannot wait, and said "would block": gathered with its like into one event. */
    public void endWouldBlock(long result) {
        if (!on) {
            return;
        }
        if (open != NONE) {
            end(result);
            return;
        }
        long now = trace.now();
        if (merged == 0) {
            mergedOp = op;
            mergedConnection = connection;
            mergedSite = site;
            mergedResult = (int) result;
            mergedBegun = begun;
            mergedFrom = beginTime;
        } else {
            if (mergedOp != op) {
                mergedOp = Op.TRY;
            }
            if (mergedConnection != connection) {
                mergedConnection = 0;
            }
        }
        merged++;
        mergedTo = now;
        if (now - mergedFrom > MERGE_NANOS) {
            flushMerged();
        }
    }

    /** Something that happens within the process at one moment: no call into the kernel. */
    public void instant(Op op, int connection, int argument, long result) {
        if (!on) {
            return;
        }
        beginNonBlocking(op, connection, argument);
        finishAt(beginTime, result, connection, 0, 0, 0);
    }

    /**
     * What follows within the process from the call that this thread has just ended, such as
     * putting into a queue what was received: it shares the time of that end, as reading the clock
     * again would cost more than the step itself. Its place in the order is its own.
     */
    public void consequence(Op op, int connection, int argument, long result) {
        if (!on) {
            return;
        }
        this.op = op;
        this.connection = connection;
        this.argument = argument;
        this.flags = roleFlag;
        this.kept = true;
        this.site = 0;
        this.beginTime = endTime;
        begun = log.position() - 1;
        finishAt(endTime, result, connection, 0, 0, 0);
    }

    /**
     * The call this thread is inside of, as seen from any thread.
     *
     * @return null outside a call, and where it changes too fast to be seen
     */
    public @Nullable OpenCall openCall() {
        long before = (long) OPEN.getAcquire(this);
        if (before == NONE) {
            return null;
        }
        OpenCall call = new OpenCall(before, id, op, connection, argument, flags, site, beginTime);
        VarHandle.loadLoadFence();
        return (long) OPEN.getOpaque(this) == before ? call : null;
    }

    /** What was gathered becomes an event; called when this thread records no more. */
    void flush() {
        if (merged > 0) {
            flushMerged();
        }
    }

    private void note(Op op, int connection, int flags, int argument) {
        this.op = op;
        this.connection = connection;
        this.argument = argument;
        this.flags = flags | roleFlag;
        this.kept = true;
        long now = trace.now();
        int line = sites == null ? 0 : sites.site(now);
        this.site = line;
        this.beginTime = line == 0 ? now : trace.now();
    }

    private void finish(long result, int connection, long word0, long word1, long word2) {
        finishAt(trace.now(), result, connection, word0, word1, word2);
    }

    private void finishAt(
            long now, long result, int connection, long word0, long word1, long word2) {
        long number = claimEnd();
        if (number == Log.DROPPED) {
            return;
        }
        write(chunkOf(number), number, now, result, connection, flags, word0, word1, word2);
        closeCell();
    }

    /** An end's number: promised to a call whose begin is in the log, asked for otherwise. */
    private long claimEnd() {
        if (open != NONE) {
            return log.claimEnd();
        }
        if (!kept) {
            return Log.DROPPED;
        }
        if (merged > 0) {
            flushMerged();
        }
        return log.claim();
    }

    private void write(
            Chunk to,
            long number,
            long now,
            long result,
            int connection,
            int flags,
            long word0,
            long word1,
            long word2) {
        endTime = now;
        int at = Chunk.indexOf(number);
        long[] words = to.words;
        words[at + 1] = pair(connection, argument);
        words[at + 2] = pair((int) result, Event.distance(number, begun));
        words[at + 3] = beginTime;
        words[at + 4] = now;
        words[at + 5] = word0;
        words[at + 6] = word1;
        words[at + 7] = word2;
        to.publish(at, Chunk.head(Chunk.END, op, flags, site, id));
    }

    private void closeCell() {
        if (open != NONE) {
            OPEN.setRelease(this, NONE);
            VarHandle.storeStoreFence();
        }
    }

    private void flushMerged() {
        int count = merged;
        merged = 0;
        long number = log.claim(count);
        if (number == Log.DROPPED) {
            return;
        }
        Chunk to = chunkOf(number);
        int at = Chunk.indexOf(number);
        long[] words = to.words;
        words[at + 1] = pair(mergedConnection, count);
        words[at + 2] = pair(mergedResult, Event.distance(number, mergedBegun));
        words[at + 3] = mergedFrom;
        words[at + 4] = mergedTo;
        to.publish(at, Chunk.head(Chunk.END, mergedOp, MERGED | roleFlag, mergedSite, id));
    }

    /** Looked up each time: a thread that idles must not keep a chunk that was let go. */
    private Chunk chunkOf(long number) {
        Chunk found = log.chunk(number);
        if (found == null) {
            throw new IllegalStateException("no chunk for a claimed number: " + number);
        }
        return found;
    }

    private static long word(ByteBuffer bytes, int from, int count) {
        if (count >= 8) {
            long word = bytes.getLong(from);
            return bytes.order() == ORDER ? word : Long.reverseBytes(word);
        }
        long word = 0;
        for (int i = 0; i < count; i++) {
            word |= (bytes.get(from + i) & 0xffL) << (8 * i);
        }
        return word;
    }

    private static long pair(int high, int low) {
        return (long) high << 32 | (low & 0xffff_ffffL);
    }
}
