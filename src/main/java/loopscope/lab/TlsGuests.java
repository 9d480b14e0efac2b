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
    /** A record of the handshake, of any version 3.x, that begins with a ClientHello. */
    private static final int HANDSHAKE = 22;

    private static final int VERSION = 3;
    private static final int CLIENT_HELLO = 1;
    private static final int MESSAGE_AT = 5;

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
            if (who != null && isGreeting(event.preview())) {
                kit.notice(
                        who.peer()
                                + " speaks TLS, and this server does not: it echoes the handshake"
                                + " as if it were text. The model selector-tls speaks TLS.");
            }
        }
    }

    private static boolean isGreeting(byte[] bytes) {
        return bytes.length > MESSAGE_AT
                && bytes[0] == HANDSHAKE
                && bytes[1] == VERSION
                && bytes[MESSAGE_AT] == CLIENT_HELLO;
    }
}
