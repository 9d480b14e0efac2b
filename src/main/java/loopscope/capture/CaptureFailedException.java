package loopscope.capture;

/** Thrown when a picture cannot be saved. The message is one sentence for the user. */
public final class CaptureFailedException extends Exception {
    private static final long serialVersionUID = 1;

    /** A failure without a cause. */
    public CaptureFailedException(String sentence) {
        super(sentence);
    }

    /** A failure and its cause. */
    public CaptureFailedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
