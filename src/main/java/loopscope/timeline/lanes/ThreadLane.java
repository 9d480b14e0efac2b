package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Rows;

/**
 * What one server thread did: its calls, and whom it was busy with.
 *
 * <p>Written by the keeper; read by anyone through views.
 */
public final class ThreadLane {
    /** The value of {@link #TO} while a span is not over. */
    public static final long OPEN = Long.MAX_VALUE;

    /** The words of a call and of a target: when it began. */
    public static final int FROM = 0;

    /** When it was over, or {@link #OPEN}. */
    public static final int TO = 1;

    /** Of a call: operation, flags and connection, see {@link #op} and its siblings. */
    public static final int WHAT = 2;

    /**
     * Of a target: the connection the thread was busy with or waited for; 0 for anyone, {@link
     * #THE_PACE} for nobody.
     */
    public static final int WHOM = 2;

    /** Of a call: the number of its latest event. */
    public static final int NUMBER = 3;

    /** Of a call: how long the lane's earlier calls waited altogether. */
    public static final int WAITED = 4;

    /** Of a call: how many of the lane's calls had ended with it, see {@link #made}. */
    public static final int MADE = 5;

    /** The words of a wait for a lock are FROM, TO, and the lock's number. */
    public static final int LOCK = 2;

    /** The number of no lock. */
    public static final int NO_LOCK = 0;

    /** The words of a look at the shared counter, or a change of it: when it was done. */
    public static final int TIME = 0;

    /** What was done and seen, see {@link #op} and {@link #value}. */
    public static final int COUNT = 1;

    /** The number of its event. */
    public static final int COUNT_NUMBER = 2;

    /** As {@link #WHOM}: nobody, as the pace held the thread. */
    public static final int THE_PACE = -1;

    private final int id;
    private final String name;
    private final long began;
    private final Rows calls = new Rows(6);
    private final Rows targets = new Rows(3);
    private final Rows lockWaits = new Rows(3);
    private final Rows counts = new Rows(3);
    private final Holds holds = new Holds();
    private long waited;
    private int aimedAt;
    private volatile long count;
    private volatile long ended = OPEN;
    private volatile boolean worker;

    ThreadLane(int id, String name, long began) {
        this.id = id;
        this.name = name;
        this.began = began;
    }

    /** The thread's number in its trace. */
    public int id() {
        return id;
    }

    /** The thread's name. */
    public String name() {
        return name;
    }

    /** Its calls in the order they were made, one after the other. */
    public Rows.View calls() {
        return calls.view();
    }

    /** Whom it was busy with or waited for, one after the other. */
    public Rows.View targets() {
        return targets.view();
    }

    /** Whom it was busy with or waited for at a moment, see {@link #WHOM}; 0 for anyone. */
    public int target(long time) {
        Rows.View all = targets.view();
        int row = all.firstAbove(FROM, time) - 1;
        return row >= 0 && time < all.get(row, TO) ? (int) all.get(row, WHOM) : 0;
    }

    /** Its waits for locks; whom it waited for is told by the lock's {@link LockTurns}. */
    public Rows.View lockWaits() {
        return lockWaits.view();
    }

    /** The lock that it waited for at a moment, or {@link #NO_LOCK}. */
    public int waitsForLock(long time) {
        Rows.View all = lockWaits.view();
        int row = all.firstAbove(FROM, time) - 1;
        return row >= 0 && time < all.get(row, TO) ? (int) all.get(row, LOCK) : NO_LOCK;
    }

    /**
     * Its reads and writes of the shared counter, one after the other; repeated reads that saw no
     * change are left out.
     */
    public Rows.View counts() {
        return counts.view();
    }

    /** The value that was read, or written, of a {@link #COUNT}. */
    public static int value(long count) {
        return (int) (count >>> 32);
    }

    /** When the pace held it: no calls of its own. */
    public Holds holds() {
        return holds;
    }

    /** How many calls it has made into the kernel or on channels. */
    public long count() {
        return count;
    }

    /** Whether it takes over clients that other threads have accepted. */
    public boolean isWorker() {
        return worker;
    }

    /** When the thread began to record. */
    public long began() {
        return began;
    }

    /** When the thread ended, {@link #OPEN} while it lives. */
    public long ended() {
        return ended;
    }

    /** Whether the thread lived at a time. */
    public boolean isAlive(long time) {
        return began <= time && time < ended;
    }

    /** What a call did. */
    public static Op op(long what) {
        return OPS[(int) what & 0xff];
    }

    /** Whether a call may have waited for something. */
    public static boolean isBlocking(long what) {
        return (what >>> 8 & Recorder.BLOCKING) != 0;
    }

    /** Whether this stands for several calls, all of which would have blocked. */
    public static boolean isMerged(long what) {
        return (what >>> 8 & Recorder.MERGED) != 0;
    }

