package loopscope.capture;

/** A capture that did not come about; the message is one sentence for the user. */
public final class CaptureFailed extends Exception {
    private static final long serialVersionUID = 1;

    /** A failure with nothing more to tell. */
    public CaptureFailed(String sentence) {
        super(sentence);
    }

    /** A failure and what brought it about. */
    public CaptureFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
