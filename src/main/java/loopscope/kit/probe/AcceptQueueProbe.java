package loopscope.kit.probe;

import loopscope.trace.Look;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

/**
 * What the x-ray finds in a listener's accept queue, look by look.
 *
 * <p>The kernel counts a client that has reset its connection until it is accepted, but has no row
 * for it any more: so many have reset as the count is larger than the rows are many. A look is no
 * snapshot, as clients come and are taken while the kernel's table is read: only what two looks in
 * a row found counts. For the x-ray's thread.
 */
final class AcceptQueueProbe {
    private final int listener;
    private boolean listening;
    private int waiting;
    private int backlog;
    private int rows;
    private int found;
    private Told told = new Told(-1, -1, 0);
    private long toldAt;

    AcceptQueueProbe(int listener) {
        this.listener = listener;
    }

    /** A look begins. */
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

    /** The row of a client that is there and not accepted. */
    void holds() {
        rows++;
    }

    /** Whether the look found a row for each that the listener counts. */
    boolean isAllSeen() {
        return waiting == rows;
    }

    /**
     * A look has ended: records what has changed.
     *
     * @param undisturbed whether nobody was accepted meanwhile
     * @param acceptances how many have been accepted so far: of those recorded as reset, some may
     *     have been taken out since
     */
    void tell(Recorder recorder, boolean undisturbed, long acceptances, Look look, Look before) {
        int gone = undisturbed ? Math.max(0, waiting - rows) : 0;
        Told now = new Told(waiting, backlog, Math.min(gone, found));
        found = gone;
        boolean taken = told.reset > 0 && acceptances != toldAt;
        if (listening && (taken || !now.equals(told))) {
            Look empty = told.waiting == 0 ? before : Look.NONE;
            recorder.saw(Op.SAMPLE, listener, waiting, backlog, now.reset, look, empty);
            told = now;
            toldAt = acceptances;
        }
    }

    /** What was recorded last. */
    private record Told(int waiting, int backlog, int reset) {}
}
