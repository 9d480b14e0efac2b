package loopscope.kit;

import loopscope.kit.sys.Errno;
import loopscope.kit.sys.ErrorTexts;

import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;

/**
 * Finds the errno of an exception that a java.nio channel threw, by its text.
 *
 * <p>java.nio keeps strerror(3)'s text and drops the number. The record needs the number, so that
 * servers on channels and servers on raw descriptors show the same error in the same way.
 */
final class ChannelErrors {
    private static final int EIO = 5;

    private ChannelErrors() {}

    /**
     * The errno(3) number, above 0; EIO for a text that is not known. If this process closed the
     * channel, the call was canceled: neither the kernel nor the peer caused it.
     */
    static int errno(Throwable e) {
        if (e instanceof ClosedChannelException) {
            return Errno.ECANCELED;
        }
        int errno = e.getMessage() == null ? 0 : ErrorTexts.errno(e.getMessage());
        if (errno > 0) {
            return errno;
        }
        return e instanceof ConnectException ? Errno.ECONNREFUSED : EIO;
    }
}
