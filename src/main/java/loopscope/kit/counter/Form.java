package loopscope.kit.counter;

import loopscope.kit.Kit;
import loopscope.kit.SharedCounter;

import java.time.Duration;
import java.util.function.BiFunction;

/**
 * A form of counter: a way to count, and the maker of such counters.
 *
 * @param id its name on the command line and in files, such as {@code unprotected}
 * @param idea what it does, in one sentence
 * @param right whether every message is counted in the end, however many threads count
 * @param maker makes a counter from parts of a kit; the duration is the length of its pause
 */
public record Form(
        String id, String idea, boolean right, BiFunction<Kit, Duration, SharedCounter> maker) {
    /** A new counter, at 0. */
    public SharedCounter make(Kit kit, Duration pause) {
        return maker.apply(kit, pause);
    }
}
