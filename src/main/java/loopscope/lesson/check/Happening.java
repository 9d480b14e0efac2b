package loopscope.lesson.check;

import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ClientMessages;
import loopscope.timeline.lanes.ClientTally;
import loopscope.timeline.lanes.Lanes;

import java.util.function.ToLongBiFunction;

/**
 * Something that happens to a client once.
 *
 * @param client the client's name
 * @param words what happens to it, to follow its name
 * @param time when it happened on its lane, in nanoseconds since the run's zero; {@link
 *     ClientLane#OPEN} before
 */
public record Happening(String client, String words, ToLongBiFunction<Lanes, ClientLane> time) {
    /** Its connect begins. */
    public static Happening connects(String client) {
        return new Happening(
                client,
                "connects",
                (_, lane) -> lane.phases().size() == 0 ? ClientLane.OPEN : lane.phases().from(0));
    }

    /** The server accepts it. */
    public static Happening isAccepted(String client) {
        return new Happening(
                client,
                "is accepted",
                (_, lane) -> {
                    ClientTally tally = lane.tally();
                    return tally.toAccept() == ClientTally.NEVER
                            ? ClientLane.OPEN
                            : tally.arrival().latest() + tally.toAccept();
                });
    }

    /** The first byte of an echo comes back to it for the first time. */
    public static Happening isAnswered(String client) {
        return new Happening(
                client,
                "is answered",
                (_, lane) ->
                        lane.messages().size() == 0 ? ClientLane.OPEN : lane.messages().heard(0));
    }

    /** It says a text. */
    public static Happening says(String client, String text) {
        return new Happening(
                client,
                "says \"" + text + "\"",
                (lanes, lane) -> {
                    int row = message(lanes, lane, text);
                    return row < 0 ? ClientLane.OPEN : lane.messages().said(row);
                });
    }

    /** The first byte of a text that it said comes back to it. */
    public static Happening hears(String client, String text) {
        return new Happening(
                client,
                "hears \"" + text + "\"",
                (lanes, lane) -> {
                    int row = message(lanes, lane, text);
                    return row < 0 ? ClientLane.OPEN : lane.messages().heard(row);
                });
    }

    /** It closes, half-closes or resets. */
    public static Happening leaves(String client) {
        return new Happening(client, "leaves", (_, lane) -> lane.goodbyeTime());
    }

    /** When it happened on a stage; {@link ClientLane#OPEN} before. */
    public long on(WatchedStage stage) {
        ClientLane lane = stage.client(client);
        return lane == null ? ClientLane.OPEN : time.applyAsLong(stage.record().lanes(), lane);
    }

    /** The whole sentence. */
    public String sentence() {
        return client + " " + words;
    }

    private static int message(Lanes lanes, ClientLane lane, String text) {
        ClientMessages.View messages = lane.messages();
        for (int row = 0; row < messages.size(); row++) {
            if (lanes.text(messages, row).equals(text)) {
                return row;
            }
        }
        return -1;
    }
}
