package loopscope.ui.clients;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import loopscope.lab.ClientKind;
import loopscope.lab.Lab;
import loopscope.lab.LabClient;
import loopscope.lab.Script;
import loopscope.trace.Connection;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;
import loopscope.ui.stages.StageViewModel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The selected client: what the user can do with it, and what became of its last message. Confined
 * to the JavaFX thread.
 */
public final class SelectedClientViewModel {
    private static final String LESSON =
            "A lesson is on, and its clients come in its order: play it to its end, or end it.";
    private static final String PREVIOUS_RUN =
            "This run is over: go back to the present run first (Ctrl+N).";

    private final ObservableList<StageViewModel> stages;
    private final ObservableList<LabClient> clients = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable LabClient> selected = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper there = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper deaf = new ReadOnlyBooleanWrapper();
    private final BooleanProperty lesson = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper heard = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Connection> stranger =
            new ReadOnlyObjectWrapper<>();
    private final Notices notices;
    private final ClientNames names;
    private Lab lab;
    private final List<List<Script>> asked = new ArrayList<>();

    /** The selected client, if it was there at the last refresh. */
    private @Nullable LabClient present;

    /**
     * A model without clients.
     *
     * @param notices shows why something could not be done
     */
    public SelectedClientViewModel(
            Lab lab, ObservableList<StageViewModel> stages, Notices notices) {
        this.lab = lab;
        this.stages = stages;
        this.notices = notices;
        this.names = new ClientNames(stages);
        selected.addListener(
                (value, before, now) -> {
                    stranger.set(null);
                    refresh();
                });
    }

    /** Shows the clients of another run's lab, and selects the first that is still there. */
    public void show(Lab other) {
        lab = other;
        asked.clear();
        names.cancel();
        selected.set(null);
        stranger.set(null);
        clients.setAll(lab.clients());
        step(1);
    }

    /** The stages that are shown. */
    ObservableList<StageViewModel> stages() {
        return stages;
    }

    /** Our own clients, gone or not, in the order in which they came. */
    public ObservableList<LabClient> clients() {
        return clients;
    }

    /** The selected client; null while there is none. */
    public ObjectProperty<@Nullable LabClient> selectedProperty() {
        return selected;
    }

    /** Whether the selected client is still on any stage. */
    public ReadOnlyBooleanProperty thereProperty() {
        return there.getReadOnlyProperty();
    }

    /** Whether the selected client is on a stage and reads nothing there yet. */
    public ReadOnlyBooleanProperty deafProperty() {
        return deaf.getReadOnlyProperty();
    }

    /** Whether clients come as a lesson says, and none is added meanwhile. */
    public BooleanProperty lessonProperty() {
        return lesson;
    }

    /** What became of its last message on each stage, in words. */
    public ReadOnlyStringProperty heardProperty() {
        return heard.getReadOnlyProperty();
    }

    /** A client whose lane was chosen but that is not one of ours; null for none. */
    public ReadOnlyObjectProperty<@Nullable Connection> strangerProperty() {
        return stranger.getReadOnlyProperty();
    }

    /** Adds an interactive client, see {@link #add(ClientKind)}. */
    public void add() {
        add(ClientKind.INTERACTIVE);
    }

    /**
     * Adds a client of a kind to every stage that is not muted, once no stage is opening. Selects
     * it if no client is selected.
     */
    public void add(ClientKind kind) {
        add(List.of(kind.script()));
    }

    /** Adds a client for each script likewise; all scripts start at the same instant. */
    public void add(List<Script> scripts) {
        if (lesson.get()) {
            notices.show(Notice.failed(LESSON));
        } else if (stages.stream().anyMatch(StageViewModel::isToOpen)) {
            asked.add(scripts);
        } else if (stages.stream().anyMatch(StageViewModel::isPast)) {
            notices.show(Notice.failed(PREVIOUS_RUN));
        } else if (stages.stream().noneMatch(StageViewModel::isServing)) {
            notices.show(Notice.failed("No stage is open: open one first."));
        } else if (stages.stream().allMatch(stage -> stage.mutedProperty().get())) {
            notices.show(Notice.failed("Every stage is muted: unmute one (⋯) first."));
        } else {
            come(scripts);
        }
    }

    /**
     * Adds the clients that were asked for while a stage was opening; those that still have to wait
     * are queued again.
     */
    private void addAsked() {
        List<List<Script>> now = List.copyOf(asked);
        asked.clear();
        now.forEach(this::add);
    }

    private void come(List<Script> scripts) {
        List<LabClient> coming = lab.play(scripts);
        clients.addAll(coming);
        if (selected.get() == null) {
            selected.set(coming.getFirst());
        }
    }

