package loopscope.lesson.grammar;

import loopscope.timeline.figures.Unit;

/**
 * A number with its unit.
 *
 * @param value in nanoseconds, bytes, or things
 */
record Amount(double value, Unit unit) {}
