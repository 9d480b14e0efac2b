package loopscope;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Whether this machine has IPv6: containers often have none. */
public final class Ipv6 {
    private Ipv6() {}

    /** Skips a test of that address, aloud, where it is of IPv6 and there is none. */
    public static void assumeFor(String address) {
        assumeTrue(address.indexOf(':') < 0 || isHere(), "this machine has no ::1");
    }

    private static boolean isHere() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("::1"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
