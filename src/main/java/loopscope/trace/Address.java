package loopscope.trace;

/**
 * An IP address and a port in one word, so that the record keeps them like any other number.
 *
 * <pre>
 *   IPv4   0 | address 32 | port 16
 *   IPv6   1 | number 32  | port 16       the number of a {@link Host6}
 * </pre>
 *
 * <p>Equal addresses give equal words. An IPv4 client of a dual-stack socket has its IPv4 address,
 * not the mapped one of ipv6(7), so that its two ends find each other. Thread-safe.
 */
public final class Address {
    /** No address. */
    public static final long NONE = 0;

    private static final long IPV6 = 1L << 48;
    private static final int MAPPED = 12;
    private static final int LOOPBACK_NET = 127;
    private static final int LOOPBACK = LOOPBACK_NET << 24 | 1;

    private Address() {}

    /** Packs 4 or 16 bytes of address (network order) and a port. */
    public static long of(byte[] address, int port) {
        return of(address, 0, port);
    }

    /**
     * The same for an address that may be link-local.
     *
     * @param scope the number of its network interface; 0 for none
     */
    public static long of(byte[] address, int scope, int port) {
        if (address.length != Host6.BYTES) {
            return of(word(address, 0), port);
        }
        Host6 host = Host6.of(address, scope);
        return host.isMapped()
                ? of(word(address, MAPPED), port)
                : IPV6 | Integer.toUnsignedLong(host.number()) << 16 | port;
    }

    private static long of(int ip, int port) {
        return Integer.toUnsignedLong(ip) << 16 | port;
    }

    private static int word(byte[] address, int from) {
        int word = 0;
        for (int i = from; i < address.length; i++) {
            word = word << 8 | (address[i] & 0xff);
        }
        return word;
    }

    /** The port, 0 to 65535. */
    public static int port(long address) {
        return (int) address & 0xffff;
    }

    /** Whether this is an IPv6 address; otherwise it is an IPv4 address. */
    public static boolean isIpv6(long address) {
        return (address & IPV6) != 0;
    }

    /** Whether it stands for all addresses of a machine: {@code 0.0.0.0} and {@code ::}. */
    public static boolean isAny(long address) {
        return isIpv6(address) ? host(address).isAny() : ip(address) == 0;
    }

    /** Whether only this machine can reach it. */
    public static boolean isLoopback(long address) {
        return isIpv6(address) ? host(address).isLoopback() : ip(address) >>> 24 == LOOPBACK_NET;
    }

    /**
     * The address at which a client on this machine reaches a socket that listens there. The
     * wildcard of either family includes 127.0.0.1, even on a machine without an IPv6 address.
     */
    public static long reachable(long address) {
        return isAny(address) ? of(LOOPBACK, port(address)) : address;
    }

    /** The address without the port: 4 bytes of IPv4, or 16 of IPv6, in network order. */
    public static byte[] bytes(long address) {
        if (isIpv6(address)) {
            return host(address).bytes();
        }
        int ip = ip(address);
        return new byte[] {
            (byte) (ip >>> 24), (byte) (ip >>> 16), (byte) (ip >>> 8), (byte) ip,
        };
    }

    /** The number of the network interface of a link-local address; 0 for none. */
    public static int scope(long address) {
        return isIpv6(address) ? host(address).scope() : 0;
    }

    /** The address without the port, as programs take it: {@code 127.0.0.1}, {@code ::1}. */
    public static String hostText(long address) {
        if (isIpv6(address)) {
            return host(address).text();
        }
        int ip = ip(address);
        return (ip >>> 24) + "." + (ip >>> 16 & 0xff) + "." + (ip >>> 8 & 0xff) + "." + (ip & 0xff);
    }

    /** Address and port as people write them: {@code 127.0.0.1:41233}, {@code [::1]:41233}. */
    public static String text(long address) {
        return text(hostText(address), port(address));
    }

    /**
     * Reads what {@link #text(long)} wrote.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    public static long parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("no port: " + text);
        }
        int port = Integer.parseInt(text, colon + 1, text.length(), 10);
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("no port: " + text);
        }
        String host = text.substring(0, colon);
        if (!host.startsWith("[") || !host.endsWith("]")) {
            return of(ipv4(host), port);
        }
        Host6 parsed = Host6.parse(host.substring(1, host.length() - 1));
        return IPV6 | Integer.toUnsignedLong(parsed.number()) << 16 | port;
    }

    private static int ipv4(String host) {
        String[] parts = host.split("\\.", -1);
        int ip = 0;
        for (String part : parts) {
            int value = Integer.parseInt(part);
            if (parts.length != 4 || value < 0 || value > 0xff) {
                throw new IllegalArgumentException("no IPv4 address: " + host);
            }
            ip = ip << 8 | value;
        }
        return ip;
    }

    /** The same for a host that is text already, or a name. */
    public static String text(String host, int port) {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    private static int ip(long address) {
        return (int) (address >>> 16);
    }

    private static Host6 host(long address) {
        return Host6.of(ip(address));
    }
}
