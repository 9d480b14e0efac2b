package loopscope.trace;

/**
 * A thread that records.
 *
 * @param id its number in this trace, from 1
 * @param name as shown on its lane
 * @param role on whose side it works
 */
public record ThreadName(int id, String name, Role role) {}
