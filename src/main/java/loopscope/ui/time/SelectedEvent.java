package loopscope.ui.time;

import loopscope.ui.stages.StageViewModel;

/**
 * The event that the user has selected.
 *
 * @param stage the stage where it happened
 * @param number its number in that stage's record
 * @param time when it happened, in nanoseconds since the run's zero
 */
public record SelectedEvent(StageViewModel stage, long number, long time) {}
