package loopscope.trace;

/**
 * A connection of a trace: its number and the client at its other end; or the listening socket.
 *
 * @param id its number in this trace, from 1
 * @param name a letter for an own client, the address for an outsider, or {@code listener}
 * @param kind whose it is
 * @param ordinal the client's place among own clients or among outsiders, from 0: the same client
 *     has the same one on every stage, so that it keeps its letter and colour; -1 for a listener
 * @param address the client's address, or the one listened on; {@link Address#NONE} until known
 */
public record Connection(int id, String name, Kind kind, int ordinal, long address) {
    /** Whose connection it is. */
    public enum Kind {
        /** The server's listening socket. */
        LISTENER,
        /** A client of this process, recorded from its own side too. */
        OWN,
        /** A real program that connected by itself. */
        OUTSIDER
    }

    /** Whether this is a client, own or not. */
    public boolean isClient() {
        return kind != Kind.LISTENER;
    }

    /** A label as short as a letter: an own client's letter, {@code #1} for the first outsider. */
    public String mark() {
        return kind == Kind.OUTSIDER ? "#" + (ordinal + 1) : name;
    }

    /** A short name: an own client's letter, an outsider's mark and port, {@code #1:38520}. */
    public String brief() {
        return kind == Kind.OUTSIDER ? mark() + ":" + Address.port(address) : name;
    }

    Connection at(long address) {
        return new Connection(id, name, kind, ordinal, address);
    }
}
