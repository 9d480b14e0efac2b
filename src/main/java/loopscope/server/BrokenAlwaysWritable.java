package loopscope.server;

import static loopscope.kit.PollTable.POLLIN;
import static loopscope.kit.PollTable.POLLOUT;
import static loopscope.kit.PollTable.POLLPRI;

import loopscope.kit.Kit;

import org.jspecify.annotations.Nullable;

/**
 * Broken on purpose (always-writable): the server always asks for room to write.
 *
 * <p>Look for: no client sends anything, yet poll returns at once, again and again. There is nearly
 * always room to write, and nothing to send.
 *
 * <p>Repair, as in {@link PollServer#watch}:
 *
 * <pre>{@code
 * if (!client.queue.isEmpty()) {
 *     events |= POLLOUT;
 * }
 * }</pre>
 */
final class BrokenAlwaysWritable extends PollServer {
    BrokenAlwaysWritable(Kit kit) {
        super(kit);
    }

    @Override
    void watch(Client client) {
        int events = POLLPRI | POLLOUT;
        if (!client.inputEnded && client.queue.bytes() < QUEUE_BOUND) {
            events |= POLLIN;
        }
        table.modify(client.socket, events);
    }

    @Override
    void send(@Nullable Client client) {
        if (client != null && !client.queue.isEmpty()) {
            super.send(client);
        }
    }
}
