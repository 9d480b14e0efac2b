package loopscope.kit;

import loopscope.kit.sys.FdSet;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

/**
 * Descriptor numbers below 1,024, reserved for select(2), which can use no others.
 *
 * <pre>
 *   0 1 2 …   held held held held   1023 │ 1024 …
 *                       ▴ dup3           │   └─ accept gives a number up here
 *                       └────────────────┴── from now on the client has a held number
 * </pre>
 *
 * <p>The kernel gives each new descriptor of this process the lowest free number. Without this,
 * other stages and their clients would use up the numbers that select needs. Confined to the
 * server's thread.
 */
public final class LowNumbers {
    private static final NumberPool POOL = NumberPool.OF_PROCESS;

    private final Kit kit;
    private final Opened part = new Part();
    private boolean joined;

    LowNumbers(Kit kit) {
        this.kit = kit;
    }

    /**
     * Reserves all low numbers that are free, and gives one to each of these descriptors.
     *
     * @throws CannotListenException if there are not enough
     */
    public void reserve(Descriptor... needed) throws CannotListenException {
        POOL.join();
        joined = true;
        kit.opened(part);
        for (Descriptor descriptor : needed) {
            if (!take(descriptor)) {
                throw new CannotListenException(
                        "No descriptor below 1024 is left, and select can watch no other:"
                                + " stop another stage or some clients, then try again.");
            }
        }
    }

    /**
     * dup3(2): moves a descriptor from a high number to a low one. Only this process, which holds
     * more than the server, needs that. It is no step of the server, so the pace does not hold it.
     *
     * @return whether the descriptor has a low number now
     */
    public boolean take(Descriptor descriptor) {
        int old = descriptor.fd();
        if (FdSet.fits(old)) {
            return true;
        }
        Recorder recorder = kit.trace().recorder();
        recorder.beginNonBlocking(Op.DUP, descriptor.connection(), old);
        int number = POOL.take(old);
        recorder.end(number);
        if (number >= 0) {
            descriptor.renumber(number, POOL);
        }
        return number >= 0;
    }

    /** Releases the numbers. Idempotent. */
    public void close() {
        part.release();
    }

    private final class Part implements Opened {
        @Override
        public void wake() {
            // no call waits on a number
        }

        @Override
        public synchronized void release() {
            if (joined) {
                joined = false;
                POOL.leave();
                kit.closed(this);
            }
        }
    }
}
