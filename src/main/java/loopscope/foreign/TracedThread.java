package loopscope.foreign;

import java.util.HashMap;
import java.util.Map;

/** A thread of the watched program. Confined to the reader's thread. */
final class TracedThread {
    private final int system;
    private DescriptorTable descriptors;
    private boolean ofOwnProcess;
    private int lane;
    private boolean insideRecorded;
    private long enteredAt;

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

    /** Whether the begin of the call it is inside of is in the trace. */
    boolean isInsideRecorded() {
        return insideRecorded;
    }

    void insideRecorded(boolean recorded) {
        insideRecorded = recorded;
    }

    /** The trace's position when it entered its call. */
    long enteredAt() {
        return enteredAt;
    }

    void entered(long position) {
        enteredAt = position;
        insideRecorded = false;
    }

    Map<String, Integer> watched() {
        return watched;
    }

    void watched(Map<String, Integer> now) {
        watched = now;
    }
}
