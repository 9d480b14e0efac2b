package loopscope.timeline.lanes;

/** Whether a client and its server speak the same: both TLS, or neither. */
public enum TlsMismatch {
    /** They do, as far as is known. */
    NONE,

    /** The client sent plain text to a server that speaks TLS. */
    PLAIN_TO_TLS,

    /** The client began a handshake of TLS with a server that echoes what it gets. */
    TLS_TO_PLAIN
}
