package loopscope.timeline.sets;

import java.util.EnumMap;
import java.util.Map;

/**
 * One descriptor at a moment, or a client that has none yet: a row of the state table.
 *
 * @param connection its number in the trace; 0 for a part of the server's own
 * @param kind what it is
 * @param fd its number; above all numbers where it has none, or nobody has told
 * @param ordinal the own client whose letter and colour it has; -1 for any other
 * @param waits whether it is a client that waits for the server, and notably long
 * @param cells what stands in the table
 * @param before what stood in those cells that the latest change has changed
 */
public record StateRow(
        int connection,
        Kind kind,
        int fd,
        int ordinal,
        boolean waits,
        Map<StateColumn, String> cells,
        Map<StateColumn, String> before) {

    /** What a descriptor is. */
    public enum Kind {
        /** The listening socket. */
        LISTENER,
        /** A client's socket. */
        CLIENT,
        /** The eventfd that ends a wait from outside. */
        WAKEUP,
        /** The epoll instance. */
        EPOLL
    }

    /** In a cell: there is no such thing. */
    static final String NONE = "–";

    /** In a cell: there is such a thing, and nobody has told. */
    static final String UNKNOWN = "?";

    /** What is unique to it among the rows of a moment: the server's own parts are below 0. */
    int key() {
        return switch (kind) {
            case LISTENER, CLIENT -> connection;
            case WAKEUP -> -1;
            case EPOLL -> -2;
        };
    }

    /** What stands in a cell. */
    public String text(StateColumn column) {
        return cells.getOrDefault(column, NONE);
    }

    /** Whether it has a number that nobody has told. */
    boolean isNumberUnknown() {
        return text(StateColumn.FD).equals(UNKNOWN);
    }

    /** Whose it is. */
    public String name() {
        return text(StateColumn.WHO);
    }

    /** What it is called in a list: its number, or whose it is. */
    String label() {
        String number = text(StateColumn.FD);
        return number.equals(NONE) || number.equals(UNKNOWN) ? name() : number;
    }

    /** This row, with what stood before in the cells that differ from an older one. */
    StateRow since(StateRow old) {
        Map<StateColumn, String> changes = new EnumMap<>(StateColumn.class);
        for (StateColumn column : StateColumn.values()) {
            if (column != StateColumn.WAITING && !same(text(column), old.text(column))) {
                changes.put(column, old.text(column));
            }
        }
        return changes.isEmpty() ? this : with(changes);
    }

    /** What was found is the same when it has become past. */
    private static boolean same(String now, String old) {
        return now.equals(old) || now.equals("(" + old + ")");
    }

    /** This row, which was not there before. */
    StateRow asNew() {
        return with(Map.of(StateColumn.WHO, "not there"));
    }

    private StateRow with(Map<StateColumn, String> changes) {
        return new StateRow(connection, kind, fd, ordinal, waits, cells, changes);
    }
}
