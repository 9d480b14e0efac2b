package loopscope.kit;

import loopscope.trace.Op;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/**
 * The bytes that one client must still be sent: messages in the order they were put.
 *
 * <pre>
 *   taken(n) ◂── [ Hello ][ you ][ … ] ◂── put(message)
 *                   │
 *                 front: the part that a send does not take stays in front
 * </pre>
 *
 * <p>A send can use the memory of {@link #front} as it is. A put copies once. The memory grows to
 * about four times the longest that the queue has been, and is released when the queue is empty.
 * The queue has no bound: a server checks {@link #bytes} before it reads more. Not thread-safe.
 */
public final class MessageQueue {
    /** The length of a message is stored in front of it. */
    private static final int LENGTH = Integer.BYTES;

    private final Trace trace;
    private final int connection;

    /** Null while the queue is empty. */
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
     * Removes from the front the bytes that a send has taken. The rest of the message stays in
     * front. Records nothing for 0 bytes.
     *
     * @param count 0 up to the length of {@link #front}
     * @throws IllegalArgumentException if it is outside this range
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
            held.bytes.putInt(start, length - count); // overwrites bytes that are gone
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

    /** Whether there is nothing to send. */
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

    /** Moves the queued bytes to the start, or into twice the memory if that frees too little. */
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
