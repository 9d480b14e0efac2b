package loopscope.trace.metadata;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * The conditions under which a stage was recorded, as far as its calls do not show them. A viewer
 * needs them to judge a picture of it.
 *
 * @param broken what is wrong with its server on purpose, such as {@code BROKEN ON PURPOSE: ignores
 *     empty reads}; null for a right one
 * @param failure one sentence on what ended its server; null while that lives
 * @param exposed whether other machines can connect to it
 * @param hold how long the gate holds each call, zero for until a step; null where it holds none
 * @param muted whether it takes no new clients, and no message that is sent on every stage
 * @param earlier how many clients came to other stages before it opened
 * @param obstacle one sentence on why the kernel's queues and buffers can't be seen; null where
 *     they can
 * @param count what its shared counter has come to; null where the server does not count
 * @param dropped how many calls were not recorded, because the dispatcher could not keep up
 * @param evicted how many events were evicted, because the record is full
 * @param tracer what is to be known where its calls come from the system's call tracer; null where
 *     it records them itself
 */
public record StageConditions(
        @Nullable String broken,
        @Nullable String failure,
        boolean exposed,
        @Nullable Duration hold,
        boolean muted,
        int earlier,
        @Nullable String obstacle,
        @Nullable CountSoFar count,
        long dropped,
        long evicted,
        @Nullable TracerFacts tracer) {
    /** A stage whose server records its calls itself. */
    public StageConditions(
            @Nullable String broken,
            @Nullable String failure,
            boolean exposed,
            @Nullable Duration hold,
            boolean muted,
            int earlier,
            @Nullable String obstacle,
            @Nullable CountSoFar count,
            long dropped,
            long evicted) {
        this(
                broken, failure, exposed, hold, muted, earlier, obstacle, count, dropped, evicted,
                null);
    }

    /** A stage that has not opened. */
    public static StageConditions unopened(@Nullable String broken, boolean muted) {
        return new StageConditions(broken, null, false, null, muted, 0, null, null, 0, 0);
    }
}
