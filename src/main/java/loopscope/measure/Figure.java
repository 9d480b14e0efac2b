package loopscope.measure;

import org.jspecify.annotations.Nullable;

/**
 * A figure: the median of some rounds.
 *
 * @param subject what was measured, such as {@code epoll, 64 connections}
 * @param name what of it, such as {@code processor time a message}
 * @param unit its unit; empty for a ratio
 * @param median the median of the rounds
 * @param lowest the lowest of them
 * @param highest the highest of them
 * @param rounds how many there were; one at least
 * @param bound what it is to reach; null where nothing is asked of it
 */
public record Figure(
        String subject,
        String name,
        String unit,
        double median,
        double lowest,
        double highest,
        int rounds,
        @Nullable Bound bound) {
    /** Whether it was asked to reach something and did not. */
    public boolean isMissed() {
        return bound != null && !bound.holds(median);
    }
}
