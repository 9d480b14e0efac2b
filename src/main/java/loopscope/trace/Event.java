package loopscope.trace;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * A view of one event of a log, moved over it by number.
 *
 * <p>Reading takes no lock: a published event never changes, also while older ones are evicted. A
 * view is confined to one reader.
 */
public final class Event {
    private static final int LONG_AGO = -1;
    private static final long NANOS_A_MILLI = 1_000_000;

    private static final byte[] NOTHING = {};
    private static final int HANDSHAKE = 22;
    private static final int TLS_VERSION = 3;
    private static final int CLIENT_HELLO = 1;

    /** Where the message of a record of TLS begins, behind the record's header. */
    private static final int MESSAGE_AT = 5;

    private final Trace trace;
    private final Log log;

    private @Nullable Chunk chunk;
    private int at;
    private long number;
    private long head;

    Event(Trace trace) {
        this.trace = trace;
        this.log = trace.log();
    }

    /**
     * Moves to an event. A view can still be moved within the chunk it is on after that chunk was
     * evicted.
     *
     * @return false when the event was evicted, is not yet published, or has no number yet; the
     *     view then stays where it was
     */
    public boolean moveTo(long number) {
        Chunk found = chunk;
        if (found == null || (number ^ found.base) >>> Chunk.SHIFT != 0) {
            found = number < 0 ? null : log.chunk(number);
            if (found == null) {
                return false;
            }
        }
        int index = Chunk.indexOf(number);
        long published = found.head(index);
        if (published == 0) {
            return false;
        }
        this.chunk = found;
        this.at = index;
        this.number = number;
        this.head = published;
        return true;
    }

    /** Its place in the order of everything in this trace. */
    public long number() {
        return number;
    }

    /** Whether this is the begin of a call that may wait; otherwise it is the end of a call. */
    public boolean isBegin() {
        return (head & 3) == Chunk.BEGIN;
    }

    /** All its flags, see {@link Recorder}. */
    public int flags() {
        return (int) (head >>> 9) & 0x7f;
    }

    /** One of the words that hold what else is known, from 0 to 2; what it means, its calls say. */
    public long detail(int index) {
        return word(5 + Objects.checkIndex(index, 3));
    }

    /** Whether a list lies beside it, or would, had it fitted. */
    public boolean mayHaveList() {
        return op().isReadiness() && !isMerged();
    }

    /** What was done. */
    public Op op() {
        return Op.of((int) (head >>> 2) & 0x7f);
    }

    /** Whether the call could wait inside the kernel. */
    public boolean isBlocking() {
        return flag(Recorder.BLOCKING);
    }

    /** Whether this counts several calls, all of which would have blocked. */
    public boolean isMerged() {
        return flag(Recorder.MERGED);
    }

    /** On whose side the thread that made the call works. */
    public Role role() {
        return flag(Recorder.SERVER)
                ? Role.SERVER
                : flag(Recorder.CLIENT) ? Role.CLIENT : Role.OTHER;
    }

    private boolean flag(int flag) {
        return (head >>> 9 & flag) != 0;
    }

    /** The thread's number, for {@link Trace#threads()}. */
    public int thread() {
        return (int) (head >>> 32);
    }

    /** Class and line, null where they were left out. */
    public @Nullable Site site() {
        return trace.sites().site((int) (head >>> 16) & 0xffff);
    }

    /** The connection's number, for {@link Trace#connections()}; 0 where there is none. */
    public int connection() {
        return (int) (word(1) >>> 32);
    }

    /** What the call was given, see {@link Op}; for merged calls, how many there were. */
    public int argument() {
        return (int) word(1);
    }

    /** The operation before which the gate held the thread. Only of an {@link Op#HOLD}. */
    public Op heldBefore() {
        return Op.of(argument() & 0xff);
    }

    /**
     * How long the gate was to hold the thread, in milliseconds; 0 for until the user takes a step.
     * Only of an {@link Op#HOLD}.
     */
    public int heldMillis() {
        return argument() >>> 8;
    }

    /** Whether what was received is urgent data, which is no part of the stream of bytes. */
    public boolean isUrgent() {
        return op() == Op.RECV && argument() == Recorder.URGENT;
    }

    /** Whether the bytes that moved are records of TLS, which hide their text. */
    public boolean isOfRecords() {
        return flag(Recorder.RECORDS);
    }

    /**
     * How many bytes of the stream between client and server the call moved; only of an end. With
     * TLS the stream is the text: a read moves records and none of it, an {@link Op#UNWRAP} does; a
     * write has moved the text of a record once it has moved all of the record.
     *
     * @return 0 where nothing moved, also for an error
     */
    public int moved() {
        if (!op().movesBytes()) {
            return 0;
        }
        if (isOfRecords()) {
            return op() == Op.WRITE ? (int) word(5) : 0;
        }
        return isMerged() ? 0 : Math.max(0, result());
    }

    /**
     * Whether this is the end of a send of which the kernel took only a part, as its buffer was
     * full. The argument is how many bytes were offered, the result how many it took.
     */
    public boolean isPartialSend() {
        return op().sends() && !isBegin() && !isMerged() && result() >= 0 && result() < argument();
    }

