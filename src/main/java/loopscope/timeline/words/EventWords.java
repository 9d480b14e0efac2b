package loopscope.timeline.words;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Op;

/** Words for one event: {@code recv(A) = 4 “Ping”, 12 µs}. */
public final class EventWords {
    private static final int MOST_READY = 4;

    private EventWords() {}

    /** The call, as the server's file has it, its result, and how long it took. */
    public static String of(Lanes lanes, Event event) {
        ClientLane about = lanes.client(event.connection());
        String name = about == null ? "" : about.connection().name();
        boolean asked = event.op().waitsForAnyone() || event.op() == Op.CONNECT;
        String call = event.op().label() + "(" + (asked ? "" : name) + ")";
        if (event.isBegin()) {
            return call + " begins";
        }
        if (event.isMerged()) {
            return call + " would block " + Units.times(event.argument());
        }
        long took = event.time() - event.beginTime();
        return call + gave(lanes, event, name) + (took > 0 ? ", " + Units.duration(took) : "");
    }

    private static String gave(Lanes lanes, Event event, String name) {
        return switch (event.op()) {
            case RECV, READ, SEND, WRITE -> {
                String moved =
                        event.isPartialSend()
                                ? Units.part(event.result(), event.argument())
                                : String.valueOf(event.result());
                yield " = " + moved + (event.isOfRecords() ? " of TLS" : "") + text(event);
            }
            case UNWRAP ->
                    event.result() < 0
                            ? ": the handshake failed"
                            : " = " + event.result() + text(event) + " of a record";
            case WRAP -> " = a record of " + Units.bytes(event.result());
            case ACCEPT, PICK_UP -> name.isEmpty() ? " = " + event.result() : " = " + name;
            case SELECT, POLL, EPOLL_WAIT -> " = " + ready(lanes, event);
            case QUEUE, TAKE -> ": " + Units.bytes(event.result()) + " queued";
            default -> event.result() < 0 ? " = " + event.result() : "";
        };
    }

    private static String text(Event event) {
        String text = event.text();
        return text.isEmpty() ? "" : " “" + text + "”";
    }

    private static String ready(Lanes lanes, Event event) {
        if (event.isTimedOut()) {
            return "0: its time was over";
        }
        StringBuilder words = new StringBuilder().append(event.result());
        for (int i = 0; event.hasReadyList() && i < event.readyCount(); i++) {
            if (i == MOST_READY) {
                return words.append(" …").toString();
            }
            words.append(i == 0 ? ": " : ", ").append(name(lanes, event.readyConnection(i)));
        }
        return words.toString();
    }

    /** The name of a watched descriptor; the one that is no connection wakes the server up. */
    private static String name(Lanes lanes, int connection) {
        Connection known = lanes.trace().connections().get(connection);
        return known == null ? "wake-up" : known.isClient() ? known.name() : "listener";
    }
}
