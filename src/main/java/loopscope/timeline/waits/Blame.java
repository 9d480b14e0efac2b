package loopscope.timeline.waits;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Wait;
import loopscope.trace.Connection;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A client's wait, and the client it waits for.
 *
 * @param who the client that waits
 * @param waited since when and how long
 * @param whom the client it waits for; null where no other client is in its way
 * @param held whether it waits because the gate holds the server, and so for nobody
 * @param part for whom it was spent, where that was not one client alone; null for none
 */
public record Blame(
        ClientLane who, Wait waited, @Nullable ClientLane whom, boolean held, @Nullable Part part) {
    /**
     * For whom a wait was spent, where that was not one client alone.
     *
     * @param most the client that most was spent for
     * @param all how much was spent for others altogether, in nanoseconds
     * @param others for how many more clients than that one
     * @param named what of it was spent for whom, the longest first; empty where that is too much
     *     to name
     */
    public record Part(ClientLane most, long all, int others, List<Share> named) {
        private String words() {
            return switch (named.size()) {
                case 1 -> named.getFirst().words(" of it for ");
                case 2 -> named.getFirst().words(" of it for ") + named.getLast().also();
                default -> new Share(most, all).words(" of it for ") + alsoOthers();
            };
        }

        private String alsoOthers() {
            return others == 0 ? "" : " and " + Units.count(others, "other");
        }
    }

    /**
     * What of a wait was spent for one client.
     *
     * @param length in nanoseconds
     */
    public record Share(ClientLane whom, long length) {
        private String words(String link) {
            return Units.duration(length) + link + whom.connection().inWords();
        }

        private String also() {
            return ", " + words(" for ");
        }
    }

    /**
     * The reason, to follow the client that waits: {@code " for A"}, {@code ", 1.20 s of it for
     * A"}, {@code ", 1.20 s of it for A, 0.40 s for B"}, {@code ", server held"}; empty where no
     * client was in its way.
     */
    public String why() {
        if (!shares().isEmpty()) {
            return ", " + shares();
        }
        if (whom != null) {
            return " for " + whom.connection().inWords();
        }
        return held ? ", server held" : "";
    }

    /** For whom it was spent, in words; empty where that was one client alone, or none. */
    public String shares() {
        return part == null ? "" : part.words();
    }

    /** Whether this is the wait of a client. */
    public boolean isOf(@Nullable Connection client) {
        return client != null && who.connection().id() == client.id();
    }
}
