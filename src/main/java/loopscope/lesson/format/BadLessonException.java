package loopscope.lesson.format;

import java.util.Locale;

/** A file that is no lesson; the message says where, what was found and what was expected. */
public final class BadLessonException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final String problem;

    /**
     * @param line where, from 1
     * @param problem a sentence for the user that does not name the place
     */
    BadLessonException(int line, String problem) {
        super(String.format(Locale.ROOT, "Line %d: %s", line, problem));
        this.line = line;
        this.problem = problem;
    }

    private BadLessonException(String message, BadLessonException cause) {
        super(message, cause);
        this.line = cause.line;
        this.problem = cause.problem;
    }

    /** The same, with the name of the file in the message. */
    public BadLessonException in(String file) {
        return new BadLessonException(
                String.format(Locale.ROOT, "%s, line %d: %s", file, line, problem), this);
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }
}
