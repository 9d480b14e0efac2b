package loopscope.timeline.words;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.KernelLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.waits.AcceptQueue;

/** Words for the accept queue as the kernel counts it; see {@link Lanes#acceptQueue}. */
public final class AcceptQueueWords {
    private AcceptQueueWords() {}

    /** The label of a sample of the queue, the longest wording first. */
    public static String[] beside(KernelLane.Samples samples, int sample) {
        int waiting = samples.unread(sample);
        int backlog = samples.unsent(sample);
        long reset = samples.reset(sample);
        String dead = AcceptQueue.gone(waiting, 0, reset);
        return new String[] {
            Units.count(waiting, "client") + " in the accept queue" + dead + ", backlog " + backlog,
            waiting + " in the accept queue" + (reset == 0 ? "" : ", " + reset + " reset"),
        };
    }

    /**
     * Why a client's connect does not end; empty where the queue had room all the while. A client
     * that met a full queue gets in only when its kernel asks again: after a second, then after
     * twice as long each time, see tcp(7), tcp_syn_retries.
     *
     * @param since when the connect began, in nanoseconds since the run's zero
     */
    static String full(Lanes lanes, long since, long time) {
        KernelLane.Samples samples = lanes.acceptQueue().samples();
        int first = Math.max(0, samples.firstAfter(since) - 1);
        int last = samples.firstAfter(time) - 1;
        int sample = last;
        while (sample >= first && !isFull(samples, sample)) {
            sample--;
        }
        if (sample < first) {
            return "";
        }
        if (sample < last) {
            return "the accept queue was full, and its kernel asks again only after a second or more";
        }
        int waiting = samples.unread(sample);
        String dead = AcceptQueue.gone(waiting, 0, samples.reset(sample));
        return "the accept queue is full (" + Units.count(waiting, "client") + dead + ")";
    }

    private static boolean isFull(KernelLane.Samples samples, int sample) {
        return samples.unread(sample) > samples.unsent(sample);
    }
}
