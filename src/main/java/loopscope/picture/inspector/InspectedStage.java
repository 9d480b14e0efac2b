package loopscope.picture.inspector;

import loopscope.timeline.sets.StateTable;

/**
 * What the inspector shows of one stage at an instant.
 *
 * @param name the stage's name
 * @param instant the instant, in words
 * @param table what its server and the kernel hold
 * @param code where its server is
 */
public record InspectedStage(String name, String instant, StateTable table, CodeExcerpt code) {}
