package loopscope.kit;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * The peer does not speak TLS, or the handshake failed. The message says so as a predicate that
 * follows the peer's name.
 */
public final class TlsException extends IOException {
    private static final long serialVersionUID = 1;

    private TlsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The first bytes are no record of TLS: plain text, or another protocol. */
    static TlsException noTls() {
        return new TlsException("does not speak TLS: its first bytes are no handshake", null);
    }

    /**
     * The peer broke the handshake off with an alert.
     *
     * @param number as in RFC 8446, section 6
     */
    static TlsException alert(int number) {
        String meaning =
                switch (number) {
                    case 42, 46, 48 -> " (it does not trust the certificate)";
                    case 70 -> " (it speaks another version than TLS 1.3)";
                    default -> "";
                };
        return new TlsException("ended the TLS handshake by alert " + number + meaning, null);
    }

    /** The two sides did not come to terms, or one does not trust the other. */
    static TlsException failed(Throwable cause) {
        return new TlsException("did not finish the TLS handshake: " + cause.getMessage(), cause);
    }
}
