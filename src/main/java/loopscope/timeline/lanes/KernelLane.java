package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Interest;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.Rows;

/**
 * What the kernel held for one socket, as the x-ray saw it, and when the server watched it for
 * writing.
 *
 * <p>The x-ray looks at most ten times a second: what came and went between two looks is missing,
 * except for what the server took out. Single writer, the dispatcher; any number of readers,
 * through views.
 */
public final class KernelLane {
    /** The words of a sample: its time, then bytes unread and unsent, packed, ... */
    private static final int HELD = 1;

    /** ... the number of its event, as in a change of interest, ... */
    private static final int NUMBER = 2;

    /** ... and, of a listener, how many in the accept queue had reset. */
    private static final int RESET = 3;

    /** Of a change of interest, whether the server watches it for writing from then on. */
    private static final int FOR_WRITING = 1;

    private final Rows samples = new Rows(4);
    private final Rows interest = new Rows(3);
    private boolean forWriting;
    private volatile long edgeFrom = ClientLane.OPEN;
    private volatile long edgeUntil = ClientLane.OPEN;

    KernelLane() {}

    /** What was held from each of these instants to the next. */
    public Samples samples() {
        return new Samples(samples.view());
    }

    /** When the server began and ceased to watch it for writing. */
    public WriteInterest interest() {
        return new WriteInterest(interest.view());
    }

    void follow(Event event) {
        if (event.op() == Op.SAMPLE) {
            add(event, event.argument(), event.result(), event.resetInQueue());
        } else if (event.role() == Role.SERVER && !event.isBegin() && isHolding()) {
            followServer(event);
        }
    }

    /** Adds a sample for what the server takes out, whether or not the x-ray looks again. */
    private void followServer(Event event) {
        long held = samples.get(samples.count() - 1, HELD);
        if (event.op() == Op.CLOSE) {
            add(event, 0, 0, 0);
        } else if (takesOut(event) && event.result() > 0 && unread(held) > 0) {
            add(event, Math.max(0, unread(held) - event.result()), unsent(held), 0);
        }
    }

    /** An unwrap decrypts what a read has taken out before. */
    private static boolean takesOut(Event event) {
        return event.op().receives() && event.op() != Op.UNWRAP;
    }

    /** The kernel drops all that it held. */
    void drop(Event event) {
        if (isHolding()) {
            add(event, 0, 0, 0);
        }
    }

    private boolean isHolding() {
        long last = samples.count() - 1;
        return last >= samples.first() && samples.get(last, HELD) != 0;
    }

    private void add(Event event, int unread, int unsent, int reset) {
        samples.add(event.time(), (long) unread << 32 | unsent, event.number(), reset);
    }

    /** Records what the socket is watched for from an event on. */
    void watch(Event event, int flags) {
        boolean now = (flags & Interest.OUT) != 0;
        if (now != forWriting) {
            forWriting = now;
            interest.add(event.time(), now ? 1 : 0, event.number());
        }
        watchEdges(event.time(), (flags & Interest.EDGE) != 0);
    }

    private void watchEdges(long time, boolean now) {
        if (now && edgeFrom == ClientLane.OPEN) {
            edgeFrom = time;
        } else if (!now && edgeFrom != ClientLane.OPEN && edgeUntil == ClientLane.OPEN) {
            edgeUntil = time;
        }
    }

    /**
     * Whether the server watches it edge-triggered at an instant. Only the first stretch of time in
     * which it does is known: no server goes back to it.
     */
    public boolean isEdgeTriggered(long time) {
        return edgeFrom <= time && time < edgeUntil;
    }

    void evict(long oldestNumber) {
        samples.evict(NUMBER, oldestNumber);
        interest.evict(NUMBER, oldestNumber);
    }

    private static int unread(long held) {
        return (int) (held >>> 32);
    }

    private static int unsent(long held) {
        return (int) held;
    }

    /** What the kernel held, sample by sample; of a listener, its accept queue. */
    public static final class Samples extends Points {
        private Samples(Rows.View rows) {
            super(rows);
        }

        /** How many bytes were unread; of a listener, how many clients waited to be accepted. */
        public int unread(int row) {
            return KernelLane.unread(rows.get(row, HELD));
        }

        /** How many bytes were unsent; of a listener, its backlog. */
        public int unsent(int row) {
            return KernelLane.unsent(rows.get(row, HELD));
        }

        /** Of a listener, how many of those in the accept queue had reset, at least. */
        public long reset(int row) {
            return rows.get(row, RESET);
        }
    }

    /** The changes of whether the server watches the socket for writing. */
    public static final class WriteInterest extends Points {
        private WriteInterest(Rows.View rows) {
            super(rows);
        }

        /** Whether it is watched for writing from a change on. */
        public boolean isForWriting(int row) {
            return rows.get(row, FOR_WRITING) == 1;
        }
    }
}
