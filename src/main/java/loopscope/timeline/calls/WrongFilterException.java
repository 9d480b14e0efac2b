package loopscope.timeline.calls;

/** Thrown when a typed filter cannot be understood. The message is one sentence for the user. */
public final class WrongFilterException extends Exception {
    private static final long serialVersionUID = 1;

    WrongFilterException(String sentence) {
        super(sentence);
    }
}
