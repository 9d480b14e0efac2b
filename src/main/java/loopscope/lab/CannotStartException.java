package loopscope.lab;

/**
 * A stage cannot be opened, or a crowd not sent. The message is one sentence that says why and what
 * to do.
 */
public final class CannotStartException extends Exception {
    private static final long serialVersionUID = 1;

    /** An exception whose sentence is shown to the user as it is. */
    public CannotStartException(String sentence) {
        super(sentence);
    }
}
