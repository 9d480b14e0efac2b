package loopscope.cli;

import loopscope.lab.Refusal;
import loopscope.trace.Escape;
import loopscope.trace.Event;

import org.jspecify.annotations.Nullable;

/**
 * One call as a line, in strace's manner, so that both can be laid side by side:
 *
 * <pre>
 *   1.204113 select(6, [3 4 5], [], [5]) = 1 (in [5]) &lt;0.730021&gt;
 *   1.934190 recv(5&lt;127.0.0.1:40422&gt;, "Hi\n") = 3 &lt;0.000011&gt;
 * </pre>
 *
 * <p>In front is when the call began, in seconds since the start; behind, how long it took. Bytes
 * are shown escaped, the first {@value loopscope.trace.Recorder#PREVIEW} of them.
 *
 * @see <a href="https://man7.org/linux/man-pages/man1/strace.1.html">strace(1), options -r -T
 *     -yy</a>
 */
final class CallLine {
    private static final long MICROS = 1_000_000;

    private CallLine() {}

    /**
     * The line for the end of a call.
     *
     * @return null for what is a step of the server's own, and no call
     */
    static @Nullable String of(Event event, Descriptors descriptors) {
        String call = call(event, descriptors);
        if (call == null) {
            return null;
        }
        return seconds(event.beginTime())
                + " "
                + event.op().label()
                + "("
                + call
                + ") = "
                + result(event, descriptors)
                + " <"
                + seconds(event.time() - event.beginTime())
                + ">";
    }

    /** To the microsecond. Not by a format, which takes longer than all the rest. */
    private static String seconds(long nanos) {
        long micros = nanos / 1000;
        String digits = String.valueOf(MICROS + micros % MICROS); // the first one keeps the zeros
        return micros / MICROS + "." + digits.substring(1);
    }

    private static @Nullable String call(Event event, Descriptors descriptors) {
        String name = descriptors.name(event.connection());
        int argument = event.argument();
        return switch (event.op()) {
            case SOCKET, TRY -> "";
            case BIND -> join(descriptors.newest(), "port " + argument);
            case LISTEN -> name + ", " + argument;
            case ACCEPT -> descriptors.listener();
            case RECV, READ -> event.isMerged() ? name : join(name, bytes(event));
            case SEND, WRITE -> join(name, bytes(event)) + ", " + argument;
            case SELECT -> descriptors.sets();
            case POLL -> descriptors.table();
            case EPOLL_CREATE -> "";
            case EPOLL_CTL -> descriptors.control(event);
            case EPOLL_WAIT -> descriptors.epoll();
            case DUP -> String.valueOf(argument);
            case EVENTFD -> descriptors.eventfd();
            case SHUTDOWN -> name + ", " + argument;
            case CLOSE -> event.connection() == 0 ? descriptors.nobodys() : name;
            case COUNT_READ, COUNT_WRITE, COUNT_ADD, COUNT_APPEND -> "";
            case LOCK, UNLOCK, AWAIT, SIGNAL -> "lock " + argument;
            case PAUSE -> argument + " ms";
            case HAND_OFF, PICK_UP -> name;
            case WAKEUP -> "";
            case URGENT, CONNECT, QUEUE, TAKE, WATCH, HOLD, START, EXIT, SEEN, SAMPLE -> null;
        };
    }

    private static String join(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + ", " + second;
    }

    /** A quote in the bytes must not look like their end. */
    private static String bytes(Event event) {
        byte[] preview = event.preview();
        boolean cut = event.result() > preview.length;
        String text = Escape.text(preview, cut).replace("\"", "\\\"");
        return event.result() < 0 ? "" : "\"" + text + "\"" + (cut ? "..." : "");
    }

    private static String result(Event event, Descriptors descriptors) {
        int result = event.result();
        if (event.isMerged()) {
            String once = result < 0 ? refused(result) : String.valueOf(result);
            return once + (event.argument() > 1 ? " ×" + event.argument() : "");
        }
        if (result < 0) {
            return refused(result);
        }
        return switch (event.op()) {
            case ACCEPT -> descriptors.accepted(event);
            case SELECT, POLL, EPOLL_WAIT -> result + ready(event, descriptors);
            default -> String.valueOf(result);
        };
    }

    private static String refused(int result) {
        return "-1 " + Refusal.of(result);
    }

    private static String ready(Event event, Descriptors descriptors) {
        if (!event.hasReadyList()) {
            return " (which ones was not recorded)";
        }
        return event.result() == 0 ? " (time is over)" : " (" + descriptors.ready(event) + ")";
    }
}
