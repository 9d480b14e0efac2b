package loopscope.timeline;

import java.util.List;

/** A client that has just left, and how, in plain words. */
final class GoodbyeWords {
    /** A goodbye is told for so long, in nanoseconds. */
    private static final long TOLD = 1_000_000_000;

    private GoodbyeWords() {}

    /** The latest goodbye before a moment; empty where none was shortly before. */
    static String at(long time, List<Sentence.Subject> stages) {
        ClientLane latest = null;
        for (Sentence.Subject stage : stages) {
            for (ClientLane lane : stage.lanes().clients()) {
                long left = lane.goodbyeTime();
                boolean just = left <= time && time - left < TOLD;
                if (just && (latest == null || left > latest.goodbyeTime())) {
                    latest = lane;
                }
            }
        }
        return latest == null ? "" : words(latest);
    }

    private static String words(ClientLane lane) {
        String who = Moral.name(lane);
        return switch (lane.goodbye()) {
            case RESET -> who + " reset its connection: what was under way is lost.";
            case CLOSED -> who + " has left: the server’s next read of it is empty.";
            case HALF_CLOSED -> who + " says no more, and still listens: a half-close.";
            case NONE -> "";
        };
    }
}
