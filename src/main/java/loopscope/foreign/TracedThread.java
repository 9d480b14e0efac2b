package loopscope.foreign;

import loopscope.trace.Op;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A thread of the watched program. Confined to the reader's thread. */
final class TracedThread {
    private final int system;
    private DescriptorTable descriptors;
    private boolean ofOwnProcess;
    private int lane;
    private @Nullable Op inside;
    private int insideConnection;
    private long begun;
    private long enteredAt;
    private boolean asks;
    private @Nullable GivenSets given;

    private final List<Early> early = new ArrayList<>();

    /** What its last select(2) or poll(2) watched each socket for. */
    private Map<String, Integer> watched = new HashMap<>();

    /**
     * @param system its number in the system
     * @param ofOwnProcess whether it is the first thread of its process
     */
    TracedThread(int system, DescriptorTable descriptors, boolean ofOwnProcess) {
        this.system = system;
        this.descriptors = descriptors;
        this.ofOwnProcess = ofOwnProcess;
    }

    /**
     * What it did before it had a lane. Times are nanoseconds since 1970.
     *
     * @param socket what it was done to; empty for an epoll instance
     */
    record Early(Op op, String socket, long begun, long ended, long result, int argument) {
        /** Whether it has made the epoll instance of a number. */
        boolean isEpoll(int number) {
            return op == Op.EPOLL_CREATE && result == number;
        }
    }

    /** What it did before it had a lane, in order. */
    List<Early> early() {
        return early;
    }

    int system() {
        return system;
    }

    boolean isOfOwnProcess() {
        return ofOwnProcess;
    }

    DescriptorTable descriptors() {
        return descriptors;
    }

    /** It was taken for one of another kind until its parent's call has told. */
    void becomes(DescriptorTable table, boolean ownProcess) {
        descriptors = table;
        ofOwnProcess = ownProcess;
    }

    /** Its number in the trace; 0 until it has touched a socket of a server. */
    int lane() {
        return lane;
    }

    void lane(int number) {
        lane = number;
    }

    /** The call it is inside of, if its begin is in the trace; null otherwise. */
    @Nullable Op inside() {
        return inside;
    }

    int insideConnection() {
        return insideConnection;
    }

    /** When the call that it is inside of began, in nanoseconds since 1970. */
    long begun() {
        return begun;
    }

    void inside(Op call, int connection, long time) {
        inside = call;
        insideConnection = connection;
        begun = time;
    }

    void outside() {
        inside = null;
    }

    /** Whether it has asked which sockets are ready. */
    boolean asks() {
        return asks;
    }

    void asked() {
        asks = true;
    }

    /** The trace's position when it entered its call. */
    long enteredAt() {
        return enteredAt;
    }

    void entered(long position) {
        enteredAt = position;
    }

    /** What its latest select(2) or poll(2) was given; null before the first. */
    @Nullable GivenSets given() {
        return given;
    }

    void given(GivenSets sets) {
        given = sets;
    }

    Map<String, Integer> watched() {
        return watched;
    }

    void watched(Map<String, Integer> now) {
        watched = now;
    }
}
