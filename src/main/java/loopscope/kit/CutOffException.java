package loopscope.kit;

/**
 * Ends a server's thread at its next call, because the server did not stop when it should; see
 * {@link Kit#cutOff}.
 */
public final class CutOffException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CutOffException() {
        super("This server did not end when it was told to, and was cut off.", null, false, false);
    }
}
