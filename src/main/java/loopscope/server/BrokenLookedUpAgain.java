package loopscope.server;

import loopscope.kit.Kit;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * Broken on purpose (looked-up-again): a client is closed in the read round, and looked up in the
 * write round of the same select.
 *
 * <p>Look for: a client that resets while part of its echo is queued, so that one select finds it
 * both readable and writable. The read round closes it and forgets it; the write round takes for
 * granted that it is still known, and that ends the server.
 *
 * <p>Repair, as in {@link SelectServer#send}:
 *
 * <pre>{@code
 * if (client == null) {
 *     return;
 * }
 * }</pre>
 */
final class BrokenLookedUpAgain extends SelectServer {
    BrokenLookedUpAgain(Kit kit) {
        super(kit);
    }

    @Override
    void send(@Nullable Client client) {
        super.send(Objects.requireNonNull(client, "no client has this descriptor any more"));
    }
}
