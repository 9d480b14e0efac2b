package loopscope.lab;

import loopscope.kit.Kit;
import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Follower;
import loopscope.trace.Role;

import java.util.BitSet;

/**
 * Notices clients that speak TLS to a server that does not: the server takes their handshake for
 * text, and they wait for an answer that never comes.
 *
 * <p>Confined to the dispatcher.
 */
final class TlsGuests implements Follower {
    private final Kit kit;

    /** Connections whose first bytes were read. */
    private final BitSet known = new BitSet();

    TlsGuests(Kit kit) {
        this.kit = kit;
    }

    @Override
    public void follow(Event event) {
        boolean reads = event.role() == Role.SERVER && event.op().receives() && !event.isBegin();
        if (reads && event.moved() > 0 && !known.get(event.connection())) {
            known.set(event.connection());
            Connection who = kit.trace().connections().get(event.connection());
            if (who != null && event.isTlsGreeting()) {
                kit.notice(
                        who.peer()
                                + " speaks TLS, and this server does not: it echoes the handshake"
                                + " as if it were text. The model selector-tls speaks TLS.");
            }
        }
    }
}
