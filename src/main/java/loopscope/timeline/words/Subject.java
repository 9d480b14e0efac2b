package loopscope.timeline.words;

import loopscope.timeline.lanes.Lanes;
import loopscope.trace.Connection;

import org.jspecify.annotations.Nullable;

/**
 * A stage as the subject of words.
 *
 * @param chosen the client whose wait comes first; null for the one that waits longest
 */
public record Subject(String model, Lanes lanes, @Nullable Connection chosen) {
    /** A stage without a chosen client. */
    public Subject(String model, Lanes lanes) {
        this(model, lanes, null);
    }
}
