package loopscope.timeline.words;

import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.TlsMismatch;

import java.util.List;

/** Words for how a client has just left. */
final class GoodbyeWords {
    /** How long a goodbye stays in the sentence, in nanoseconds. */
    private static final long TOLD = 1_000_000_000;

    private GoodbyeWords() {}

    /** The latest goodbye before an instant; empty where none was shortly before. */
    static String at(long time, List<Subject> stages) {
        ClientLane latest = null;
        for (Subject stage : stages) {
            for (ClientLane lane : stage.lanes().clients()) {
                long left = end(lane);
                boolean just = left <= time && time - left < TOLD;
                if (just && (latest == null || left > end(latest))) {
                    latest = lane;
                }
            }
        }
        return latest == null ? "" : words(latest);
    }

    /** When the first of both sides closed. */
    private static long end(ClientLane lane) {
        return Math.min(lane.goodbyeTime(), lane.closedByServer());
    }

    private static String words(ClientLane lane) {
        String who = StageSummary.nameFirst(lane);
        if (lane.mismatch() == TlsMismatch.PLAIN_TO_TLS) {
            return who
                    + " does not speak TLS: its first bytes are no handshake, so the server closed"
                    + " it.";
        }
        if (lane.mismatch() == TlsMismatch.TLS_TO_PLAIN) {
            return who
                    + " spoke TLS to a server that does not: its handshake was echoed as it"
                    + " was.";
        }
        if (lane.closedByServer() < lane.goodbyeEarliest()) {
            return lane.halfClosed() < lane.closedByServer()
                    ? who + " half-closed before; now the server has closed too (FIN)."
                    : "The server closed "
                            + StageSummary.name(lane)
                            + " first: its next read is empty (FIN).";
        }
        return switch (lane.goodbye()) {
            case RESET -> who + " reset its connection (RST): what was under way is lost.";
            case CLOSED_UNREAD ->
                    who
                            + " closed with bytes unread, so its kernel reset the connection (RST):"
                            + " what was under way is lost.";
            case CLOSED ->
                    lane.isUnanswered()
                            ? who + " has left before it was answered (FIN)."
                            : who + " has left (FIN): the server’s next read of it is empty.";
            case RESET_IN_QUEUE ->
                    "The server closed its listener while "
                            + StageSummary.name(lane)
                            + " was in the accept queue: the kernel reset the connection (RST).";
            case UNCONNECTED -> who + " could not connect: its connect was refused.";
            case ENDED ->
                    who
                            + " has ended its input (FIN): whether it closed or still listens, the"
                            + " wire does not tell.";
            case HALF_CLOSED -> who + " says no more (FIN), and still listens: a half-close.";
            case NONE -> "";
        };
    }
}
