package loopscope.trace;

/** An IPv4 address and port in one word: address in bits 16 to 47, port in the lower 16. */
public final class Address {
    /** No address. */
    public static final long NONE = 0;

    private Address() {}

    /** Packs four bytes of address (network order) and a port. */
    public static long of(byte[] address, int port) {
        long word = 0;
        for (byte part : address) {
            word = word << 8 | (part & 0xff);
        }
        return word << 16 | port;
    }

    /** The port, 0 to 65535. */
    public static int port(long address) {
        return (int) address & 0xffff;
    }

    /** As people write it: {@code 127.0.0.1:41233}. */
    public static String text(long address) {
        int ip = (int) (address >>> 16);
        return (ip >>> 24)
                + "."
                + (ip >>> 16 & 0xff)
                + "."
                + (ip >>> 8 & 0xff)
                + "."
                + (ip & 0xff)
                + ":"
                + port(address);
    }
}
