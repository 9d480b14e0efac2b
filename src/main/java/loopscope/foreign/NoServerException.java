package loopscope.foreign;

import java.io.Serial;

/** A log shows no server. The message follows the log's name. */
public final class NoServerException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    NoServerException(String message) {
        super(message);
    }
}
