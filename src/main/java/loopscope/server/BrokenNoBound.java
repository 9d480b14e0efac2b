package loopscope.server;

import static loopscope.kit.PollTable.POLLIN;
import static loopscope.kit.PollTable.POLLOUT;
import static loopscope.kit.PollTable.POLLPRI;

import loopscope.kit.Kit;

/**
 * Broken on purpose (no-bound): a client's queue has no bound.
 *
 * <p>Look for: a client that sends much and reads nothing. The server reads from it all the same,
 * and its queue grows in the server's memory for as long as it sends.
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
