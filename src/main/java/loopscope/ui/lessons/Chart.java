package loopscope.ui.lessons;

import loopscope.timeline.figures.Scaling;

/**
 * What an experiment of a lesson found, to be shown as a chart.
 *
 * @param title the lesson's title
 * @param scaling what was found
 */
public record Chart(String title, Scaling scaling) {}
