package loopscope.kit;

import loopscope.kit.sys.Errno;
import loopscope.kit.sys.EventFd;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

/**
 * What ends a wait from outside: an eventfd(2), readable from the moment that anybody signals.
 *
 * <p>A server puts it among its inputs like a socket. The server's thread opens, clears and closes
 * it; any thread may signal.
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
     * @throws CannotListenException when there is no descriptor left
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

    /** Makes it readable; does nothing before it is open and after it was closed. */
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

    /** close(2). Closing what is closed does nothing. */
    public void close() {
        if (fd() >= 0) {
            Recorder recorder = kit().next(Op.CLOSE, 0);
            recorder.beginNonBlocking(Op.CLOSE, 0, 0);
            recorder.end(closeNow());
        }
    }

    @Override
    void wake(int fd) {
        int unused = EventFd.wake(fd);
    }

    private Recorder begin(int what) {
        Recorder recorder = kit().next(Op.EVENTFD, 0);
        recorder.beginNonBlocking(Op.EVENTFD, 0, what);
        return recorder;
    }
}
