package loopscope.timeline;

import loopscope.trace.Connection;

import org.jspecify.annotations.Nullable;

/**
 * Who waits, and for whom.
 *
 * @param who the client that waits
 * @param waited since when and how long
 * @param whom the client it waits for; null where no other client is in its way
 * @param held whether it waits because the pace holds the server, and so for nobody
 */
public record Blame(ClientLane who, Wait waited, @Nullable ClientLane whom, boolean held) {
    /** Whether it is this client that waits. */
    boolean isOf(@Nullable Connection client) {
        return client != null && who.connection().id() == client.id();
    }
}