    /**
     * How many calls ended in some rows: each of the would-blocks that a row gathers is one, a step
     * of the server's own, such as queueing, is none.
     *
     * @param first the first of them
     * @param last the last of them; less than {@code first} for none
     */
    public static long made(Rows.View calls, int first, int last) {
        return last < first ? 0 : calls.get(last, MADE) - madeBefore(calls, first);
    }

    private static long madeBefore(Rows.View calls, int row) {
        if (row > 0) {
            return calls.get(row - 1, MADE);
        }
        // Of what was let go no more is known than that it ended before.
        boolean isCall = op(calls.get(row, WHAT)).isCall();
        return calls.letGo() == 0 ? 0 : calls.get(row, MADE) - (isCall ? 1 : 0);
    }

    /** Which connection a call was about, 0 for none. */
    public static int connection(long what) {
        return (int) (what >>> 32);
    }

    private static final Op[] OPS = Op.values();

    private static long what(Event event) {
        long flags =
                (event.isBlocking() ? Recorder.BLOCKING : 0)
                        | (event.isMerged() ? Recorder.MERGED : 0);
        return event.op().ordinal() | flags << 8 | (long) event.connection() << 32;
    }

    void follow(Event event, boolean aboutClient) {
        if (event.op() == Op.EXIT) {
            ended = event.time();
            closeTarget(event.time());
            return;
        }
        if (event.op() == Op.HOLD) {
            hold(event);
            return;
        }
        worker |= event.op() == Op.PICK_UP;
        if (event.isBegin()) {
            calls.add(event.time(), OPEN, what(event), event.number(), waited, count);
        } else {
            end(event);
        }
        aim(event, aboutClient);
        switch (event.op()) {
            case LOCK -> waitForLock(event);
            case COUNT_READ, COUNT_WRITE, COUNT_ADD -> count(event);
            default -> {
                // neither a lock nor the counter
            }
        }
    }

    /** No call of the thread's own, and nobody's fault but the user's. */
    private void hold(Event event) {
        holds.follow(event);
        if (event.isBegin()) {
            long last = targets.count() - 1;
            boolean aims = last >= targets.first() && targets.get(last, TO) == OPEN;
            aimedAt = aims ? (int) targets.get(last, WHOM) : 0;
            turnTo(THE_PACE, event.time());
        } else {
            turnTo(aimedAt, event.time());
        }
    }

    private void waitForLock(Event event) {
        if (event.isBegin()) {
            lockWaits.add(event.time(), OPEN, event.argument());
        } else if (lockWaits.count() > lockWaits.first()) {
            lockWaits.set(lockWaits.count() - 1, TO, event.time());
        }
    }

    private void count(Event event) {
        if (!event.isMerged()) {
            long what = event.op().ordinal() | (long) event.result() << 32;
            counts.add(event.time(), what, event.number());
        }
    }

    private boolean isOpen() {
        long last = calls.count() - 1;
        return last >= calls.first() && calls.get(last, TO) == OPEN;
    }

    private void end(Event event) {
        long made = count;
        count = made + (event.op().isCall() ? event.isMerged() ? event.argument() : 1 : 0);
        if (isOpen()) {
            endCall(event);
        } else {
            calls.add(event.beginTime(), event.time(), what(event), event.number(), waited, count);
        }
    }

    private void endCall(Event event) {
        long last = calls.count() - 1;
        calls.set(last, MADE, count);
        calls.set(last, TO, event.time());
        calls.set(last, WHAT, what(event));
        calls.set(last, NUMBER, event.number());
        if (event.isBlocking()) {
            waited += event.time() - event.beginTime();
        }
    }

    private void aim(Event event, boolean aboutClient) {
        if (event.isBegin() && event.op().waitsForAnyone()) {
            turnTo(0, event.time());
        } else if (aboutClient) {
            turnTo(event.connection(), turnedAt(event));
        }
    }

    /** Who is accepted or taken over is not known before, and nobody was until then. */
    private static long turnedAt(Event event) {
        return event.op() == Op.ACCEPT || event.op() == Op.PICK_UP
                ? event.time()
                : event.beginTime();
    }

    private void turnTo(int connection, long time) {
        long last = targets.count() - 1;
        boolean held = last >= targets.first();
        if (held && targets.get(last, TO) == OPEN && targets.get(last, WHOM) == connection) {
            return;
        }
        closeTarget(time);
        targets.add(time, OPEN, connection);
    }

    private void closeTarget(long time) {
        long last = targets.count() - 1;
        if (last >= targets.first() && targets.get(last, TO) == OPEN) {
            targets.set(last, TO, Math.max(time, targets.get(last, FROM)));
        }
    }

    void letGo(long oldestNumber, long oldestTime) {
        calls.letGo(NUMBER, oldestNumber);
        targets.letGo(TO, oldestTime);
        lockWaits.letGo(TO, oldestTime);
        counts.letGo(COUNT_NUMBER, oldestNumber);
        holds.letGo(oldestNumber);
    }
}
