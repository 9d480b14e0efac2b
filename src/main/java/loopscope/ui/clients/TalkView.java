package loopscope.ui.clients;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import loopscope.lab.LabClient;

/** The selected client's prompt, as netcat has one: Enter sends the line. */
public final class TalkView {
    private final SelectedClientViewModel talk;
    @FXML private ComboBox<LabClient> who;
    @FXML private TextField line;
    @FXML private Button letRead;
    @FXML private Button halfClose;
    @FXML private Button close;
    @FXML private Button reset;
    @FXML private Label left;
    @FXML private Label heard;

    public TalkView(SelectedClientViewModel talk) {
        this.talk = talk;
    }

    @FXML
    private void initialize() {
        who.setItems(talk.clients());
        showNames();
        talk.names().changesProperty().addListener((value, was, is) -> showNames());
        who.valueProperty().bindBidirectional(talk.selectedProperty());
        heard.textProperty().bind(talk.heardProperty());
        var name = talk.selectedProperty().map(LabClient::name).orElse("");
        var stranger = talk.strangerProperty().isNotNull();
        var speaks = talk.thereProperty().and(stranger.not());
        line.promptTextProperty()
                .bind(
                        Bindings.when(speaks)
                                .then(
                                        Bindings.concat(
                                                "type as ", name, ": Enter says it on every stage"))
                                .otherwise("nobody to type as"));
        left.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                talk::whyMute,
                                talk.stages(),
                                talk.strangerProperty(),
                                name,
                                speaks));
        letRead.accessibleTextProperty()
                .bind(Bindings.concat("Let ", name, " read on every stage"));
        halfClose
                .accessibleTextProperty()
                .bind(Bindings.concat("Half-close ", name, " on every stage"));
        close.accessibleTextProperty().bind(Bindings.concat("Close ", name, " on every stage"));
        reset.accessibleTextProperty().bind(Bindings.concat("Reset ", name, " on every stage"));
        line.accessibleTextProperty().bind(line.promptTextProperty());
        show(who, talk.selectedProperty().isNotNull());
        show(letRead, speaks.and(talk.deafProperty()));
        show(halfClose, speaks);
        show(close, speaks);
        show(reset, speaks);
        show(left, speaks.not());
        show(heard, stranger.not());
    }

    private void showNames() {
        who.setCellFactory(list -> new ClientCell(talk.names()));
        who.setButtonCell(new ClientCell(talk.names()));
    }

    private static void show(Node node, ObservableBooleanValue when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }

    /** Moves the focus to the line, where letters are text even if nobody can say it. */
    public void focus() {
        line.requestFocus();
    }

    @FXML
    private void say() {
        if (talk.say(line.getText())) {
            line.clear();
        }
    }

    @FXML
    private void letRead() {
        talk.letRead();
    }

    @FXML
    private void halfClose() {
        talk.halfClose();
    }

    @FXML
    private void close() {
        talk.close();
    }

    @FXML
    private void reset() {
        talk.reset();
    }
}
