package loopscope.foreign.tracer;

/**
 * What a call gave.
 *
 * @param known whether the tracer saw what it gave; it does not where the thread was killed inside
 * @param value what it returned; -1 for an error
 * @param error the error's name, such as {@code EAGAIN}; empty for none
 * @param annotation what the tracer says of a returned descriptor, such as {@code
 *     socket:[8760613]}; empty for nothing
 * @param detail what the tracer adds in brackets, without them: {@code in [3], out [4]}, {@code
 *     Timeout}; empty for nothing
 */
public record Outcome(boolean known, long value, String error, String annotation, String detail) {
    /** The thread was killed inside the call, or left it in a way that the tracer did not see. */
    static final Outcome UNKNOWN = new Outcome(false, -1, "", "", "");

    /** Whether the call did what it was asked to. */
    public boolean succeeded() {
        return known && error.isEmpty();
    }

    /** Whether it will be begun anew by the kernel, as a signal came. */
    public boolean isRestarted() {
        return error.startsWith("ERESTART");
    }
}
