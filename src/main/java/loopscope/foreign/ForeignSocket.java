package loopscope.foreign;

import loopscope.trace.Address;

import java.util.HashSet;
import java.util.Set;

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
    private int underway;
    private final Set<EpollSet> watchers = new HashSet<>(1);

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

    /** An epoll instance watches it; it does no more once the last descriptor is closed. */
    void watchedBy(EpollSet set) {
        watchers.add(set);
    }

    /** Whatever watches it. */
    Set<EpollSet> watchers() {
        return watchers;
    }

    /** A descriptor of it has gone out in a message, where it counts as one that is open. */
    void sent() {
        underway++;
        descriptors++;
    }

    /** A descriptor of it has come in a message, which may have been sent unseen. */
    void received() {
        if (underway > 0) {
            underway--;
        } else {
            descriptors++;
        }
    }

    /** A descriptor of it was closed; returns whether it was the last one. */
    boolean closed() {
        descriptors = Math.max(0, descriptors - 1);
        return descriptors == 0;
    }
}
