package loopscope.kit.counter;

import loopscope.kit.Kit;
import loopscope.kit.SharedCounter;

import java.time.Duration;
import java.util.function.BiFunction;

/**
 * A way to count, and what makes a counter of it.
 *
 * @param id its name on the command line and in files, such as {@code unprotected}
 * @param idea what it does, in one sentence
 * @param right whether every message is counted in the end, however many threads count
 * @param maker makes a counter of parts of a kit; the time is how long it pauses at its weak point
 */
public record Form(
        String id, String idea, boolean right, BiFunction<Kit, Duration, SharedCounter> maker) {
    /** A new counter, at 0. */
    public SharedCounter make(Kit kit, Duration pause) {
        return maker.apply(kit, pause);
    }
}
