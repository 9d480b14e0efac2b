package loopscope.kit.probe;

import loopscope.trace.Look;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

/**
 * A listener's accept queue, as the x-ray samples it.
 *
 * <p>The kernel counts a client that has reset its connection until a server accepts it, but keeps
 * no row for it: the count minus the number of rows is the number of resets. A sample is no
 * snapshot, as clients come and go while the kernel's table is read; a reset therefore counts only
 * if two samples in a row found it. Confined to the x-ray's thread.
 */
final class AcceptQueueProbe {
    private final int listener;
    private boolean listening;
    private int waiting;
    private int backlog;
    private int rows;
    private int found;
    private Recorded recorded = new Recorded(-1, -1, 0);
    private long recordedAt;

    AcceptQueueProbe(int listener) {
        this.listener = listener;
    }

    /** A sample begins. */
    void begin() {
        listening = false;
        waiting = 0;
        rows = 0;
    }

    /** The listener's own row. */
    void listens(int waits, int most) {
        listening = true;
        waiting = waits;
        backlog = most;
    }

    /** The row of a client that waits in the accept queue. */
    void holds() {
        rows++;
    }

    /** Whether the sample found a row for each client that the kernel counts. */
    boolean isAllSeen() {
        return waiting == rows;
    }

    /**
     * Ends a sample, and records what has changed.
     *
     * @param undisturbed whether no client was accepted meanwhile
     * @param acceptances how many clients have been accepted so far; among them may be some that
     *     were recorded as reset
     */
    void record(Recorder recorder, boolean undisturbed, long acceptances, Look look, Look before) {
        int gone = undisturbed ? Math.max(0, waiting - rows) : 0;
        Recorded now = new Recorded(waiting, backlog, Math.min(gone, found));
        found = gone;
        boolean taken = recorded.reset > 0 && acceptances != recordedAt;
        if (listening && (taken || !now.equals(recorded))) {
            Look empty = recorded.waiting == 0 ? before : Look.NONE;
            recorder.saw(Op.SAMPLE, listener, waiting, backlog, now.reset, look, empty);
            recorded = now;
            recordedAt = acceptances;
        }
    }

    /** A recorded sample. */
    private record Recorded(int waiting, int backlog, int reset) {}
}
