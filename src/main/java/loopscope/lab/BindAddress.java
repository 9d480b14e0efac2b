package loopscope.lab;

import loopscope.kit.sys.SocketAddress;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The address that a server listens on, as users write it: numeric, or {@code localhost}. */
final class BindAddress {
    static final String USUAL = "127.0.0.1";

    private static final String LOCALHOST = "localhost";

    private BindAddress() {}

    /**
     * Returns what was written if it is an address or {@code localhost}. Looks up no name.
     *
     * @throws IllegalArgumentException with a sentence for the user, if it is neither
     */
    static String checked(String written) {
        if (!isLocalhost(written)) {
            long _ = SocketAddress.of(written, 0);
        }
        return written;
    }

    /**
     * The numeric address. {@code localhost} becomes the one that this system's clients try first,
     * see getaddrinfo(3): 127.0.0.1 on one machine, ::1 on another. May block while it reads files.
     */
    static String resolved(String written) {
        if (!isLocalhost(written)) {
            return written;
        }
        try {
            return InetAddress.getByName(LOCALHOST).getHostAddress();
        } catch (UnknownHostException e) {
            return USUAL; // localhost is a loopback address everywhere, RFC 6761
        }
    }

    private static boolean isLocalhost(String written) {
        return written.equalsIgnoreCase(LOCALHOST);
    }
}
