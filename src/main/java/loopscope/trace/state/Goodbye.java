package loopscope.trace.state;

/**
 * How a client took its leave, as far as the wire tells; the worse one counts.
 *
 * <p>A program that is killed says goodbye like any other: its kernel closes its sockets.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9293#section-3.6">RFC 9293, closing a
 *     connection</a>
 */
public enum Goodbye {
    /** It is still there. */
    NONE,
    /** It says no more, and still listens: a FIN. */
    HALF_CLOSED,
    /** The server read the end of an outsider's input: a FIN, of a close or of a half-close. */
    ENDED,
    /** Its connect was refused: it never was there, and the wire tells nothing. */
    UNCONNECTED,
    /** It closed: a FIN; of an outsider, because what was sent to it then met a reset. */
    CLOSED,
    /** It closed with bytes unread: its kernel sent a RST, as it would for a reset. */
    CLOSED_UNREAD,
    /** It reset the connection: a RST. */
    RESET;

    /** Whether the other side met a reset. */
    public boolean isReset() {
        return this == CLOSED_UNREAD || this == RESET;
    }
}
