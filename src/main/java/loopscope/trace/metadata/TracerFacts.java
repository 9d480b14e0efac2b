package loopscope.trace.metadata;

/**
 * What a reader of a record has to know where the record comes from the system's call tracer.
 *
 * @param nanosPerCall how long the tracer works for each call, while the program stands still, in
 *     nanoseconds; -1 where that was not measured
 * @param lost how many lines of the tracer were not understood
 * @param uring whether the program uses io_uring, whose calls the tracer does not see
 * @param clockSet by how much the system's clock, by which the tracer goes, was set while the
 *     program ran, in nanoseconds
 */
public record TracerFacts(long nanosPerCall, long lost, boolean uring, long clockSet) {}
