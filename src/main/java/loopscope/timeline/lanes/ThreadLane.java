package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

/**
 * What one server thread did: its calls, and the clients it was busy with.
 *
 * <p>Single writer, the dispatcher; any number of readers, through views.
 */
public final class ThreadLane {
    /** The end of a span that is not over. */
    public static final long OPEN = Long.MAX_VALUE;

    /** The number of no lock. */
    public static final int NO_LOCK = 0;

    /** The target of a thread that the gate holds, and that is busy with nobody. */
    public static final int THE_PACE = -1;

    private final int id;
    private final String name;
    private final long began;
    private final Calls calls = new Calls();
    private final Targets targets = new Targets();
    private final LockWaits lockWaits = new LockWaits();
    private final CounterUses counterUses = new CounterUses();
    private final Holds holds = new Holds();
    private volatile long ended = OPEN;
    private volatile boolean worker;
    private volatile boolean virtual;

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
    public Calls.View calls() {
        return calls.view();
    }

    /** The clients it was busy with or waited for, one after the other. */
    public Targets.View targets() {
        return targets.view();
    }

    /**
     * The client it was busy with or waited for at an instant, see {@link Targets.View#whom}; 0 for
     * anyone.
     */
    public int target(long time) {
        Targets.View all = targets();
        int row = all.at(time);
        return row < 0 ? 0 : all.whom(row);
    }

    /** Its waits for locks. */
    public LockWaits.View lockWaits() {
        return lockWaits.view();
    }

    /** The lock that it waited for at an instant, or {@link #NO_LOCK}. */
    public int waitsForLock(long time) {
        LockWaits.View all = lockWaits();
        int row = all.at(time);
        return row < 0 ? NO_LOCK : all.lock(row);
    }

    /** Its reads and writes of the shared counter. */
    public CounterUses.View counterUses() {
        return counterUses.view();
    }

    /** The times at which the gate held it; they are no calls of its own. */
    public Holds holds() {
        return holds;
    }

    /** How many calls it has made into the kernel or on channels. */
    public long count() {
        return calls.count();
    }

    /** How many of them had ended by a time. */
    public long count(long time) {
        Calls.View all = calls();
        return count() - all.made(all.firstEndingAfter(time), all.size() - 1);
    }

    /** Whether it takes over clients that other threads have accepted. */
    public boolean isWorker() {
        return worker;
    }

    /** Whether it is a virtual thread, not one of the operating system. */
    public boolean isVirtual() {
        return virtual;
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

    void follow(Event event, boolean aboutClient) {
        switch (event.op()) {
            case EXIT -> {
                ended = event.time();
                targets.close(event.time());
            }
            case HOLD -> {
                // No call of the thread's own, and no client's fault.
                holds.follow(event);
                targets.hold(event);
            }
            default -> followCall(event, aboutClient);
        }
    }

    private void followCall(Event event, boolean aboutClient) {
        worker |= event.op() == Op.PICK_UP;
        virtual |= event.op() == Op.START && event.argument() == Recorder.VIRTUAL;
        calls.follow(event);
        targets.follow(event, aboutClient);
        switch (event.op()) {
            case LOCK -> lockWaits.follow(event);
            case COUNT_READ, COUNT_WRITE, COUNT_ADD -> counterUses.follow(event);
            default -> {
                // neither a lock nor the counter
            }
        }
    }

    void evict(long oldestNumber, long oldestTime) {
        calls.evict(oldestNumber);
        targets.evict(oldestTime);
        lockWaits.evict(oldestTime);
        counterUses.evict(oldestNumber);
        holds.evict(oldestNumber);
    }
}
