package loopscope.ui.lessons.questions;

import org.jspecify.annotations.Nullable;

/**
 * A prediction beside what happened.
 *
 * @param predicted the prediction in words; empty where the question was skipped
 * @param observed what happened, in words
 * @param right whether the prediction was right; null where there was none
 */
public record Reveal(String predicted, String observed, @Nullable Boolean right) {}
