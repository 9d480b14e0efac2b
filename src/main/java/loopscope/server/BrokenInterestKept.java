package loopscope.server;

import loopscope.kit.Kit;

import org.jspecify.annotations.Nullable;

/**
 * Broken on purpose (interest-kept): a socket that was once in outputs stays there.
 *
 * <p>Look for: a client that has never said anything costs nothing. Once it has its first echo and
 * is idle, select returns at once, again and again: there is room to write, and nothing to send.
 *
 * <p>Repair, as in {@link SelectServer#allSent}:
 *
 * <pre>{@code
 * outputs.remove(client.socket);
 * }</pre>
 */
final class BrokenInterestKept extends SelectServer {
    BrokenInterestKept(Kit kit) {
        super(kit);
    }

    @Override
    void send(@Nullable Client client) {
        if (client != null && !client.queue.isEmpty()) {
            super.send(client);
        }
    }

    @Override
    void allSent(Client client) {
        if (client.inputEnded) {
            drop(client);
        } else {
            inputs.add(client.socket);
        }
    }
}
