package loopscope.foreign.tracer;

import loopscope.trace.Address;
import loopscope.trace.Interest;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the arguments of calls on sockets, as the call tracer prints them. */
public final class TracedText {
    private static final Pattern SOCKET = Pattern.compile("(\\d+)<(socket:\\[\\d+])>");
    private static final Pattern DESCRIPTOR = Pattern.compile("\\d+");
    private static final Pattern IPV4 =
            Pattern.compile("sin_port=htons\\((\\d+)\\), sin_addr=inet_addr\\(\"([0-9.]+)\"\\)");
    private static final Pattern IPV6 =
            Pattern.compile(
                    "sin6_port=htons\\((\\d+)\\).*inet_pton\\(AF_INET6, \"([0-9a-fA-F:.]+)\"");
    private static final Pattern LENGTH = Pattern.compile("iov_len=(\\d+)");
    private static final Pattern POLLED =
            Pattern.compile("\\{fd=(\\d+)<(socket:\\[\\d+])>, events=([A-Z0-9|]+)");
    private static final Pattern ANSWERED =
            Pattern.compile("\\{fd=(\\d+)[^,]*, revents=([A-Z0-9|]+)");
    private static final Pattern EVENTS =
            Pattern.compile("\\{events=([A-Z0-9|]+), data=(?:\\{u32=\\d+, u64=)?(\\w+)");
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final Pattern SECONDS = Pattern.compile("tv_sec=(\\d+), tv_n?u?sec=(\\d+)");
    private static final int MOST_MILLIS = Integer.MAX_VALUE;

    private TracedText() {}

    /** The socket that a descriptor stands for, such as {@code socket:[87]}; empty for none. */
    public static String socket(String descriptor) {
        Matcher found = SOCKET.matcher(descriptor);
        return found.lookingAt() ? found.group(2) : "";
    }

    /** A descriptor's number; -1 where there is none. */
    public static int descriptor(String text) {
        Matcher found = DESCRIPTOR.matcher(text);
        return found.lookingAt() && found.end() < 10 ? Integer.parseInt(found.group()) : -1;
    }

    /** The sockets among descriptors by their numbers: {@code [3<socket:[87]> 4<socket:[88]>]}. */
    public static Map<Integer, String> sockets(String descriptors) {
        Map<Integer, String> all = new LinkedHashMap<>();
        Matcher found = SOCKET.matcher(descriptors);
        while (found.find()) {
            all.put(descriptor(found.group(1)), found.group(2));
        }
        return all;
    }

    /** The address of an internet socket; {@link Address#NONE} where it has none. */
    public static long address(String text) {
        Matcher four = IPV4.matcher(text);
        if (four.find()) {
            return parsed(four.group(2) + ":" + four.group(1));
        }
        Matcher six = IPV6.matcher(text);
        return six.find() ? parsed("[" + six.group(2) + "]:" + six.group(1)) : Address.NONE;
    }

    private static long parsed(String text) {
        try {
            return Address.parse(text);
        } catch (IllegalArgumentException e) {
            return Address.NONE;
        }
    }

    /** The bytes of the first quoted text, as many as the tracer printed. */
    public static byte[] bytes(String arguments) {
        int begin = arguments.indexOf('"');
        if (begin < 0) {
            return new byte[0];
        }
        int end = CallText.endOfQuote(arguments, begin);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = begin + 1;
        while (at < end) {
            char c = arguments.charAt(at);
            at++;
            if (c == '\\') {
                at += escape(arguments, at, end, bytes);
            } else {
                bytes.write(c);
            }
        }
        return bytes.toByteArray();
    }

