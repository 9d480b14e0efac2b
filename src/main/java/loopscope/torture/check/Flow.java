package loopscope.torture.check;

import loopscope.trace.Role;
import loopscope.trace.state.ConnectionState;

/**
 * What has moved on a connection, in bytes of the stream between client and server.
 *
 * @param said that the client has sent
 * @param received that the server has read
 * @param replied that the server has sent
 * @param heard that the client has read
 */
public record Flow(long said, long received, long replied, long heard) {
    /** Nothing yet. */
    static final Flow NONE = new Flow(0, 0, 0, 0);

    /** By the fold. */
    static Flow of(ConnectionState state) {
        return new Flow(state.said(), state.received(), state.replied(), state.heard());
    }

    /** After one more event. */
    Flow after(Line line) {
        if (line.moved() == 0) {
            return this;
        }
        boolean server = line.role() == Role.SERVER;
        if (line.op().receives()) {
            return server
                    ? new Flow(said, received + line.moved(), replied, heard)
                    : new Flow(said, received, replied, heard + line.moved());
        }
        return server
                ? new Flow(said, received, replied + line.moved(), heard)
                : new Flow(said + line.moved(), received, replied, heard);
    }
}
