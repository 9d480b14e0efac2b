package loopscope.lab;

/**
 * A line that a program of others has written. It is data: whoever shows it escapes it.
 *
 * @param number how many lines there were before it
 * @param error whether it was written to standard error
 * @param text as it came, cut where it is very long
 */
public record ProgramLine(long number, boolean error, String text) {}
