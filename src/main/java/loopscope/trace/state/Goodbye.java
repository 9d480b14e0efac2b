package loopscope.trace.state;

/**
 * How a client ended its connection, as far as the wire shows; the worse way counts.
 *
 * <p>A program that is killed ends like any other: its kernel closes its sockets.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9293#section-3.6">RFC 9293, closing a
 *     connection</a>
 */
public enum Goodbye {
    /** It is still there. */
    NONE,
    /** It sends no more, and still receives: a FIN. */
    HALF_CLOSED,
    /** The server read the end of an outsider's input: a FIN, of a close or of a half-close. */
    ENDED,
    /** Its connect failed: the server never had a connection with it. */
    UNCONNECTED,
    /** It closed: a FIN; known of an outsider because a later send to it met a reset. */
    CLOSED,
    /** It closed with bytes unread: its kernel sent a RST, as it would for a reset. */
    CLOSED_UNREAD,
    /** It reset the connection: a RST. */
    RESET,
    /**
     * The server closed its listener while it was in the accept queue: the kernel sent it a RST.
     */
    RESET_IN_QUEUE;

    /** Whether one side met a reset. */
    public boolean isReset() {
        return this == CLOSED_UNREAD || this == RESET || this == RESET_IN_QUEUE;
    }
}
