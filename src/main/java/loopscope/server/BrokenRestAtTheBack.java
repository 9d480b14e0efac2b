package loopscope.server;

import loopscope.kit.Kit;
import loopscope.kit.RawSocket;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/**
 * Broken on purpose (rest-at-the-back): what a send did not take is put at the back of the queue.
 *
 * <p>Look for: a slow reader, a send that takes only a part, and then a send of another message:
 * every byte comes back, but not in order. (Dropping the rest is the same mistake.)
 *
 * <p>Repair, as in {@link SelectServer#send}:
 *
 * <pre>{@code
 * client.queue.taken(sent); // the rest stays in front
 * }</pre>
 */
final class BrokenRestAtTheBack extends SelectServer {
    BrokenRestAtTheBack(Kit kit) {
        super(kit);
    }

    @Override
    void send(@Nullable Client client) {
        if (client == null) {
            return;
        }
        ByteBuffer front = client.queue.front();
        int sent = client.socket.send(front);
        if (sent > 0) {
            message.clear().put(front.position(front.position() + sent)).flip();
            client.queue.taken(sent + message.remaining());
            client.queue.put(message);
            if (client.queue.isEmpty()) {
                allSent(client);
            }
        } else if (sent != RawSocket.WOULD_BLOCK) {
            drop(client);
        }
    }
}
