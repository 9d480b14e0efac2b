package loopscope.kit.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * An IPv4 address with its port: as a long, as text, and as the off-heap sockaddr_in of ip(7).
 *
 * <pre>
 *   long     0 | 127 . 0 . 0 . 1 | port          address &lt;&lt; 16 | port, 0 to 2^48 - 1
 *   memory   family 2 | port 2 | address 4 | unused 8      port and address big-endian
 * </pre>
 *
 * <p>An instance is the memory, made once and used for call after call by one thread at a time; the
 * long is what is passed on and kept.
 */
public final class SocketAddress4 {

    /** The size of a sockaddr_in, bytes. */
    public static final int BYTES = 16;

    private static final int MAX_PORT = 65_535;
    private static final ValueLayout.OfShort FAMILY = ValueLayout.JAVA_SHORT;
    private static final ValueLayout.OfShort PORT =
            ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt ADDRESS =
            ValueLayout.JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment memory = Arena.ofAuto().allocate(BYTES, Integer.BYTES);

    /** Starts as 0.0.0.0:0. */
    public SocketAddress4() {
        set(0);
    }

    /** Starts as the given address. */
    public SocketAddress4(long address) {
        set(address);
    }

    /** Writes the address into the memory. */
    public void set(long address) {
        memory.set(FAMILY, 0, (short) Flags.AF_INET);
        memory.set(PORT, 2, (short) address);
        memory.set(ADDRESS, 4, (int) (address >>> 16));
    }

    /** Reads the address from the memory. */
    public long get() {
        return join(memory.get(ADDRESS, 4), memory.get(PORT, 2));
    }

    MemorySegment memory() {
        return memory;
    }

    /**
     * The long for a dotted IPv4 address and a port.
     *
     * @throws IllegalArgumentException when {@code dotted} isn't four numbers of 0 to 255 with dots
     *     between them, or the port isn't 0 to 65535
     */
    public static long of(String dotted, int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException(
                    "Port " + port + " isn't in 0 to 65535: choose another.");
        }
        return join(parse(dotted), port);
    }

    /** The port, 0 to 65535. */
    public static int port(long address) {
        return (int) address & MAX_PORT;
    }

    /** The IPv4 address, its first number in the highest byte. */
    public static int ip(long address) {
        return (int) (address >>> 16);
    }

    /** For example {@code 127.0.0.1:41233}. */
    public static String text(long address) {
        int ip = ip(address);
        return (ip >>> 24)
                + "."
                + (ip >>> 16 & 0xFF)
                + "."
                + (ip >>> 8 & 0xFF)
                + "."
                + (ip & 0xFF)
                + ":"
                + port(address);
    }

    @Override
    public String toString() {
        return text(get());
    }

    private static long join(int ip, int port) {
        return (Integer.toUnsignedLong(ip) << 16) | (port & MAX_PORT);
    }

    private static int parse(String dotted) {
        String[] parts = dotted.split("\\.", -1);
        if (parts.length != 4) {
            throw notAnAddress(dotted);
        }
        int ip = 0;
        for (String part : parts) {
            ip = ip << 8 | octet(part, dotted);
        }
        return ip;
    }

    private static int octet(String part, String dotted) {
        // No leading zero: inet_aton(3) reads it as octal, and 010 should not become 8 unnoticed.
        if (!part.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(part) > 255) {
            throw notAnAddress(dotted);
        }
        return Integer.parseInt(part);
    }

    private static IllegalArgumentException notAnAddress(String dotted) {
        return new IllegalArgumentException(
                "\"" + dotted + "\" isn't an IPv4 address: write four numbers like 127.0.0.1.");
    }
}