    /** Reads what stands behind a backslash, and returns how many characters that were. */
    private static int escape(String text, int at, int end, ByteArrayOutputStream bytes) {
        if (at >= end) {
            return 1;
        }
        char c = text.charAt(at);
        if (c == 'x' && at + 2 < end) {
            bytes.write(
                    Character.digit(text.charAt(at + 1), 16) << 4
                            | Character.digit(text.charAt(at + 2), 16));
            return 3;
        }
        int digits = 0;
        int value = 0;
        while (digits < 3 && at + digits < end && isOctal(text.charAt(at + digits))) {
            value = value * 8 + (text.charAt(at + digits) - '0');
            digits++;
        }
        if (digits > 0) {
            bytes.write(value);
            return digits;
        }
        bytes.write(
                switch (c) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case 'f' -> '\f';
                    case 'v' -> 11;
                    default -> c;
                });
        return 1;
    }

    private static boolean isOctal(char c) {
        return c >= '0' && c <= '7';
    }

    /** How many bytes all parts of a message have: {@code [{iov_base="Hi", iov_len=2}]}. */
    public static OptionalLong length(String parts) {
        Matcher found = LENGTH.matcher(parts);
        long sum = 0;
        boolean any = false;
        while (found.find()) {
            sum += number(found.group(1));
            any = true;
        }
        return any ? OptionalLong.of(sum) : OptionalLong.empty();
    }

    /** A whole number of at most 18 digits at the begin of a text; 0 where there is none. */
    public static long number(String text) {
        int end = text.startsWith("-") ? 1 : 0;
        while (end < text.length() && Character.isDigit(text.charAt(end)) && end < 18) {
            end++;
        }
        try {
            return Long.parseLong(text.substring(0, end));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** What poll(2) watches each socket for: {@code [{fd=3<socket:[87]>, events=POLLIN}, …]}. */
    public static Map<String, Integer> polled(String table) {
        Map<String, Integer> all = new LinkedHashMap<>();
        Matcher found = POLLED.matcher(table);
        while (found.find()) {
            all.merge(found.group(2), interest(found.group(3)), (a, b) -> a | b);
        }
        return all;
    }

    /** The same, as numbers of descriptors: the socket of each. */
    public static Map<Integer, String> polledSockets(String table) {
        Map<Integer, String> all = new LinkedHashMap<>();
        Matcher found = POLLED.matcher(table);
        while (found.find()) {
            all.put(descriptor(found.group(1)), found.group(2));
        }
        return all;
    }

    /** What poll(2) found of each descriptor: {@code [{fd=3, revents=POLLIN}]}. */
    public static Map<Integer, Integer> answered(String detail) {
        Map<Integer, Integer> all = new LinkedHashMap<>();
        Matcher found = ANSWERED.matcher(detail);
        while (found.find()) {
            all.put(descriptor(found.group(1)), interest(found.group(2)));
        }
        return all;
    }

    /** What select(2) found: one of the lists of {@code in [3], out [4]}. */
    public static int[] among(String detail, String list) {
        int begin = detail.indexOf(list + " [");
        int end = begin < 0 ? -1 : detail.indexOf(']', begin);
        if (end < 0) {
            return new int[0];
        }
        return BLANK.splitAsStream(detail.substring(begin + list.length() + 2, end))
                .mapToInt(TracedText::descriptor)
                .toArray();
    }

    /** The events of epoll by their data: {@code {events=EPOLLIN, data={u32=3, u64=3}}}. */
    public static Map<String, Integer> epollEvents(String text) {
        Map<String, Integer> all = new LinkedHashMap<>();
        Matcher found = EVENTS.matcher(text);
        while (found.find()) {
            all.merge(found.group(2), interest(found.group(1)), (a, b) -> a | b);
        }
        return all;
    }

    /** {@link Interest} of the names of poll(2) and epoll(7). */
    public static int interest(String names) {
        int flags = 0;
        for (String name : names.split("\\|", -1)) {
            flags |=
                    switch (name.startsWith("E") ? name.substring(1) : name) {
                        case "POLLIN", "POLLRDNORM", "POLLRDHUP" -> Interest.IN;
                        case "POLLOUT", "POLLWRNORM" -> Interest.OUT;
                        case "POLLPRI", "POLLRDBAND" -> Interest.EXCEPTIONAL;
                        case "POLLERR", "POLLNVAL" -> Interest.ERROR;
                        case "POLLHUP" -> Interest.HANG_UP;
                        case "POLLET" -> Interest.EDGE;
                        default -> 0;
                    };
        }
        return flags;
    }

    /** A time limit in milliseconds, rounded up; -1 for none. */
    public static int millis(String limit) {
        Matcher found = SECONDS.matcher(limit);
        if (!found.find()) {
            return -1;
        }
        boolean nanos = limit.contains("tv_nsec");
        long millis =
                number(found.group(1)) * 1000
                        + Math.ceilDiv(number(found.group(2)), nanos ? 1_000_000 : 1000);
        return (int) Math.min(millis, MOST_MILLIS);
    }
}
