package loopscope.trace;

/**
 * Where a server's file made a call.
 *
 * @param className the binary name of the class
 * @param line the line in its source, from 1; negative where the class file has no line numbers
 */
public record Site(String className, int line) {}