    /**
     * Whether this is the end of a readiness call that found nothing ready before its time limit
     * was over. One that was woken up earlier is not.
     */
    public boolean isTimedOut() {
        return op().isReadiness()
                && !isBegin()
                && result() == 0
                && argument() > 0
                && time() - beginTime() >= argument() * NANOS_A_MILLI;
    }

    /** What the call gave: a count, a descriptor, or -errno. Only of an end. */
    public int result() {
        return (int) (word(2) >>> 32);
    }

    /**
     * The number at which the call began. A call that may wait has one of its own; one that cannot
     * has that of the last event numbered before it began. Either way, the call began before the
     * event numbered {@code n} ended exactly if {@code beginNumber() < n}: only then can it be that
     * event's cause.
     *
     * @return -1 when it began before the first event, or longer ago than an event can store
     */
    public long beginNumber() {
        if (isBegin()) {
            return number;
        }
        int distance = (int) word(2);
        return distance == LONG_AGO ? -1 : number - (distance & 0xffff_ffffL);
    }

    static int distance(long number, long begun) {
        long distance = number - begun;
        return distance >= 0xffff_ffffL ? LONG_AGO : (int) distance;
    }

    /** When the call began, in nanoseconds since the run's zero. */
    public long beginTime() {
        return word(3);
    }

    /** When this event happened, in nanoseconds since the run's zero. */
    public long time() {
        return isBegin() ? word(3) : word(4);
    }

    /** The peer's address, of an accept's end; see {@link Address}. */
    public long address() {
        return word(5);
    }

    /**
     * How many clients in the accept queue had reset their connections already, at least. Only of a
     * listener's {@link Op#SAMPLE}.
     */
    public int resetInQueue() {
        return (int) word(5);
    }

    /** Whether a read filled the buffer that it was given: more may lie there. */
    public boolean isFilled() {
        return flag(Recorder.FILLED);
    }

    /**
     * When the x-ray last looked before what it reports: it then saw no byte unread, for an {@link
     * Op#SAMPLE}; did not see the client, for an {@link Op#SEEN}; still saw it, for an {@link
     * Op#VANISHED}. {@link Trace#NEVER} without such a look.
     */
    public long lookedBefore() {
        return word(6);
    }

    /**
     * When the last complete round among merged calls began; {@link Trace#NEVER} without one. A
     * thread that tries one socket after the other, and then the first again, has tried all of them
     * since then.
     */
    public long roundBegan() {
        return isMerged() ? word(5) : Trace.NEVER;
    }

    /** When the last accept among merged calls began; {@link Trace#NEVER} without one. */
    public long lastAccept() {
        return isMerged() ? word(6) : Trace.NEVER;
    }

    /** How many entries the ready list has, of a readiness call's end. */
    public int readyCount() {
        return (int) word(5);
    }

    /**
     * How many changes of interest a readiness call was given since the one before; only of a begin
     * whose list {@link #hasReadyList is there}.
     */
    public int changeCount() {
        return isBegin() && hasReadyList() ? readyCount() : 0;
    }

    /** Whether the entries of the list were stored, and not only its length. */
    public boolean hasReadyList() {
        return !flag(Recorder.LIST_LOST);
    }

    /** The connection of an entry of the ready list. */
    public int readyConnection(int index) {
        return listEntry(index) >>> 8;
    }

    /** The {@link Interest} flags of an entry of the ready list. */
    public int readyFlags(int index) {
        return listEntry(index) & 0xff;
    }

    /** An entry of its list: the connection in the upper 24 bits, flags in the lower 8. */
    public int listEntry(int index) {
        if (chunk == null || index < 0 || index >= readyCount() || !hasReadyList()) {
            throw new IndexOutOfBoundsException(index);
        }
        return chunk.beside((int) (word(5) >>> 32) + index);
    }

    /**
     * The first bytes of the stream {@link #moved} by this call, at most {@link Recorder#PREVIEW}.
     */
    public byte[] preview() {
        int most = isOfRecords() ? Recorder.PREVIEW_OF_RECORDS : Recorder.PREVIEW;
        int first = isOfRecords() ? 6 : 5;
        byte[] bytes = new byte[Math.min(moved(), most)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (word(first + i / 8) >>> (8 * (i % 8)));
        }
        return bytes;
    }

    /**
     * Whether the bytes that a server took in as they are begin a handshake of TLS: a record of the
     * handshake, of version 3.x, that begins with a ClientHello, see RFC 8446.
     */
    public boolean isTlsGreeting() {
        byte[] bytes = op() == Op.UNWRAP ? NOTHING : preview();
        return bytes.length > MESSAGE_AT
                && bytes[0] == HANDSHAKE
                && bytes[1] == TLS_VERSION
                && bytes[MESSAGE_AT] == CLIENT_HELLO;
    }

    /** The first bytes moved, as text that is safe to show anywhere; see {@link Escape}. */
    public String text() {
        byte[] bytes = preview();
        boolean cut = moved() > bytes.length;
        String text = Escape.text(bytes, cut);
        return cut ? text + "…" : text;
    }

    private long word(int index) {
        return chunk == null ? 0 : chunk.word(at + index);
    }

    @Override
    public String toString() {
        return (isBegin() ? "begin " : "end ")
                + number
                + " "
                + op().label()
                + "("
                + connection()
                + ") = "
                + result()
                + " "
                + text();
    }
}
