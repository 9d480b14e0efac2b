package loopscope.server;

import static loopscope.kit.PollTable.POLLIN;
import static loopscope.kit.PollTable.POLLOUT;
import static loopscope.kit.PollTable.POLLPRI;

import loopscope.kit.Kit;

/**
 * Broken on purpose (flags-anded): flags are combined with AND instead of OR.
 *
 * <p>Look for: after its first message a client's entry has no flag left, as no bit is in two
 * flags. Its reply stays in the queue, its next message in the kernel, and poll reports neither.
 *
 * <p>Repair, as in {@link PollServer#watch}:
 *
 * <pre>{@code
 * events |= POLLOUT;
 * }</pre>
 */
final class BrokenFlagsAnded extends PollServer {
    BrokenFlagsAnded(Kit kit) {
        super(kit);
    }

    @Override
    void watch(Client client) {
        int events = POLLPRI;
        if (!client.inputEnded && client.queue.bytes() < QUEUE_BOUND) {
            events |= POLLIN;
        }
        if (!client.queue.isEmpty()) {
            events &= POLLOUT;
        }
        table.modify(client.socket, events);
    }
}
