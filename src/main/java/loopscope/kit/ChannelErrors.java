package loopscope.kit;

import loopscope.kit.sys.Errno;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.Map;

/**
 * What a channel's exception would have been called by the kernel.
 *
 * <p>java.nio keeps the kernel's words and drops its number; the record wants the number, so that
 * both kinds of servers tell of the same trouble in the same way.
 */
final class ChannelErrors {
    private static final int EIO = 5;

    /** The beginnings of strerror(3) texts, as the JDK passes them on. */
    private static final Map<String, Integer> NUMBERS =
            Map.ofEntries(
                    Map.entry("Connection reset", Errno.ECONNRESET),
                    Map.entry("Broken pipe", Errno.EPIPE),
                    Map.entry("Connection refused", Errno.ECONNREFUSED),
                    Map.entry("Connection timed out", Errno.ETIMEDOUT),
                    Map.entry("Too many open files in system", Errno.ENFILE),
                    Map.entry("Too many open files", Errno.EMFILE),
                    Map.entry("Address already in use", Errno.EADDRINUSE),
                    Map.entry("Cannot assign requested address", Errno.EADDRNOTAVAIL),
                    Map.entry("Can't assign requested address", Errno.EADDRNOTAVAIL),
                    Map.entry("Permission denied", Errno.EACCES),
                    Map.entry("Invalid argument", Errno.EINVAL),
                    Map.entry("Software caused connection abort", Errno.ECONNABORTED));

    private ChannelErrors() {}

    /** The number, above 0; EIO where the words are not known. */
    static int errno(Throwable e) {
        if (e instanceof ClosedChannelException) {
            return Errno.EBADF;
        }
        String words = e.getMessage() == null ? "" : e.getMessage();
        return NUMBERS.entrySet().stream()
                .filter(entry -> words.startsWith(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(e instanceof ConnectException ? Errno.ECONNREFUSED : EIO);
    }

    /** Whether there was no descriptor to be had: that passes when someone closes one. */
    static boolean isLackOfDescriptors(IOException e) {
        int errno = errno(e);
        return errno == Errno.EMFILE || errno == Errno.ENFILE;
    }
}
