package loopscope.timeline;

import loopscope.trace.Rows;

/** The accept queue as the kernel counts it, in plain words; see {@link Lanes#door}. */
public final class AcceptQueueWords {
    private AcceptQueueWords() {}

    /** What stands beside a sample of the queue, the longest wording first. */
    public static String[] beside(Rows.View samples, int sample) {
        int waiting = KernelLane.unread(samples.get(sample, KernelLane.HELD));
        int backlog = KernelLane.unsent(samples.get(sample, KernelLane.HELD));
        long reset = samples.get(sample, KernelLane.RESET);
        String dead = AcceptQueue.gone(0, reset);
        return new String[] {
            Units.count(waiting, "client") + " in the accept queue" + dead + ", backlog " + backlog,
            waiting + " in the accept queue" + (reset == 0 ? "" : ", " + reset + " reset"),
        };
    }

    /** Why a client's connect does not end at a moment; empty where the queue has room for it. */
    static String full(Lanes lanes, long time) {
        Rows.View samples = lanes.door().samples();
        int sample = samples.firstAbove(KernelLane.TIME, time) - 1;
        if (sample < 0) {
            return "";
        }
        long held = samples.get(sample, KernelLane.HELD);
        int waiting = KernelLane.unread(held);
        String dead = AcceptQueue.gone(0, samples.get(sample, KernelLane.RESET));
        return waiting <= KernelLane.unsent(held)
                ? ""
                : "the accept queue is full (" + waiting + " wait" + dead + ")";
    }
}
