package loopscope.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An IPv6 address, and the number it has in this process: 128 bits do not fit into an {@link
 * Address}, and hosts are few.
 *
 * <p>A host keeps its number as long as the process lives, at the cost of some hundred bytes.
 * Thread-safe.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 * @param scope of a link-local address the number of its network interface, see ipv6(7); else 0
 */
record Host6(long high, long low, int scope) {
    static final int BYTES = 16;

    private static final int GROUPS = 8;

    private static final Map<Host6, Integer> NUMBERS = new ConcurrentHashMap<>();
    private static final Map<Integer, Host6> HOSTS = new ConcurrentHashMap<>();
    private static final AtomicInteger NEXT = new AtomicInteger();

    /** Of 16 bytes in network order. */
    static Host6 of(byte[] address, int scope) {
        return new Host6(word(address, 0), word(address, Long.BYTES), scope);
    }

    /** The host with this number. */
    static Host6 of(int number) {
        Host6 known = HOSTS.get(number);
        if (known == null) {
            throw new IllegalArgumentException("no host has the number " + number);
        }
        return known;
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    static Host6 parse(String text) {
        int percent = text.indexOf('%');
        int scope = percent < 0 ? 0 : Integer.parseInt(text, percent + 1, text.length(), 10);
        String[] halves = text.substring(0, percent < 0 ? text.length() : percent).split("::", -1);
        List<Integer> groups = new ArrayList<>(groups(halves[0]));
        if (halves.length == 2) {
            List<Integer> rest = groups(halves[1]);
            while (groups.size() + rest.size() < GROUPS) {
                groups.add(0);
            }
            groups.addAll(rest);
        }
        if (halves.length > 2 || groups.size() != GROUPS) {
            throw new IllegalArgumentException("no IPv6 address: " + text);
        }
        return new Host6(half(groups, 0), half(groups, GROUPS / 2), scope);
    }

    private static List<Integer> groups(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(text.split(":", -1)).map(Host6::group).toList();
    }

    private static int group(String text) {
        int group = Integer.parseInt(text, 16);
        if (group < 0 || group > 0xffff) {
            throw new IllegalArgumentException("no group of an IPv6 address: " + text);
        }
        return group;
    }

    private static long half(List<Integer> groups, int from) {
        long half = 0;
        for (int group : groups.subList(from, from + GROUPS / 2)) {
            half = half << 16 | group;
        }
        return half;
    }

    private static long word(byte[] address, int from) {
        long word = 0;
        for (int i = from; i < from + Long.BYTES; i++) {
            word = word << 8 | (address[i] & 0xff);
        }
        return word;
    }

    /** This host's number, always the same within the process. */
    int number() {
        return NUMBERS.computeIfAbsent(this, Host6::register);
    }

    private static int register(Host6 host) {
        int number = NEXT.getAndIncrement();
        HOSTS.put(number, host); // before anybody can have the number
        return number;
    }

    /** Whether this is an IPv4-mapped address, such as {@code ::ffff:127.0.0.1}. */
    boolean isMapped() {
        return high == 0 && low >>> 32 == 0xffff;
    }

    boolean isAny() {
        return high == 0 && low == 0;
    }

    boolean isLoopback() {
        return high == 0 && low == 1;
    }

    /** In network order. */
    byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            int shift = Long.SIZE - 8 - 8 * i;
            bytes[i] = (byte) (high >>> shift);
            bytes[Long.BYTES + i] = (byte) (low >>> shift);
        }
        return bytes;
    }

    /** The text form of RFC 5952, with the scope as a number: {@code ::1}, {@code fe80::1%2}. */
    String text() {
        int[] groups = groups();
        int run = longestRun(groups);
        int end = run + zeros(groups, run);
        String text =
                end - run < 2
                        ? hex(groups, 0, GROUPS)
                        : hex(groups, 0, run) + "::" + hex(groups, end, GROUPS);
        return scope == 0 ? text : text + "%" + scope;
    }

    private int[] groups() {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            long half = i < GROUPS / 2 ? high : low;
            int shift = Long.SIZE - 16 - 16 * (i % (GROUPS / 2));
            groups[i] = (int) (half >>> shift) & 0xffff;
        }
        return groups;
    }

    /** Where the longest run of zeros begins; the first of equals. */
    private static int longestRun(int[] groups) {
        int best = 0;
        for (int i = 1; i < GROUPS; i++) {
            if (zeros(groups, i) > zeros(groups, best)) {
                best = i;
            }
        }
        return best;
    }

    private static int zeros(int[] groups, int from) {
        int end = from;
        while (end < GROUPS && groups[end] == 0) {
            end++;
        }
        return end - from;
    }

    private static String hex(int[] groups, int from, int to) {
        return String.join(
                ":",
                Arrays.stream(groups, from, to)
                        .mapToObj(Integer::toHexString)
                        .toArray(String[]::new));
    }
}
