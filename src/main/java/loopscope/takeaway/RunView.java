package loopscope.takeaway;

import loopscope.timeline.axis.EventOrder;

import org.jspecify.annotations.Nullable;

import java.util.OptionalLong;

/**
 * What of a run was in view in the window, to be shown again. Times are nanoseconds since the run's
 * zero.
 *
 * @param from the time at the lanes' left edge
 * @param to the time at their right edge; after {@code from}
 * @param order what was in view in event order; null on the linear axis
 * @param shown the end of what was shown
 * @param instant the instant that the user had selected; empty for none
 */
public record RunView(
        double from,
        double to,
        EventOrder.@Nullable Look order,
        long shown,
        OptionalLong instant) {}
