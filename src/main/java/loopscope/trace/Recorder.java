package loopscope.trace;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Records the calls of one thread: it writes their begins and ends to the log.
 *
 * <pre>
 *   begin ─▸ slot: seen by all ─▸ end       each an event, by number, in the log
 *            would block, again and again   gathered into one event
 * </pre>
 *
 * <p>Calls of one thread do not nest. Confined to that thread.
 */
public final class Recorder {
    /** Flag: the call may wait inside the kernel. */
    public static final int BLOCKING = 1;

    /** Flag: several calls that all returned "would block"; the argument is how many. */
    public static final int MERGED = 1 << 1;

    /** Flag: made by a server thread. */
    public static final int SERVER = 1 << 2;

    /** Flag: made by a thread that drives a client. */
    public static final int CLIENT = 1 << 3;

    /** Flag: the ready list did not fit beside the event, only its length is known. */
    public static final int LIST_LOST = 1 << 4;

    /** Flag: what was read filled the buffer, so that more may lie there. */
    public static final int FILLED = 1 << 5;

    /** Flag: the bytes that moved are records of TLS, see {@link Event#moved}. */
    public static final int RECORDS = 1 << 6;

    /** The argument of a start: the thread is a virtual one. */
    public static final int VIRTUAL = 1;

    /** The argument of a recv that takes urgent data: MSG_OOB, the same number everywhere. */
    public static final int URGENT = 1;

    /** How many bytes of a message are kept as its preview. */
    public static final int PREVIEW = 24;

    /** The same where the message left as records of TLS. */
    static final int PREVIEW_OF_RECORDS = 16;

    /** In milliseconds: the most that fits in the argument beside the operation. */
    private static final int LONGEST_HOLD = 0xff_ffff;

    private final Trace trace;
    private final Log log;
    private final boolean on;
    private final Thread thread;
    private final int roleFlag;
    private final Sites.@Nullable Sampler sites;
    private final OpenCallSlot call;
    private final WouldBlocks gathered;

    /** Whether the current call is recorded, not dropped. */
    private boolean kept;

    /** When this thread's last call ended. */
    private long endTime;

    Recorder(Trace trace, Thread thread, int id, Role role) {
        this.trace = trace;
        this.log = trace.log();
        this.on = trace.recording();
        this.thread = thread;
        this.roleFlag =
                switch (role) {
                    case SERVER -> SERVER;
                    case CLIENT -> CLIENT;
                    case OTHER -> 0;
                };
        this.sites = role == Role.SERVER ? trace.sites().sampler() : null;
        this.call = new OpenCallSlot(id);
        this.gathered = new WouldBlocks(id, roleFlag);
    }

    /** The number that names this thread in the log. */
    public int id() {
        return call.thread;
    }

    /** Whether this is a server's thread, which the gate may hold. */
    public boolean isServer() {
        return roleFlag == SERVER;
    }

    Role role() {
        return roleFlag == SERVER ? Role.SERVER : roleFlag == CLIENT ? Role.CLIENT : Role.OTHER;
    }

    Thread thread() {
        return thread;
    }

    /**
     * A call that may wait begins: it is in the log at once, so that readers see it waiting.
     *
     * @param flags {@link #BLOCKING} or 0
     */
    public void begin(Op op, int connection, int flags, int argument) {
        if (!on) {
            return;
        }
        flush();
        note(op, connection, flags, argument);
        long number = open();
        if (number != Log.DROPPED) {
            log.chunkOf(number).begin(number, call, call.flags, 0);
        }
    }

    /**
     * The gate begins to hold this thread.
     *
     * @param before the operation it is about to begin
     * @param connection on which connection, 0 for none
     * @param millis how long it is to be held, at most {@value #LONGEST_HOLD}; 0 for until the user
     *     takes a step
     */
    public void hold(Op before, int connection, int millis) {
        begin(
                Op.HOLD,
                connection,
                BLOCKING,
                Math.min(millis, LONGEST_HOLD) << 8 | before.ordinal());
    }

    /**
     * A readiness call that may wait begins, with the changes of interest since the last one.
     *
     * @param changes one word each, connection in the upper 24 bits and the new {@link Interest} in
     *     the lower 8
     * @param count how many of them there are
     * @return whether the changes are in the log; if not, the caller passes them again with the
     *     next call
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
        Chunk to = log.chunkOf(number);
        int offset = to.beside(changes, count);
        to.begin(number, call, flagsFor(offset), Chunk.listAt(offset, count));
        return offset >= 0;
    }

    /** Claims the number of a begin and opens the slot, unless the call is to be dropped. */
    private long open() {
        long number = log.claim();
        kept = number != Log.DROPPED;
        if (kept) {
            call.open(number);
        }
        return number;
    }

    /**
     * The flags of a call whose list is at this offset; {@link #LIST_LOST} is among them where that
     * is negative.
     */
    private int flagsFor(int offset) {
        return offset >= 0 ? call.flags : call.flags | LIST_LOST;
    }

    /**
     * A call that cannot wait begins. It takes no number of its own: it began after the last event
     * numbered so far and before the next, and its end records that.
     */
    public void beginNonBlocking(Op op, int connection, int argument) {
        if (!on) {
            return;
        }
        note(op, connection, 0, argument);
        call.begun = log.position() - 1;
    }

