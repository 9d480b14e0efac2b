package loopscope.trace;

import org.jspecify.annotations.Nullable;

/**
 * A connection of a trace: its number and the client at its other end; or the listening socket.
 *
 * @param id its number in this trace, from 1
 * @param name its short name, which stands on its badge and wherever it is spoken of: a letter for
 *     an own client, {@code 1} for the first one from outside, or {@code listener}
 * @param kind whose it is
 * @param ordinal the client's place among own clients or among outsiders, from 0: the same client
 *     has the same one on every stage, so that it keeps its letter and colour; no two outsiders of
 *     a run have the same; -1 for a listener
 * @param address the client's address, or the one listened on; {@link Address#NONE} until known
 * @param program an outsider's program; null where that is not known
 * @param label what the user calls the client; empty for nothing
 */
public record Connection(
        int id,
        String name,
        Kind kind,
        int ordinal,
        long address,
        @Nullable Program program,
        String label) {
    /** Whose connection it is. */
    public enum Kind {
        /** The server's listening socket. */
        LISTENER,
        /** A client of this process, recorded from its own side too. */
        OWN,
        /** A real program that connected by itself. */
        OUTSIDER
    }

    /** A connection of whose program nothing is known, without a label. */
    public Connection(int id, String name, Kind kind, int ordinal, long address) {
        this(id, name, kind, ordinal, address, null, "");
    }

    /** Whether this is a client, own or not. */
    public boolean isClient() {
        return kind != Kind.LISTENER;
    }

    /** Whether this is a client that this process did not start. */
    public boolean isOutsider() {
        return kind == Kind.OUTSIDER;
    }

    /**
     * The name in a sentence, where a bare number reads as a count: {@code A}, {@code client 1}.
     */
    public String inWords() {
        return isOutsider() ? "client " + name : name;
    }

    /** The name where there are no badges: {@code A}, or an outsider's address. */
    public String peer() {
        return isOutsider() ? Address.text(address) : name;
    }

    /**
     * The long name, beside a badge: its label, or else {@code client A}, or an outsider's program
     * or address.
     */
    public String title() {
        if (!label.isEmpty()) {
            return label;
        }
        return !isOutsider() ? "client " + name : program == null ? peer() : program.text();
    }

    /** The short name, with the label if there is one: {@code A}, {@code A (Anna)}. */
    public String labelled() {
        return label.isEmpty() ? name : name + " (" + label + ")";
    }

    /** Where it comes from: {@code nc 31618, 127.0.0.1:40422}, the address alone, or a letter. */
    public String origin() {
        return program == null ? peer() : program.text() + ", " + peer();
    }

    Connection of(Program program) {
        return new Connection(id, name, kind, ordinal, address, program, label);
    }

    Connection called(String label) {
        return new Connection(id, name, kind, ordinal, address, program, label);
    }

    Connection at(long address) {
        return new Connection(id, name, kind, ordinal, address, program, label);
    }
}
