package loopscope.foreign;

import loopscope.trace.Address;

/** A socket of the watched program. Confined to the reader's thread. */
final class ForeignSocket {
    /** What it is for, as far as its calls have shown. */
    enum Kind {
        UNKNOWN,
        LISTENER,
        CONNECTION,
        /** Not of the internet, or one with which the program connects to others. */
        OTHER
    }

    private final boolean seenOpening;
    private Kind kind = Kind.UNKNOWN;
    private int connection;
    private long address = Address.NONE;
    private boolean nonBlocking;
    private int descriptors;

    /**
     * @param seenOpening whether the call that opened it was seen
     */
    ForeignSocket(boolean seenOpening) {
        this.seenOpening = seenOpening;
    }

    boolean isSeenOpening() {
        return seenOpening;
    }

    Kind kind() {
        return kind;
    }

    /** Its number in the trace; 0 where it has none. */
    int connection() {
        return connection;
    }

    /** It is this from now on. */
    void becomes(Kind shown, int number) {
        kind = shown;
        connection = number;
    }

    /** Its own address, as bind(2) was given it. */
    long address() {
        return address;
    }

    void bound(long to) {
        address = to;
    }

    /** Whether calls on it return "would block" where they would have to wait. */
    boolean isNonBlocking() {
        return nonBlocking;
    }

    void nonBlocking(boolean set) {
        nonBlocking = set;
    }

    void opened() {
        descriptors++;
    }

    /** A descriptor of it was closed; returns whether it was the last one. */
    boolean closed() {
        descriptors = Math.max(0, descriptors - 1);
        return descriptors == 0;
    }
}
