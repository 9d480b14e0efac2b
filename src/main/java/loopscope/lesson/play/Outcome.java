package loopscope.lesson.play;

import loopscope.lesson.check.Expectation;
import loopscope.lesson.check.Finding;

/**
 * What came of an expectation.
 *
 * @param expectation what the lesson says must be observed
 * @param finding whether it was, and what was seen
 */
public record Outcome(Expectation expectation, Finding finding) {}
