package loopscope.lesson.plan;

import loopscope.lab.Setup;

/**
 * A stage of a lesson.
 *
 * @param name what sentences call it
 * @param setup what it is opened with
 */
public record StagePlan(String name, Setup setup) {}
