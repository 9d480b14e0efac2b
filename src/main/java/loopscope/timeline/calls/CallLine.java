package loopscope.timeline.calls;

import loopscope.timeline.lanes.OwnSockets;
import loopscope.trace.Connection;
import loopscope.trace.Escape;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.Trace;
import loopscope.trace.state.States;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Writes a call as a line of strace's form, so that both can be laid side by side:
 *
 * <pre>
 *   select(6, [3 4 5], [], [5]) = 1 (in [5]) &lt;0.730021&gt;
 *   poll([{3 POLLIN}], 1, 1000) = 0 (time is over) &lt;1.000063&gt;
 *   recv(5&lt;127.0.0.1:40422&gt;, "Hi\n") = 3 &lt;0.000011&gt;
 *   send(5&lt;127.0.0.1:40422&gt;, "abc"..., 8388608) = 65536 (of 8,388,608 B) &lt;0.000041&gt;
 *   write(5&lt;127.0.0.1:40422&gt;, TLS of "Hi\n", 25) = 25 &lt;0.000030&gt;
 *   recv(5&lt;127.0.0.1:40422&gt;, &lt;unfinished ...&gt;
 * </pre>
 *
 * <p>At the end is how long the call took, in seconds. Bytes are shown escaped, the first {@value
 * loopscope.trace.Recorder#PREVIEW} of them. A descriptor's number is the server's; a client's own
 * calls show its name alone. Confined to one thread.
 *
 * @see <a href="https://man7.org/linux/man-pages/man1/strace.1.html">strace(1), options -T -yy</a>
 */
public final class CallLine {
    private static final long MICROS = 1_000_000;

    private final Descriptors descriptors;
    private final IntFunction<String> refusals;

    /**
     * Writes the calls of a trace.
     *
     * @param refusals name and meaning of an error, by its number
     * @param names returns what a client is called: {@link Connection#name} beside badges, {@link
     *     Connection#peer} where there are none
     * @param most how many members of a set are written; a larger set ends with how many there are
     */
    public CallLine(
            Trace trace,
            States states,
            OwnSockets sockets,
            IntFunction<String> refusals,
            Function<Connection, String> names,
            int most) {
        this.descriptors = new Descriptors(trace, states, sockets, names, most);
        this.refusals = refusals;
    }

    /** The line for the end of a call; for its begin, the line of an unfinished call. */
    public String of(Event event) {
        descriptors.moveTo(event.number());
        String arguments = arguments(event);
        String begun = event.op().label() + "(" + arguments;
        return event.isBegin()
                ? begun + (arguments.isEmpty() ? "" : ", ") + "<unfinished ...>"
                : begun
                        + ") = "
                        + result(event)
                        + " <"
                        + seconds(event.time() - event.beginTime())
                        + ">";
    }

    /** Nanoseconds as seconds to the microsecond. A format would take longer than all the rest. */
    public static String seconds(long nanos) {
        long micros = nanos / 1000;
        String digits = String.valueOf(MICROS + micros % MICROS); // the first one keeps the zeros
        return micros / MICROS + "." + digits.substring(1);
    }

    private String name(Event event) {
        return event.role() == Role.CLIENT
                ? descriptors.peer(event.connection())
                : descriptors.name(event.connection());
    }

    private String arguments(Event event) {
        String name = name(event);
        int argument = event.argument();
        boolean nobody = event.connection() == 0;
        return switch (event.op()) {
            case SOCKET, TRY, START, EXIT, WAKEUP, EPOLL_CREATE -> "";
            case COUNT_READ, COUNT_WRITE, COUNT_ADD, COUNT_APPEND -> "";
            case BIND -> join(descriptors.newest(), "port " + argument);
            case LISTEN -> descriptors.listening() + ", " + argument;
            case CONNECT -> name + ", " + descriptors.address();
            case ACCEPT -> descriptors.listener();
            case RECV, READ -> event.isMerged() ? name : join(name, bytes(event));
            case SEND, WRITE, UNWRAP -> join(name, bytes(event)) + ", " + argument;
            case WRAP -> name + ", " + argument;
            case QUEUE, TAKE, SHUTDOWN -> name + ", " + argument;
            case SELECT -> descriptors.sets();
            case POLL -> descriptors.table() + ", " + argument;
            case EPOLL_CTL -> descriptors.control(event);
            case EPOLL_WAIT -> descriptors.epoll();
            case WATCH -> name + ", " + Descriptors.flags(argument, "");
            case DUP -> String.valueOf(argument);
            case EVENTFD -> descriptors.eventfd();
            case CLOSE -> nobody ? descriptors.nobodys() : name;
            case LOCK, UNLOCK, AWAIT, SIGNAL -> "lock " + argument;
            case PAUSE -> argument + " ms";
            case HOLD -> join("before " + event.heldBefore().label(), nobody ? "" : name);
            case CPU -> "thread " + argument;
            case STOPPED -> argument + " ms";
            case TASK, SECURED, NO_TLS, CLOSE_NOTIFY -> name;
            case HAND_OFF, PICK_UP, URGENT, SEEN, VANISHED, SAMPLE -> name;
        };
    }

    private static String join(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + ", " + second;
    }

    /**
     * The bytes in quotes; a quote among them is escaped. Records of TLS hide theirs, and those of
     * a handshake hold none.
     */
    private static String bytes(Event event) {
        boolean none = event.op() == Op.UNWRAP && event.moved() == 0;
        if (event.isBegin() || event.result() < 0 || none) {
            return "";
        }
        byte[] preview = event.preview();
        boolean cut = event.moved() > preview.length;
        String text = Escape.text(preview, cut).replace("\"", "\\\"");
        String quoted = "\"" + text + "\"" + (cut ? "..." : "");
        return event.isOfRecords() ? preview.length == 0 ? "TLS" : "TLS of " + quoted : quoted;
    }

    private String result(Event event) {
        int result = event.result();
        if (event.isMerged()) {
            String once = result < 0 ? refused(result) : String.valueOf(result);
            return once + (event.argument() > 1 ? " ×" + event.argument() : "");
        }
        if (result < 0 && event.op() != Op.SAMPLE) {
            return refused(result);
        }
        return switch (event.op()) {
            case ACCEPT -> descriptors.accepted(event);
            case SELECT, POLL, EPOLL_WAIT -> result + ready(event);
            case SAMPLE -> sample(event);
            case SEND, WRITE -> result + (event.isPartialSend() ? offered(event) : "");
            case CPU -> result + " µs";
            default -> String.valueOf(result);
        };
    }

    private static String offered(Event event) {
        return String.format(Locale.ROOT, " (of %,d B)", event.argument());
    }

    private String sample(Event event) {
        return descriptors.isListener(event.connection())
                ? event.argument() + " waiting" + reset(event) + ", backlog " + event.result()
                : event.argument() + " unread, " + event.result() + " unsent";
    }

    private static String reset(Event event) {
        return event.resetInQueue() == 0 ? "" : ", " + event.resetInQueue() + " of them reset";
    }

    private String refused(int result) {
        return "-1 " + refusals.apply(result);
    }

    private String ready(Event event) {
        if (!event.hasReadyList()) {
            return " (which ones was not recorded)";
        }
        if (event.result() == 0) {
            return event.isTimedOut() ? " (time is over)" : "";
        }
        return " (" + descriptors.ready(event) + ")";
    }
}
