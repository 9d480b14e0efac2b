package loopscope.server;

import static loopscope.kit.PollTable.POLLIN;
import static loopscope.kit.PollTable.POLLOUT;
import static loopscope.kit.PollTable.POLLPRI;

import loopscope.kit.Kit;

/**
 * Broken on purpose (11): a client's queue has no bound.
 *
 * <p>Look for: a client that sends much and does not read. It is read from all the same, and its
 * queue grows as long as it sends: that is the server's memory.
 *
 * <p>Repair, as in {@link PollServer#watch}:
 *
 * <pre>{@code
 * if (!client.inputEnded && client.queue.bytes() < QUEUE_BOUND) {
 *     events |= POLLIN;
 * }
 * }</pre>
 */
final class BrokenNoBound extends PollServer {
    BrokenNoBound(Kit kit) {
        super(kit);
    }

    @Override
    void watch(Client client) {
        int events = POLLPRI;
        if (!client.inputEnded) {
            events |= POLLIN;
        }
        if (!client.queue.isEmpty()) {
            events |= POLLOUT;
        }
        table.modify(client.socket, events);
    }
}
