package loopscope.kit;

import loopscope.trace.Op;
import loopscope.trace.Recorder;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A shared variable whose reads and writes are recorded.
 *
 * <p>Every thread sees the last written value, as with a volatile variable. So an update is lost
 * only because one thread writes between another's read and write. Thread-safe.
 */
public final class RecordedInteger {
    private final Kit kit;
    private final AtomicInteger variable = new AtomicInteger();

    RecordedInteger(Kit kit) {
        this.kit = kit;
    }

    /** The value. */
    public int read() {
        Recorder recorder = begin(Op.COUNT_READ);
        int value = variable.get();
        recorder.end(value);
        return value;
    }

    /** Sets the value, whatever it was. */
    public void write(int value) {
        Recorder recorder = begin(Op.COUNT_WRITE);
        variable.set(value);
        recorder.end(value);
    }

    /** Adds one atomically; returns the new value. */
    public int incrementAndGet() {
        Recorder recorder = begin(Op.COUNT_ADD);
        int value = variable.incrementAndGet();
        recorder.end(value);
        return value;
    }

    /**
     * The value, for a thread that polls: reads of an unchanged value become one record with their
     * count.
     *
     * @param known the value at the last read
     * @throws InterruptedException if the server is being aborted
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

    /** The value, for an observer: not recorded. */
    public int glance() {
        return variable.get();
    }

    private Recorder begin(Op op) {
        Recorder recorder = kit.next(op, 0);
        recorder.beginNonBlocking(op, 0, 0);
        return recorder;
    }
}
