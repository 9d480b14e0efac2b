package loopscope.foreign.live;

import java.io.Serial;

/** A program can't be watched. The message is a sentence for the user that says what to do. */
public final class CannotWatchException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    CannotWatchException(String message) {
        super(message);
    }

    CannotWatchException(String message, Throwable cause) {
        super(message, cause);
    }
}
