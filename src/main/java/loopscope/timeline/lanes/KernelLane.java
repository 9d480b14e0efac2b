package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Interest;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.Rows;

/**
 * What the kernel held of one socket as the x-ray saw it, and when the server had it watched for
 * writing.
 *
 * <p>The x-ray looks some ten times a second: what came and went between two looks is not here,
 * except for what the server took out. Written by the keeper; read by anyone through views.
 */
public final class KernelLane {
    /** The words of a sample, and of a change of interest: when. */
    public static final int TIME = 0;

    /** What was held, see {@link #unread} and {@link #unsent}. */
    public static final int HELD = 1;

    /** 1 from when the server has it watched for writing, 0 from when it has not. */
    public static final int FOR_WRITING = 1;

    /** The number of the event. */
    public static final int EVENT = 2;

    /** Of a listener, how many of those in the accept queue had reset, at least. */
    public static final int RESET = 3;

    private final Rows samples = new Rows(4);
    private final Rows interest = new Rows(3);
    private boolean forWriting;

    KernelLane() {}

    /** What was held from each of these moments to the next. */
    public Rows.View samples() {
        return samples.view();
    }

    /** When it began and ceased to be watched for writing. */
    public Rows.View interest() {
        return interest.view();
    }

    /** How many bytes were unread; of a listener, how many clients waited in the accept queue. */
    public static int unread(long held) {
        return (int) (held >>> 32);
    }

    /** How many bytes were unsent; of a listener, its backlog. */
    public static int unsent(long held) {
        return (int) held;
    }

    void follow(Event event) {
        if (event.op() == Op.SAMPLE) {
            add(event, event.argument(), event.result(), event.resetInQueue());
        } else if (event.role() == Role.SERVER && !event.isBegin() && isHolding()) {
            followServer(event);
        }
    }

    /** What the server takes out is there no more, whether or not the x-ray looks again. */
    private void followServer(Event event) {
        long held = samples.get(samples.count() - 1, HELD);
        if (event.op() == Op.CLOSE) {
            add(event, 0, 0, 0);
        } else if (event.op().receives() && event.result() > 0 && unread(held) > 0) {
            add(event, Math.max(0, unread(held) - event.result()), unsent(held), 0);
        }
    }

    private boolean isHolding() {
        long last = samples.count() - 1;
        return last >= samples.first() && samples.get(last, HELD) != 0;
    }

    private void add(Event event, int unread, int unsent, int reset) {
        samples.add(event.time(), (long) unread << 32 | unsent, event.number(), reset);
    }

    /** Takes note of what it is watched for since an event. */
    void watch(Event event, int flags) {
        boolean now = (flags & Interest.OUT) != 0;
        if (now != forWriting) {
            forWriting = now;
            interest.add(event.time(), now ? 1 : 0, event.number());
        }
    }

    void letGo(long oldestNumber) {
        samples.letGo(EVENT, oldestNumber);
        interest.letGo(EVENT, oldestNumber);
    }
}