    /** The open call ends with a result and no preview. */
    public void end(long result) {
        if (on) {
            finish(result, call.connection, 0, 0, 0);
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
        finish(
                result,
                call.connection,
                Preview.word(bytes, from, count),
                Preview.word(bytes, from + 8, count - 8),
                Preview.word(bytes, from + 16, count - 16));
    }

    /**
     * The same for a read, which may have filled the buffer, see {@link Event#isFilled}.
     *
     * @param room how many bytes the buffer had room for
     */
    public void endRead(long result, ByteBuffer bytes, int from, int room) {
        if (result == room) {
            call.flags |= FILLED;
        }
        end(result, bytes, from);
    }

    /** A read of records of TLS ends; what they hold is known once they are unwrapped. */
    public void endReadOfRecords(long result, int room) {
        call.flags |= result == room ? RECORDS | FILLED : RECORDS;
        end(result);
    }

    /**
     * A write of records of TLS ends.
     *
     * @param sent how many bytes of text have left with it: those of its record, if that is whole
     * @param text the text, from index {@code from} on
     */
    public void endWriteOfRecords(long result, int sent, ByteBuffer text, int from) {
        if (!on) {
            return;
        }
        call.flags |= RECORDS;
        int count = Math.min(sent, PREVIEW_OF_RECORDS);
        finish(
                result,
                call.connection,
                sent,
                Preview.word(text, from, count),
                Preview.word(text, from + 8, count - 8));
    }

    /** An accept ends: which connection came out of it, and its peer's address. */
    public void endAccept(long result, int accepted, long address) {
        if (on) {
            finish(result, accepted, address, 0, 0);
        }
    }

    /** A call ends whose connection is known only now; 0 for none. */
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
        endTime = trace.now();
        long number = claimEnd();
        if (number == Log.DROPPED) {
            return;
        }
        Chunk to = log.chunkOf(number);
        int offset = to.beside(ready, count);
        long list = Chunk.listAt(offset, count);
        to.end(number, call, call.connection, flagsFor(offset), result, endTime, list, 0, 0);
        call.close();
    }

    /**
     * A call that cannot wait ends with "would block"; such calls in a row are gathered into one
     * event.
     */
    public void endWouldBlock(long result) {
        if (!on) {
            return;
        }
        if (call.isOpen()) {
            end(result);
        } else if (gathered.add(call, (int) result, trace.now())) {
            flush();
        }
    }

    /** Records something that happens within the process at one instant, without a system call. */
    public void instant(Op op, int connection, int argument, long result) {
        if (!on) {
            return;
        }
        beginNonBlocking(op, connection, argument);
        finishAt(call.beginTime, result, connection, 0, 0, 0);
    }

    /** An observation from outside begins; {@link #saw} records what it found. */
    public Look look() {
        return new Look(trace.log().position() - 1, trace.now());
    }

    /**
     * Records what an observation from outside found.
     *
     * @param detail for an {@link Op#SEEN} the peer's address; for a listener's {@link Op#SAMPLE}
     *     how many in the queue have reset; otherwise 0
     * @param before the last look that did not see it, or {@link Look#NONE}; for an {@link
     *     Op#VANISHED}, the last that did
     */
    public void saw(
            Op op, int connection, int argument, long result, long detail, Look look, Look before) {
        if (!on) {
            return;
        }
        set(op, connection, roleFlag, argument, look.time());
        call.begun = look.after();
        finishAt(trace.now(), result, connection, detail, before.time(), 0);
    }

    /**
     * Records a step within the process that follows from the call this thread has just ended, such
     * as putting received bytes into a queue. It has the time of that end, as reading the clock
     * again would cost more than the step itself; its place in the order is its own.
     */
    public void consequence(Op op, int connection, int argument, long result) {
        if (!on) {
            return;
        }
        set(op, connection, roleFlag, argument, endTime);
        call.begun = log.position() - 1;
        finishAt(endTime, result, connection, 0, 0, 0);
    }

    /** The call this thread is inside of; see {@link OpenCallSlot#seen}. Any thread may ask. */
    @Nullable OpenCall openCall() {
        return call.seen();
    }

    /**
     * Writes the gathered calls as one event: before the next event, and when this thread stops
     * recording.
     */
    void flush() {
        if (!gathered.isEmpty()) {
            gathered.flushTo(log);
        }
    }

    private void note(Op op, int connection, int flags, int argument) {
        long now = trace.now();
        set(op, connection, flags | roleFlag, argument, now);
        if (sites != null && sites.allows(now)) {
            call.site = sites.site();
            call.beginTime = trace.now(); // the walk is no part of the call
            sites.took(call.beginTime - now);
        }
    }

    private void set(Op op, int connection, int flags, int argument, long beginTime) {
        kept = true;
        call.op = op;
        call.connection = connection;
        call.argument = argument;
        call.flags = flags;
        call.site = 0;
        call.beginTime = beginTime;
    }

    private void finish(long result, int connection, long word0, long word1, long word2) {
        finishAt(trace.now(), result, connection, word0, word1, word2);
    }

    private void finishAt(
            long now, long result, int connection, long word0, long word1, long word2) {
        endTime = now;
        long number = claimEnd();
        if (number == Log.DROPPED) {
            return;
        }
        log.chunkOf(number)
                .end(number, call, connection, call.flags, result, now, word0, word1, word2);
        call.close();
    }

    /**
     * The number of an end: reserved for a call whose begin is in the log; otherwise it may be
     * {@link Log#DROPPED}.
     */
    private long claimEnd() {
        if (call.isOpen()) {
            return log.claimEnd();
        }
        if (!kept) {
            return Log.DROPPED;
        }
        flush();
        return log.claim();
    }
}
