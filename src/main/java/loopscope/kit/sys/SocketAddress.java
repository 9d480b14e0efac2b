package loopscope.kit.sys;

import loopscope.trace.Address;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteOrder;

/**
 * An {@link Address} as the off-heap sockaddr_in of ip(7), or sockaddr_in6 of ipv6(7).
 *
 * <pre>
 *   IPv4   family 2 | port 2 | address 4 | unused 8
 *   IPv6   family 2 | port 2 | flow 4    | address 16 | scope 4       port and address big-endian
 * </pre>
 *
 * <p>An instance is the memory, made once and used for many calls; the long is the value to pass on
 * and keep. Not thread-safe.
 */
public final class SocketAddress {

    /** The size of the larger of the two, bytes. */
    static final int ROOM = 28;

    private static final int BYTES4 = 16;
    private static final int AT4 = 4;
    private static final int AT6 = 8;
    private static final int SCOPE = 24;
    private static final int MAX_PORT = 65_535;
    private static final ValueLayout.OfShort FAMILY = ValueLayout.JAVA_SHORT;
    private static final ValueLayout.OfShort PORT =
            ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private final MemorySegment memory = Arena.ofAuto().allocate(ROOM, Integer.BYTES);

    /** Starts as 0.0.0.0:0. */
    public SocketAddress() {
        set(Address.NONE);
    }

    /** Starts as the given address. */
    public SocketAddress(long address) {
        set(address);
    }

    /** Writes the address into the memory. */
    public void set(long address) {
        byte[] ip = Address.bytes(address);
        memory.fill((byte) 0);
        memory.set(FAMILY, 0, (short) family(address));
        memory.set(PORT, 2, (short) Address.port(address));
        MemorySegment.copy(ip, 0, memory, ValueLayout.JAVA_BYTE, isIpv6() ? AT6 : AT4, ip.length);
        memory.set(INT, SCOPE, Address.scope(address));
    }

    /** Reads the address from the memory. */
    public long get() {
        byte[] ip =
                memory.asSlice(isIpv6() ? AT6 : AT4, isIpv6() ? 16 : 4)
                        .toArray(ValueLayout.JAVA_BYTE);
        int port = Short.toUnsignedInt(memory.get(PORT, 2));
        return Address.of(ip, isIpv6() ? memory.get(INT, SCOPE) : 0, port);
    }

    private boolean isIpv6() {
        return memory.get(FAMILY, 0) == Flags.AF_INET6;
    }

    MemorySegment memory() {
        return memory;
    }

    /** How many bytes of the memory the address has that was set. */
    int size() {
        return isIpv6() ? ROOM : BYTES4;
    }

    /** The family of an address, as socket(2) wants it: AF_INET or AF_INET6. */
    public static int family(long address) {
        return Address.isIpv6(address) ? Flags.AF_INET6 : Flags.AF_INET;
    }

    /**
     * The {@link Address} of a host and a port. No name is looked up.
     *
     * @param host four numbers with dots between them, or IPv6 as RFC 4291 has it, also in brackets
     * @throws IllegalArgumentException in one sentence, when {@code host} is neither, or the port
     *     isn't 0 to 65535
     */
    public static long of(String host, int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException(
                    "Port " + port + " isn't in 0 to 65535: choose another.");
        }
        return host.indexOf(':') < 0 ? Address.of(parse(host), port) : parse6(host, port);
    }

    private static long parse6(String host, int port) {
        try {
            InetAddress parsed = Inet6Address.ofLiteral(host);
            int scope = parsed instanceof Inet6Address six ? six.getScopeId() : 0;
            return Address.of(parsed.getAddress(), scope, port);
        } catch (IllegalArgumentException e) {
            throw notAnAddress(host);
        }
    }

    private static byte[] parse(String dotted) {
        String[] parts = dotted.split("\\.", -1);
        if (parts.length != 4) {
            throw notAnAddress(dotted);
        }
        byte[] ip = new byte[parts.length];
        for (int i = 0; i < ip.length; i++) {
            ip[i] = octet(parts[i], dotted);
        }
        return ip;
    }

    private static byte octet(String part, String dotted) {
        // No leading zero: inet_aton(3) reads it as octal, and 010 should not become 8 unnoticed.
        if (!part.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(part) > 255) {
            throw notAnAddress(dotted);
        }
        return (byte) Integer.parseInt(part);
    }

    private static IllegalArgumentException notAnAddress(String host) {
        return new IllegalArgumentException(
                "\"" + host + "\" isn't an IP address: write it like 127.0.0.1 or ::1.");
    }

    @Override
    public String toString() {
        return Address.text(get());
    }
}
