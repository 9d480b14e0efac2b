package loopscope.measure;

import java.time.Duration;

/**
 * How long and how often is measured.
 *
 * @param rounds how many rounds; the median is of these
 * @param turn how long each server is measured in a round
 * @param warmUp how long each server first runs, for the JIT compiler to be done
 */
public record Effort(int rounds, Duration turn, Duration warmUp) {
    /** What a figure to be quoted takes. */
    public static final Effort USUAL = new Effort(5, Duration.ofMillis(300), Duration.ofSeconds(4));

    /** What shows in seconds that all works; its figures say little. */
    public static final Effort QUICK = new Effort(1, Duration.ofMillis(30), Duration.ofMillis(30));
}
