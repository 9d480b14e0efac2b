package loopscope.ui.clients;

import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import loopscope.ui.base.Sheet;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/**
 * A sheet that asks what a client is to do, says it in a sentence, and adds that client to every
 * stage.
 */
public final class ClientSheet {
    private static final double WIDTH = 400;
    private static final double TWO_LINES = 34;

    private final SelectedClientViewModel talk;
    private final ComboBox<ClientForm> kind = new ComboBox<>();
    private final StackPane fields = new StackPane();
    private final Label words = new Label();

    private ClientSheet(SelectedClientViewModel talk) {
        this.talk = talk;
        kind.setId("clientKind");
        kind.setAccessibleText("Kind of client");
        kind.setConverter(new Titles());
        kind.setItems(FXCollections.observableArrayList(ClientForm.all()));
        kind.valueProperty().addListener((value, before, form) -> show(form));
        words.setId("clientWords");
        words.getStyleClass().add("sheet-note");
        words.setWrapText(true);
        words.setPrefWidth(WIDTH);
        words.setMinHeight(TWO_LINES);
        kind.getSelectionModel().selectFirst();
    }

    /**
     * Opens the sheet.
     *
     * @param closed called when the sheet is closed
     */
    public static void ask(StackPane over, SelectedClientViewModel talk, Runnable closed) {
        ClientSheet sheet = new ClientSheet(talk);
        VBox all = new VBox(sheet.kind, sheet.fields, sheet.words);
        all.getStyleClass().add("sheet-parts");
        TextField first = sheet.kind.getValue().first();
        Sheet.ask(over, "A client", all, first, "Add", sheet::take, closed);
        first.selectAll();
    }

    private void show(ClientForm form) {
        fields.getChildren().setAll(List.of(form.grid()));
        words.textProperty().bind(form.words());
    }

    private void take(Consumer<String> refuse, Runnable done) {
        ClientForm form = kind.getValue();
        TextField wrong = form.wrong();
        if (wrong == null) {
            talk.add(List.of(form.script()));
            done.run();
        } else {
            wrong.requestFocus();
            refuse.accept(ClientForm.complaint(wrong));
        }
    }

    /** Writes a form as the title of its kind. */
    private static final class Titles extends StringConverter<ClientForm> {
        @Override
        public String toString(@Nullable ClientForm form) {
            return form == null ? "" : form.kind().title();
        }

        @Override
        public ClientForm fromString(String title) {
            throw new UnsupportedOperationException(title);
        }
    }
}
