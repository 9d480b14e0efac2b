package loopscope.measure;

import java.io.IOException;

/**
 * What a server did in a time.
 *
 * @param messages how many messages it has sent back whole
 * @param nanos in how many nanoseconds
 * @param times with how much processor time
 */
record Turn(long messages, long nanos, ThreadTimes times) {
    private static final int MESSAGE = 64;

    /** select(2) takes descriptors up to 1,023, and the JVM has some of them open itself. */
    static final int MOST_OF_SELECT = 960;

    /** How busy a server has to be for its throughput to be its own, and not the load's. */
    private static final double BUSY = 0.95;

    /** Loads a server with messages of {@value #MESSAGE} bytes; blocks for that time. */
    static Turn of(ServerProcess server, int most, long nanos) throws IOException {
        boolean few = server.name.equals("select");
        int connections = few ? Math.min(most, MOST_OF_SELECT) : most;
        try (Load load = new Load(connections, MESSAGE, server.port())) {
            load.run(nanos / 10);
            ThreadTimes before = server.times();
            long start = System.nanoTime();
            long messages = load.run(nanos);
            long took = System.nanoTime() - start;
            return new Turn(messages, took, server.times().since(before));
        }
    }

    double perSecond() {
        return messages * 1e9 / nanos;
    }

    /** Microseconds of processor time a message. */
    double micros() {
        return times.total() / 1e3 / messages;
    }

    /** The same without the thread that follows the record, and without Java's compilers. */
    double ownMicros() {
        return (times.total() - times.dispatcher() - times.compilers()) / 1e3 / messages;
    }

    /** Microseconds of processor time a message of the thread that follows the record. */
    double dispatcherMicros() {
        return times.dispatcher() / 1e3 / messages;
    }

    /** Whether the server, not the load, bounded how much it did. */
    boolean isSaturated() {
        return times.total() >= BUSY * nanos;
    }
}
