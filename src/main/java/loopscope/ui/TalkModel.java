package loopscope.ui;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import loopscope.lab.Lab;
import loopscope.lab.LabClient;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Which client is spoken through, what can be done with it, and what it heard last. */
final class TalkModel {
    private final Lab lab;
    private final List<StageModel> stages;
    private final ObservableList<LabClient> clients = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable LabClient> selected = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper there = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper heard = new ReadOnlyStringWrapper("");

    TalkModel(Lab lab, List<StageModel> stages) {
        this.lab = lab;
        this.stages = stages;
        selected.addListener((value, before, now) -> tell());
    }

    /** Our own clients, gone or not, in the order they came. */
    ObservableList<LabClient> clients() {
        return clients;
    }

    /** The client that is spoken through; null while there is none. */
    ObjectProperty<@Nullable LabClient> selectedProperty() {
        return selected;
    }

    /** Whether the selected client is still there, on any stage. */
    ReadOnlyBooleanProperty thereProperty() {
        return there.getReadOnlyProperty();
    }

    /** What became of its latest words on each stage. */
    ReadOnlyStringProperty heardProperty() {
        return heard.getReadOnlyProperty();
    }

    /** Adds a client to every stage, once all are open; the first is selected. */
    void add() {
        boolean open = stages.stream().anyMatch(stage -> stage.stage() != null);
        if (!open || stages.stream().anyMatch(stage -> stage.openingProperty().get())) {
            return;
        }
        LabClient client = lab.addClient();
        clients.add(client);
        if (selected.get() == null) {
            selected.set(client);
        }
    }

    /** Selects the next client that is still there, or with -1 the one before. */
    void step(int direction) {
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

    /** Selects the client of that ordinal, if it is one of ours. */
    void select(int ordinal) {
        clients.stream()
                .filter(client -> client.ordinal() == ordinal)
                .findFirst()
                .ifPresent(selected::set);
    }

    /** Says a text on every stage, unless there is nothing to say or nobody to say it. */
    void say(String text) {
        LabClient client = selected.get();
        if (client != null && !text.isEmpty()) {
            client.say(text);
        }
    }

    /** The selected client leaves every stage. */
    void close() {
        LabClient client = selected.get();
        if (client != null) {
            client.close();
        }
    }

    /** The selected client's connections are reset. */
    void reset() {
        LabClient client = selected.get();
        if (client != null) {
            client.reset();
        }
    }

    /** Brings the words up to date. */
    void tell() {
        LabClient client = selected.get();
        there.set(client != null && !client.isGone());
        heard.set(client == null ? "" : LastWords.of(client, stages));
    }
}
