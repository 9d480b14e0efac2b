package loopscope.client;

import loopscope.kit.Encryption;

import java.time.Duration;

/** One instruction of a client's script, as data; {@link Client} carries it out. */
public sealed interface Step {
    /** How long it takes by itself, whatever the server does. */
    default Duration ownTime() {
        return Duration.ZERO;
    }

    /**
     * Connects; the first thing that any client does.
     *
     * @param deaf how long it then reads nothing, or {@link #UNTIL_LET}. If that is more than zero,
     *     it connects with a small receive buffer, so that the server soon can send no more
     * @param encryption whether it speaks TLS
     */
    record Connect(Duration deaf, Encryption encryption) implements Step {
        /** Until {@link Client#letRead}. */
        public static final Duration UNTIL_LET = Duration.ofNanos(Long.MAX_VALUE);

        /** Connects, and reads from then on. */
        public Connect() {
            this(Duration.ZERO);
        }

        /** Connects, and reads nothing for a time. */
        public Connect(Duration deaf) {
            this(deaf, Encryption.AS_THE_SERVER);
        }

        /** Connects, and reads from then on. */
        public Connect(Encryption encryption) {
            this(Duration.ZERO, encryption);
        }
    }

    /**
     * Writes a message; blocks while the kernel's buffer is full.
     *
     * @param bytes the message, any bytes at all; not changed afterwards by anyone
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Say(byte[] bytes) implements Step {}

    /**
     * Writes many bytes, a to z over and over, in pieces; blocks while the kernel's buffer is full.
     *
     * @param bytes how many
     * @param perSecond how many a second at most, or {@link #NO_LIMIT}; with a limit it writes no
     *     more once the client is to end
     */
    record SayMuch(long bytes, long perSecond) implements Step {
        /** As fast as the kernel takes it. */
        public static final long NO_LIMIT = Long.MAX_VALUE;

        @Override
        public Duration ownTime() {
            return Duration.ofSeconds(bytes / perSecond);
        }
    }

    /** Writes for a time, as fast as the kernel takes it. */
    record Flood(Duration time) implements Step {
        @Override
        public Duration ownTime() {
            return time;
        }
    }

    /**
     * Writes a message a byte at a time.
     *
     * @param bytes the message; not changed afterwards by anyone
     * @param apart the time between two bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Trickle(byte[] bytes, Duration apart) implements Step {
        @Override
        public Duration ownTime() {
            return apart.multipliedBy(bytes.length);
        }
    }

    /** Sends one byte of urgent data (MSG_OOB, see tcp(7)), which is not part of the stream. */
    record SendUrgent(int value) implements Step {}

    /** Blocks until as many bytes were read as were written, or the client is to end. */
    record AwaitEcho() implements Step {}

    /** Half-closes: writes no more, and still reads. */
    record HalfClose() implements Step {}

    /** Closes the connection. */
    record Close() implements Step {}

    /** Resets the connection: the server receives an RST. */
    record Reset() implements Step {}
}
