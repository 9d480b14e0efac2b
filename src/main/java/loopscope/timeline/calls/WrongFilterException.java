package loopscope.timeline.calls;

/** What somebody wants to see cannot be understood; the message is one sentence for them. */
public final class WrongFilterException extends Exception {
    private static final long serialVersionUID = 1;

    WrongFilterException(String sentence) {
        super(sentence);
    }
}
