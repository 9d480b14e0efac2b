package loopscope.picture.layout;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The user's additions to the picture. Times are nanoseconds since the run's zero.
 *
 * @param range the stretch of time that is measured; null for none
 * @param flags instants with a name, in no order
 * @param spot the selected event; null for none
 */
public record Notes(@Nullable Range range, List<Flag> flags, @Nullable Spot spot) {
    /** No notes. */
    public static final Notes NONE = new Notes(null, List.of(), null);

    /** As many lines as {@link #lines} says at most. */
    static final int MOST_LINES = 2;

    public Notes {
        flags = List.copyOf(flags);
    }

    /** How many lines below the ruler they need: for the range, and for the selected event. */
    int lines() {
        return (range == null ? 0 : 1) + (spot == null ? 0 : 1);
    }

    /**
     * A stretch of time, both ends part of it.
     *
     * @param from not after {@code to}
     */
    public record Range(long from, long to) {}

    /** An instant with a name. */
    public record Flag(long time, String name) {}

    /**
     * The selected event, or the call that it ends.
     *
     * @param stage the stage's place, 0 for the uppermost
     * @param thread the server thread on whose lane it is; 0 where it is on a client's
     * @param connection the client on whose lane it is, where it is not on a thread's
     * @param from when the call began, or when the event happened
     * @param to when it happened
     * @param words the event in words
     */
    public record Spot(int stage, int thread, int connection, long from, long to, String words) {}
}
