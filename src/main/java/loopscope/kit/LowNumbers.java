package loopscope.kit;

import loopscope.kit.sys.FdSet;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

/**
 * Descriptors below 1,024, kept for who can use no others: select(2).
 *
 * <pre>
 *   0 1 2 …   held held held held   1023 │ 1024 …
 *                       ▴ dup3           │   └─ accept gives a number up here
 *                       └────────────────┴── the client is known by a held one from now on
 * </pre>
 *
 * <p>The kernel gives out the lowest free number, to whoever asks in this process: without this,
 * other stages and their clients would use up those that select needs. For the server's thread
 * alone.
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
     * Keeps all low numbers that are free, and gives some to those that the server waits with.
     *
     * @throws CannotListenException when there is none left for them
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
     * dup3(2): gives a low number to what has a high one. That serves this process, which has more
     * in it than the server, and is no step of the server's: no pace holds it.
     *
     * @return whether it has a low number now
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

    /** Keeps them no longer. Doing so twice does nothing. */
    public void close() {
        part.release();
    }

    private final class Part implements Opened {
        @Override
        public void wake() {
            // nobody waits on a number
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
