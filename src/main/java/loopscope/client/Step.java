package loopscope.client;

import java.time.Duration;

/** Something that a client does. */
public sealed interface Step {
    /**
     * Connects; the first thing that any client does.
     *
     * @param deaf how long it then reads nothing. If that is more than zero, its kernel holds
     *     little for it meanwhile, so that the server soon can send no more
     */
    record Connect(Duration deaf) implements Step {
        /** Connects, and hears from then on. */
        public Connect() {
            this(Duration.ZERO);
        }
    }

    /**
     * Writes a message; waits while the kernel's buffer is full.
     *
     * @param bytes the message, any bytes at all; not changed afterwards by anyone
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Say(byte[] bytes) implements Step {}

    /**
     * Writes that many bytes, a to z over and over, in pieces; waits while the kernel's buffer is
     * full.
     */
    record SayMuch(long bytes) implements Step {}

    /** Writes as fast as it is let, for a time. */
    record Flood(Duration time) implements Step {}

    /**
     * Writes a message a byte at a time.
     *
     * @param bytes the message; not changed afterwards by anyone
     * @param apart the time between two bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Trickle(byte[] bytes, Duration apart) implements Step {}

    /** Sends one byte of urgent data (MSG_OOB, see tcp(7)), which is no part of what it says. */
    record SendUrgent(int value) implements Step {}

    /** Waits until as many bytes were heard as were said. */
    record AwaitEcho() implements Step {}

    /** Half-closes: says no more, and still listens. */
    record HalfClose() implements Step {}

    /** Leaves as programs do. */
    record Close() implements Step {}

    /** Leaves impolitely: the server is told of a reset. */
    record Reset() implements Step {}
}
