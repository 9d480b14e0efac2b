package loopscope.foreign;

import java.util.List;

/**
 * What is known of a server that runs.
 *
 * @param listening where it listens, an {@link loopscope.trace.Address} each, in the order in which
 *     that was seen
 * @param waitsForOne whether a thread of it has waited inside a call for one client alone
 * @param asks whether it has asked a readiness call
 * @param calls how many of its calls were seen
 * @param lost how many lines of the tracer were not understood
 * @param uring whether it uses io_uring, whose calls the tracer does not see
 * @param process the number of its first process; 0 until that is seen
 * @param ending how its first process has ended, such as {@code exited with 1} or {@code killed by
 *     SIGSEGV}; empty while it runs
 */
public record ServerFacts(
        List<Long> listening,
        boolean waitsForOne,
        boolean asks,
        long calls,
        long lost,
        boolean uring,
        int process,
        String ending) {
    /** Nothing is known. */
    public static final ServerFacts NONE =
            new ServerFacts(List.of(), false, false, 0, 0, false, 0, "");
}
