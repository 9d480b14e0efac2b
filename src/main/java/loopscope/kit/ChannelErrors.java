package loopscope.kit;

import loopscope.kit.sys.Errno;
import loopscope.kit.sys.ErrorTexts;

import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;

/**
 * What a channel's exception would have been called by the kernel.
 *
 * <p>java.nio keeps the kernel's words and drops its number; the record wants the number, so that
 * both kinds of servers tell of the same trouble in the same way.
 */
final class ChannelErrors {
    private static final int EIO = 5;

    private ChannelErrors() {}

    /**
     * The number, above 0; EIO where the words are not known. A channel that this process closed
     * asks the kernel no more: the call was canceled, and no peer had a hand in it.
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
