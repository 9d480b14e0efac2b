package loopscope.torture.guest;

import java.util.Locale;

/** What a client from outside does. */
public enum GuestKind {
    /** Says much in pieces of any size, then that this is all, and hears all of it. */
    CHATS,

    /** Says something, and at once that this is all; still listens. */
    HALF_CLOSES,

    /** Says something, and resets a little later. */
    RESETS,

    /** Says as much as the kernel takes, and hears it meanwhile. */
    FLOODS,

    /** Says much and reads nothing until it is let; then all of it. */
    READS_LATE,

    /** Says much, never reads, and at last resets. */
    NEVER_READS,

    /** Says a byte at a time. */
    TRICKLES,

    /** Says the beginning of a handshake of TLS, which is text like any other to an echo server. */
    GREETS_IN_TLS,

    /** Is gone as soon as it is connected. */
    LEAVES_AT_ONCE,

    /** Says something, and closes with the echo unread. */
    LEAVES_MIDWAY,

    /** Sends urgent data between two words, which is no part of the stream. */
    URGES,

    /** Says a word, and then nothing until it is let go. */
    IDLES;

    /** Whether it stays until it is let go, so that it keeps a server that serves in turn. */
    public boolean stays() {
        return this == READS_LATE || this == NEVER_READS || this == IDLES;
    }

    /** Whether it reads nothing for long, so that it connects with a small receive buffer. */
    boolean isDeaf() {
        return this == READS_LATE || this == NEVER_READS;
    }

    /** In words: {@code leaves at once}. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("tls", "TLS");
    }
}
