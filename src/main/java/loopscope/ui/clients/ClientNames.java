package loopscope.ui.clients;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import loopscope.lab.LabClient;
import loopscope.timeline.lanes.ClientLane;
import loopscope.trace.Connection;
import loopscope.trace.Connections;
import loopscope.ui.stages.StageViewModel;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The names that the user gives to clients, beside their letters and numbers. They are kept in the
 * stages' records. Confined to the JavaFX thread.
 */
public final class ClientNames {
    /** The longest name, in UTF-16 units: as much as fits beside a badge. */
    static final int LONGEST = 20;

    private final List<StageViewModel> stages;
    private final ReadOnlyObjectWrapper<@Nullable ClientLane> edited =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

    ClientNames(List<StageViewModel> stages) {
        this.stages = stages;
    }

    /** The lane of the client whose name is being edited; null for none. */
    ReadOnlyObjectProperty<@Nullable ClientLane> editedProperty() {
        return edited.getReadOnlyProperty();
    }

    /** How often any name has changed. */
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** Begins to edit a client's name. */
    public void edit(ClientLane lane) {
        edited.set(lane);
    }

    /** Ends editing; the name stays as it was. */
    void cancel() {
        edited.set(null);
    }

    /** Ends editing, and names the client on every stage; an empty name takes the last one away. */
    void commit(String name) {
        ClientLane lane = edited.get();
        if (lane != null) {
            stages.forEach(stage -> label(stage, lane.connection(), name.strip()));
            changes.set(changes.get() + 1);
        }
        cancel();
    }

    private static void label(StageViewModel stage, Connection client, String name) {
        Connections all = stage.record().trace().connections();
        stage.record().lanes().clients().stream()
                .map(ClientLane::connection)
                .filter(other -> isSame(other, client.kind(), client.ordinal()))
                .forEach(other -> all.label(other.id(), name));
    }

    /** The name that the user has given to a client; empty for none. */
    String label(Connection client) {
        Connection known = known(client.kind(), client.ordinal());
        return known == null ? "" : known.label();
    }

    /** The long name of one of our own clients. */
    String title(LabClient client) {
        Connection known = known(Connection.Kind.OWN, client.ordinal());
        return known == null ? "client " + client.name() : known.title();
    }

    private @Nullable Connection known(Connection.Kind kind, int ordinal) {
        return stages.stream()
                .map(StageViewModel::record)
                .flatMap(
                        record ->
                                record.lanes().clients().stream()
                                        .map(ClientLane::connection)
                                        .filter(client -> isSame(client, kind, ordinal))
                                        .map(record.trace().connections()::latest))
                .findFirst()
                .orElse(null);
    }

    private static boolean isSame(Connection client, Connection.Kind kind, int ordinal) {
        return client.kind() == kind && client.ordinal() == ordinal;
    }
}