    /** Selects the next client that is still there, or with -1 the one before. */
    public void step(int direction) {
        List<LabClient> present = clients.stream().filter(client -> !client.isGone()).toList();
        LabClient from = selected.get();
        int at = from == null ? -1 : from.ordinal();
        if (direction > 0) {
            present.stream().filter(c -> c.ordinal() > at).findFirst().ifPresent(selected::set);
        } else {
            present.stream()
                    .filter(c -> c.ordinal() < at)
                    .reduce((a, b) -> b)
                    .ifPresent(selected::set);
        }
    }

    /** Selects the client of a lane; one that is not ours becomes the stranger. */
    public void select(Connection lane) {
        LabClient ours = ours(lane);
        if (ours != null) {
            selected.set(ours);
        }
        stranger.set(ours == null ? lane : null);
    }

    /** The names that the user gives to clients. */
    public ClientNames names() {
        return names;
    }

    /** Begins to rename the client whose lane is chosen. */
    public void rename() {
        stages.stream()
                .flatMap(stage -> stage.record().lanes().clients().stream())
                .filter(lane -> isChosen(lane.connection()))
                .findFirst()
                .ifPresentOrElse(
                        names::edit,
                        () -> notices.show(Notice.failed("No client is selected: click a lane.")));
    }

    /** Our own client of a lane; null where it is not one of ours. */
    public @Nullable LabClient ours(Connection lane) {
        return clients.stream()
                .filter(client -> lane.kind() == Connection.Kind.OWN)
                .filter(client -> client.ordinal() == lane.ordinal())
                .findFirst()
                .orElse(null);
    }

    /** Why the user can't type as a lane's client, in one sentence. */
    public static String whyNot(Connection lane) {
        return lane.kind() == Connection.Kind.OUTSIDER
                ? "Client "
                        + lane.name()
                        + " comes from outside: type in the program that connected."
                : lane.name()
                        + " came with a crowd and follows its script: + Client adds your own.";
    }

    /** Whether a lane is the selected client's, or the stranger's if there is one. */
    public boolean isChosen(Connection lane) {
        Connection other = stranger.get();
        if (other != null) {
            return other.kind() == lane.kind() && other.ordinal() == lane.ordinal();
        }
        LabClient ours = selected.get();
        return ours != null
                && lane.kind() == Connection.Kind.OWN
                && lane.ordinal() == ours.ordinal();
    }

    /**
     * Has the selected client send a text on every stage that is not muted; an empty text sends
     * nothing. Where nobody can send it, a notice says what to do.
     *
     * @return whether there is a client that can
     */
    public boolean say(String text) {
        LabClient client = selected.get();
        if (client == null || !there.get() || stranger.get() != null) {
            notices.show(Notice.failed(whyMute()));
            return false;
        }
        if (!text.isEmpty()) {
            client.say(text);
        }
        return true;
    }

    /** Why the user can't type as a client now, and what to do; where that can be, empty. */
    String whyMute() {
        Connection other = stranger.get();
        LabClient client = selected.get();
        if (other != null) {
            return whyNot(other);
        }
        if (stages.stream().anyMatch(StageViewModel::isPast)) {
            return PREVIOUS_RUN;
        }
        if (client == null) {
            return "Add a client first: + Client, or Esc and then C.";
        }
        if (there.get()) {
            return "";
        }
        boolean alone = clients.stream().allMatch(LabClient::isGone);
        return client.name()
                + (alone
                        ? " has left: + Client, or Esc and then C, adds another."
                        : " has left: ↑ ↓ choose another client.");
    }

    /** Closes the selected client's connections on all stages. */
    void close() {
        LabClient client = selected.get();
        if (client != null) {
            client.close();
        }
    }

    /** Half-closes the selected client's connections on all stages. */
    void halfClose() {
        LabClient client = selected.get();
        if (client != null) {
            client.halfClose();
        }
    }

    /** Has the selected client read on all stages. */
    void letRead() {
        LabClient client = selected.get();
        if (client != null) {
            client.letRead();
        }
    }

    /** Resets the selected client's connections on all stages. */
    void reset() {
        LabClient client = selected.get();
        if (client != null) {
            client.reset();
        }
    }

    /** Updates the words, and adds clients that had to wait for a stage. */
    public void refresh() {
        addAsked();
        selectNextOfOneThatLeft();
        LabClient client = selected.get();
        boolean isThere = client != null && !client.isGone();
        there.set(isThere);
        deaf.set(isThere && client.isDeaf());
        present = isThere ? client : null;
        heard.set(client == null ? "" : LastMessageStatus.of(client, stages));
    }

    /** Who is chosen after having left stays so: the user wants to see that client's lane. */
    private void selectNextOfOneThatLeft() {
        LabClient left = present;
        present = null;
        if (left != null && left.equals(selected.get()) && left.isGone()) {
            step(1);
            if (left.equals(selected.get())) {
                step(-1);
            }
        }
    }
}
