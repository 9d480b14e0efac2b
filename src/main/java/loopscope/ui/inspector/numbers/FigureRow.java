package loopscope.ui.inspector.numbers;

import loopscope.timeline.figures.StageFigures;

import java.util.function.Function;

/**
 * A figure that every stage has.
 *
 * @param name its name
 * @param means what the name means, in one sentence
 * @param value returns a stage's value, with its unit
 */
record FigureRow(String name, String means, Function<StageFigures, String> value) {}
