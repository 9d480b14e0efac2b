package loopscope.capture;

/** A capture that did not come about; the message is one sentence for the user. */
public final class CaptureFailedException extends Exception {
    private static final long serialVersionUID = 1;

    /** A failure with nothing more to tell. */
    public CaptureFailedException(String sentence) {
        super(sentence);
    }

    /** A failure and what brought it about. */
    public CaptureFailedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
