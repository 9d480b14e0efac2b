package loopscope.kit;

import loopscope.trace.Op;
import loopscope.trace.Trace;

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
 * to about four times the longest that the queue has been, and then serves for good. It has no
 * bound of its own: who fills it asks for its {@link #bytes} first. For one thread at a time.
 */
public final class MessageQueue {
    private static final int FIRST_ROOM = 4 * 1024;

    /** In front of each message lies its length. */
    private static final int LENGTH = Integer.BYTES;

    private final Kit kit;
    private final Trace trace;
    private final int connection;

    private ByteBuffer memory;
    private ByteBuffer front;
    private int start;
    private int end;
    private int bytes;

    MessageQueue(Kit kit, int connection) {
        this.kit = kit;
        this.trace = kit.trace();
        this.connection = connection;
        this.memory = kit.buffer(0);
        this.front = memory;
    }

    /** Puts what remains in the buffer at the back as one message; the buffer is then empty. */
    public void put(ByteBuffer message) {
        int length = message.remaining();
        if (length == 0) {
            return;
        }
        makeRoom(LENGTH + length);
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
        return front.limit(start + LENGTH + frontLength()).position(start + LENGTH);
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
        int length = frontLength();
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
            memory.putInt(start, length - count); // where bytes now gone have been
        }
        bytes -= count;
        if (bytes == 0) {
            start = 0;
            end = 0;
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

    private int frontLength() {
        if (bytes == 0) {
            throw new IllegalStateException("an empty queue has no front");
        }
        return memory.getInt(start);
    }

    /** Moves what is queued to the start, or to twice the memory when that frees too little. */
    private void makeRoom(int added) {
        int held = end - start;
        if (added <= memory.capacity() - end) {
            return;
        }
        ByteBuffer old = memory;
        if (held > start || held + added > old.capacity()) {
            memory = kit.buffer(roomFor(held + added));
            front = memory.duplicate();
        }
        memory.put(0, old, start, held);
        start = 0;
        end = held;
    }

    private int roomFor(int needed) {
        int room = Math.max(FIRST_ROOM, 2 * memory.capacity());
        while (room < needed) {
            room *= 2;
        }
        return room;
    }
}
