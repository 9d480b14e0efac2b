package loopscope.kit;

import loopscope.kit.sys.Errno;
import loopscope.kit.sys.EventFd;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

/**
 * Ends a readiness call from another thread: an eventfd(2) that a signal makes readable.
 *
 * <p>A server adds it to its interest set like a socket. Confined to the server's thread, except
 * {@link #signal}, which is thread-safe.
 */
public final class Wakeup extends Descriptor {
    private static final int OPEN = 0;
    private static final int SIGNAL = 1;
    private static final int CLEAR = 2;

    Wakeup(Kit kit) {
        super(kit);
    }

    @Override
    public int connection() {
        return 0;
    }

    /**
     * eventfd(2): opens it.
     *
     * @throws CannotListenException if no descriptor is left
     */
    public void open() throws CannotListenException {
        Recorder recorder = begin(OPEN);
        int fd = EventFd.open();
        recorder.end(fd);
        if (fd < 0) {
            throw new CannotListenException(
                    "No eventfd could be opened ("
                            + Errno.text(fd)
                            + "): close what this program no longer needs, then try again.");
        }
        opened(fd);
    }

    /** Makes it readable; does nothing while it is not open. */
    public void signal() {
        Recorder recorder = begin(SIGNAL);
        wakeNow();
        recorder.end(0);
    }

    /** Makes it unreadable again. */
    public void clear() {
        Recorder recorder = begin(CLEAR);
        recorder.end(EventFd.drain(fd()));
    }

    /** close(2). Idempotent. */
    public void close() {
        if (fd() >= 0) {
            Recorder recorder = kit().next(Op.CLOSE, 0);
            recorder.beginNonBlocking(Op.CLOSE, 0, 0);
            recorder.end(closeNow());
        }
    }

    @Override
    void wake(int fd) {
        int _ = EventFd.wake(fd);
    }

    private Recorder begin(int what) {
        Recorder recorder = kit().next(Op.EVENTFD, 0);
        recorder.beginNonBlocking(Op.EVENTFD, 0, what);
        return recorder;
    }
}
