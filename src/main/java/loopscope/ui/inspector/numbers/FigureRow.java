package loopscope.ui.inspector.numbers;

import loopscope.timeline.figures.StageFigures;

import java.util.function.Function;

/**
 * A figure that every stage has.
 *
 * @param name what it is
 * @param means the name explained, in one sentence
 * @param value of a stage, with its unit
 */
record FigureRow(String name, String means, Function<StageFigures, String> value) {}
