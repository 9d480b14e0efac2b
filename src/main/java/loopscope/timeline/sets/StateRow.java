package loopscope.timeline.sets;

import loopscope.trace.Connection;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;

/**
 * A row of the state table: a descriptor at an instant, or a client that has none yet.
 *
 * @param connection its number in the trace; 0 for a part of the server's own
 * @param kind what it is
 * @param fd its number; {@link Integer#MAX_VALUE} where it has none, or none is known
 * @param client the client whose socket it is, null for any other descriptor
 * @param waits whether it is a client that has waited for the server notably long
 * @param cells the texts of the table
 * @param before the earlier texts of the cells that the latest change has changed
 */
public record StateRow(
        int connection,
        Kind kind,
        int fd,
        @Nullable Connection client,
        boolean waits,
        Map<StateColumn, String> cells,
        Map<StateColumn, String> before) {

    /** What a descriptor is. */
    public enum Kind {
        /** The listening socket. */
        LISTENER,
        /** A client's socket. */
        CLIENT,
        /** The eventfd that wakes a waiting call. */
        WAKEUP,
        /** The epoll instance. */
        EPOLL
    }

    /** The text of a cell: there is no such thing. */
    static final String NONE = "–";

    /** The text of a cell: there is such a thing, and it is not known. */
    static final String UNKNOWN = "?";

    /** A key that is unique among the rows of an instant; below 0 for the server's own parts. */
    int key() {
        return switch (kind) {
            case LISTENER, CLIENT -> connection;
            case WAKEUP -> -1;
            case EPOLL -> -2;
        };
    }

    /** The text of a cell. */
    public String text(StateColumn column) {
        return cells.getOrDefault(column, NONE);
    }

    /** Whether it has a number that is not known. */
    boolean isNumberUnknown() {
        return text(StateColumn.FD).equals(UNKNOWN);
    }

    /** The client or part of the server it belongs to. */
    public String name() {
        return text(StateColumn.WHO);
    }

    /** Its label in a list: its number, or else its name. */
    String label() {
        String number = text(StateColumn.FD);
        return number.equals(NONE) || number.equals(UNKNOWN) ? name() : number;
    }

    /** This row, with the earlier texts of the cells that differ from an older one. */
    StateRow since(StateRow old) {
        Map<StateColumn, String> changes = new EnumMap<>(StateColumn.class);
        for (StateColumn column : StateColumn.values()) {
            if (column != StateColumn.WAITING && !same(text(column), old.text(column))) {
                changes.put(column, old.text(column));
            }
        }
        return changes.isEmpty() ? this : with(changes);
    }

    /** Whether a text is unchanged; brackets only say that a later call is under way. */
    private static boolean same(String now, String old) {
        return now.equals(old) || now.equals("(" + old + ")");
    }

    /** This row, marked as not there before. */
    StateRow asNew() {
        return with(Map.of(StateColumn.WHO, "not there"));
    }

    private StateRow with(Map<StateColumn, String> changes) {
        return new StateRow(connection, kind, fd, client, waits, cells, changes);
    }
}
