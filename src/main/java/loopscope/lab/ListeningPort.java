package loopscope.lab;

import loopscope.kit.probe.SocketTable;
import loopscope.trace.Address;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds where a server of others listens, by the kernel's tables. Where there are none, by
 * connecting: then its port has to be known.
 */
final class ListeningPort {
    private static final int CONNECT_MILLIS = 1_000;

    private ListeningPort() {}

    /**
     * Where some processes listen; {@link Address#NONE} where they don't, or not yet.
     *
     * @param port on which port; 0 for any
     */
    static long of(Set<Long> processes, int port) {
        Stream<Long> known =
                ListeningProcess.among(processes::contains).stream()
                        .flatMap(one -> one.addresses().stream());
        long found = first(known, port);
        return found == Address.NONE && isBlind() ? connected(port) : found;
    }

    /** Where anyone listens on a port; {@link Address#NONE} where nobody does. */
    static long of(int port) {
        Collection<Long> known = SocketTable.listening().values();
        return isBlind() ? connected(port) : first(known.stream(), port);
    }

    private static long first(Stream<Long> addresses, int port) {
        return addresses
                .filter(address -> port == 0 || Address.port(address) == port)
                .findFirst()
                .orElse(Address.NONE);
    }

    private static boolean isBlind() {
        return !SocketTable.isKnown();
    }

    private static long connected(int port) {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(here, port), CONNECT_MILLIS);
            return Address.of(here.getAddress(), port);
        } catch (IOException e) {
            return Address.NONE;
        }
    }
}
