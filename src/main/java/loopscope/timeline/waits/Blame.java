package loopscope.timeline.waits;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Wait;
import loopscope.trace.Connection;

import org.jspecify.annotations.Nullable;

/**
 * A client's wait, and the client it waits for.
 *
 * @param who the client that waits
 * @param waited since when and how long
 * @param whom the client it waits for; null where no other client is in its way
 * @param held whether it waits because the gate holds the server, and so for nobody
 * @param part how much of the wait was spent for others where none of them caused most of it; null
 *     for none
 */
public record Blame(
        ClientLane who, Wait waited, @Nullable ClientLane whom, boolean held, @Nullable Part part) {
    /**
     * A part of a wait.
     *
     * @param length in nanoseconds
     * @param most the client that most of the part was spent for
     * @param others how many more clients it was spent for
     */
    public record Part(long length, ClientLane most, int others) {
        private String words() {
            String also = others == 0 ? "" : " and " + Units.count(others, "other");
            return Units.duration(length) + " of it for " + most.connection().inWords() + also;
        }
    }

    /**
     * The reason, to follow the client that waits: {@code " for A"}, {@code ", 1.20 s of it for
     * A"}, {@code ", server held"}; empty where no client was in its way.
     */
    public String why() {
        if (whom != null) {
            return " for " + whom.connection().inWords();
        }
        return held ? ", server held" : part == null ? "" : ", " + part.words();
    }

    /** Whether this is the wait of a client. */
    public boolean isOf(@Nullable Connection client) {
        return client != null && who.connection().id() == client.id();
    }
}
