package loopscope.trace.file;

/** A file is no run of ours, or can't be read; the message is one sentence for the user. */
public final class BadRunException extends Exception {
    private static final long serialVersionUID = 1;

    BadRunException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    BadRunException(String sentence) {
        super(sentence);
    }
}
