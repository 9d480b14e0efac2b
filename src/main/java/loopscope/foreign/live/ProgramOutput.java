package loopscope.foreign.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What a program has written to its standard output and standard error: the latest lines of both,
 * in the order in which they came. They are data: whoever shows them escapes them. Thread-safe.
 */
public final class ProgramOutput {
    /** So many lines are kept. */
    public static final int MOST = 500;

    private static final int LONGEST = 2_000;

    private final Deque<Line> lines = new ArrayDeque<>();
    private long count;

    ProgramOutput() {}

    /**
     * A line.
     *
     * @param number how many there were before it
     * @param error whether it was written to standard error
     * @param text as it came, cut where it is very long
     */
    public record Line(long number, boolean error, String text) {}

    /** Reads a stream to its end on a thread of its own. */
    Thread read(InputStream in, boolean error) {
        return Thread.ofPlatform()
                .daemon()
                .name(error ? "loopscope-program-errors" : "loopscope-program-output")
                .start(() -> readAll(in, error));
    }

    private void readAll(InputStream in, boolean error) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '\n') {
                    add(error, line);
                } else if (line.length() < LONGEST) {
                    line.append((char) c);
                }
            }
            if (!line.isEmpty()) {
                add(error, line);
            }
        } catch (IOException e) {
            // Nobody writes to it any more.
        }
    }

    private synchronized void add(boolean error, StringBuilder line) {
        lines.add(new Line(count, error, line.toString().stripTrailing()));
        line.setLength(0);
        count++;
        if (lines.size() > MOST) {
            lines.removeFirst();
        }
    }

    /** The latest lines, oldest first. */
    public synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    /** How many lines there were in all, those that are not kept any more too. */
    public synchronized long count() {
        return count;
    }

    /** The last line that says something, of standard error if there is one; empty for none. */
    public synchronized String lastWords() {
        String last = "";
        boolean ofError = false;
        for (Line line : lines) {
            if (!line.text.isBlank() && (line.error || !ofError)) {
                last = line.text.strip();
                ofError = line.error;
            }
        }
        return last;
    }
}
