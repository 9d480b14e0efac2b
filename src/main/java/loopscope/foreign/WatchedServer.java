package loopscope.foreign;

import loopscope.trace.Trace;

/**
 * A server that no one here wrote, as far as its calls show it.
 *
 * @param command the command that started it, with its arguments; empty where that was not seen
 * @param address where it listens; empty where that was not seen
 * @param waitsForOne whether a thread of it has waited inside a call for one client alone
 * @param asks whether it has asked a readiness call
 * @param trace what it did
 * @param end when the last event was, in nanoseconds since the run's zero
 * @param lost how many lines of the tracer were not understood
 * @param uring whether it uses io_uring, whose calls the tracer does not see
 */
public record WatchedServer(
        String command,
        String address,
        boolean waitsForOne,
        boolean asks,
        Trace trace,
        long end,
        long lost,
        boolean uring) {}
