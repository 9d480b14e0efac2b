package loopscope.trace;

/**
 * Where a server's file made a call.
 *
 * @param className the binary name of the class
 * @param line the line in its source, from 1; 0 where the class file does not tell
 */
public record Site(String className, int line) {}
