package loopscope.lesson.check;

import org.jspecify.annotations.Nullable;

/**
 * What came of a second server on the port of a stage.
 *
 * @param time when it was opened or refused, in nanoseconds since the run's zero
 * @param refusal why it can't listen there, as a sentence for the user; null if it could
 */
public record SecondServer(long time, @Nullable String refusal) {}
