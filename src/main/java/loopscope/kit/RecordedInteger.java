package loopscope.kit;

import loopscope.trace.Op;
import loopscope.trace.Recorder;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A variable for all threads, whose reads and writes are recorded.
 *
 * <p>Every thread sees what was written last, as with a volatile variable. So what gets lost is
 * lost because one thread came between another's read and its write, and for no other reason.
 */
public final class RecordedInteger {
    private final Kit kit;
    private final AtomicInteger variable = new AtomicInteger();

    RecordedInteger(Kit kit) {
        this.kit = kit;
    }

    /** Its value. */
    public int read() {
        Recorder recorder = begin(Op.COUNT_READ);
        int value = variable.get();
        recorder.end(value);
        return value;
    }

    /** Gives it another value, whatever it was. */
    public void write(int value) {
        Recorder recorder = begin(Op.COUNT_WRITE);
        variable.set(value);
        recorder.end(value);
    }

    /** Adds one in a single step that nobody can come between; gives its new value. */
    public int incrementAndGet() {
        Recorder recorder = begin(Op.COUNT_ADD);
        int value = variable.incrementAndGet();
        recorder.end(value);
        return value;
    }

    /**
     * Its value, to one that asks again and again: while it stays the same, that becomes one record
     * that says how often.
     *
     * @param known what it was the last time
     * @throws InterruptedException when the server is being ended
     */
    public int readAgain(int known) throws InterruptedException {
        Waits.check(!kit.waits().areCalledOff());
        Recorder recorder = begin(Op.COUNT_READ);
        int value = variable.get();
        if (value == known) {
            recorder.endWouldBlock(value);
        } else {
            recorder.end(value);
        }
        return value;
    }

    /** Its value, for one who looks on: not recorded. */
    public int glance() {
        return variable.get();
    }

    private Recorder begin(Op op) {
        Recorder recorder = kit.next(op, 0);
        recorder.beginNonBlocking(op, 0, 0);
        return recorder;
    }
}
