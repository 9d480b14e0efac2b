package loopscope.kit;

import loopscope.trace.Op;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/**
 * What one client is still to be sent: messages in the order they were put.
 *
 * <pre>
 *   taken(n) ◂── [ Hello ][ you ][ … ] ◂── put(message)
 *                   │
 *                 front: what a send does not take of it stays in front
 * </pre>
 *
 * <p>{@link #front} is memory that a send can use as it is. Putting copies once; the memory grows
 * to about four times the longest that the queue has been, and is given back when that is empty. It
 * has no bound of its own: who fills it asks for its {@link #bytes} first. For one thread at a
 * time.
 */
public final class MessageQueue {
    /** In front of each message lies its length. */
    private static final int LENGTH = Integer.BYTES;

    private final Trace trace;
    private final int connection;

    /** There is some while the queue is not empty. */
    private @Nullable QueueMemory memory;

    private int start;
    private int end;
    private int bytes;

    MessageQueue(Kit kit, int connection) {
        this.trace = kit.trace();
        this.connection = connection;
    }

    /** Puts what remains in the buffer at the back as one message; the buffer is then empty. */
    public void put(ByteBuffer message) {
        int length = message.remaining();
        if (length == 0) {
            return;
        }
        ByteBuffer memory = withRoomFor(LENGTH + length).bytes;
        memory.putInt(end, length);
        memory.put(end + LENGTH, message, message.position(), length);
        message.position(message.limit());
        end += LENGTH + length;
        bytes += length;
        trace.recorder().consequence(Op.QUEUE, connection, length, bytes);
    }

    /**
     * The first message, or what is left of it, from position to limit.
     *
     * @throws IllegalStateException when the queue is empty
     */
    public ByteBuffer front() {
        QueueMemory held = held();
        int from = start + LENGTH;
        return held.front.limit(from + held.bytes.getInt(start)).position(from);
    }

    /**
     * Takes bytes off the front: those that a send has taken. The rest of the message stays in
     * front. When there are none, nothing has happened that would be recorded.
     *
     * @param count 0 to as many as {@link #front} has
     * @throws IllegalArgumentException for more than that
     * @throws IllegalStateException when the queue is empty
     */
    public void taken(int count) {
        QueueMemory held = held();
        int length = held.bytes.getInt(start);
        if (count < 0 || count > length) {
            throw new IllegalArgumentException(
                    count + " bytes cannot be taken of a message of " + length);
        }
        if (count == 0) {
            return;
        }
        if (count == length) {
            start += LENGTH + length;
        } else {
            start += count;
            held.bytes.putInt(start, length - count); // where bytes now gone have been
        }
        bytes -= count;
        if (bytes == 0) {
            start = 0;
            end = 0;
            held.giveBack();
            memory = null;
        }
        trace.recorder().consequence(Op.TAKE, connection, count, bytes);
    }

    /** Whether there is nothing to be sent. */
    public boolean isEmpty() {
        return bytes == 0;
    }

    /** How many bytes wait to be sent, in all messages together. */
    public int bytes() {
        return bytes;
    }

    private QueueMemory held() {
        QueueMemory held = memory;
        if (held == null) {
            throw new IllegalStateException("an empty queue has no front");
        }
        return held;
    }

    private QueueMemory withRoomFor(int added) {
        QueueMemory now = memory;
        if (now == null) {
            now = QueueMemory.of(added);
        } else if (added > now.size() - end) {
            now = moved(now, added);
        }
        memory = now;
        return now;
    }

    /** Moves what is queued to the start, or to twice the memory when that frees too little. */
    private QueueMemory moved(QueueMemory from, int added) {
        int held = end - start;
        boolean grows = held > start || held + added > from.size();
        QueueMemory to = grows ? QueueMemory.of(Math.max(2 * from.size(), held + added)) : from;
        to.bytes.put(0, from.bytes, start, held);
        start = 0;
        end = held;
        if (grows) {
            from.giveBack();
        }
        return to;
    }
}
