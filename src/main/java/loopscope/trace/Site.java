package loopscope.trace;

/**
 * The line of a server's source code from which a recorded call was made.
 *
 * @param className the binary name of the class
 * @param line the line in its source, from 1; negative where the class file has no line numbers
 */
public record Site(String className, int line) {}
