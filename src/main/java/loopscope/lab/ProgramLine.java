package loopscope.lab;

import loopscope.foreign.live.ProgramOutput;

import java.util.List;

/**
 * A line that a program of others has written. It is data: whoever shows it escapes it.
 *
 * @param number how many lines there were before it
 * @param error whether it was written to standard error
 * @param text as it came, cut where it is very long
 */
public record ProgramLine(long number, boolean error, String text) {
    /** The latest lines of a program, oldest first. */
    static List<ProgramLine> of(ProgramOutput output) {
        return output.lines().stream()
                .map(line -> new ProgramLine(line.number(), line.error(), line.text()))
                .toList();
    }
}
