package loopscope.lab;

import loopscope.kit.sys.SocketAddress;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where a server is to listen, as people write it: an address, or {@code localhost}. */
final class BindAddress {
    static final String USUAL = "127.0.0.1";

    private static final String LOCALHOST = "localhost";

    private BindAddress() {}

    /**
     * What was written, when it can be meant. Looks up no name.
     *
     * @throws IllegalArgumentException in one sentence, for what is no address
     */
    static String checked(String written) {
        if (!isLocalhost(written)) {
            long _ = SocketAddress.of(written, 0);
        }
        return written;
    }

    /**
     * The address itself. {@code localhost} is the one that this system's clients try first, see
     * getaddrinfo(3): 127.0.0.1 on one machine, ::1 on another. May read files and wait for them.
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
