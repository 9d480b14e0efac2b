package loopscope.ui.clients;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;

import loopscope.lab.ClientKind;
import loopscope.lab.Script;
import loopscope.ui.base.NumberField;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * The fields of one kind of client, with the usual values: what the client is to do, as a sentence
 * and as a script. What was typed stays while another form is shown.
 */
final class ClientForm {
    private static final int MOST_MEBIBYTES = 1024;
    private static final int MOST_SECONDS = 3600;
    private static final int MOST_PAUSE = 60_000;
    private static final int MOST_RATE = 10_000_000;
    private static final double FIELD_WIDTH = 190;

    private final ClientKind kind;
    private final GridPane grid = new GridPane();
    private final List<TextField> fields = new ArrayList<>();
    private Supplier<Script> script;
    private StringBinding words;

    private ClientForm(ClientKind kind) {
        this.kind = kind;
        this.script = kind::script;
        this.words = Bindings.createStringBinding(kind::behaviour);
        grid.getStyleClass().add("sheet-fields");
    }

    /** A form for each kind that can be asked for with values of one's own. */
    static List<ClientForm> all() {
        return List.of(slowReader(), slowWriter(), flood());
    }

    private static ClientForm slowReader() {
        ClientForm form = new ClientForm(ClientKind.SLOW_READER);
        NumberField much = form.number("clientMuch", "Says", MOST_MEBIBYTES, "8", "MiB");
        NumberField deaf =
                form.number(
                        "clientDeaf",
                        "Reads nothing for",
                        MOST_SECONDS,
                        "3",
                        "seconds; if empty: until you let it");
        deaf.orBlank("until you let it");
        form.makes(
                () -> Script.slowReader(mebibytes(much), deaf(deaf.number())),
                () ->
                        "Says "
                                + value(much)
                                + " MiB and reads none of the echo "
                                + (deaf.number().isEmpty()
                                        ? "until you let it: its lane’s menu, or Let it read below"
                                        : "for " + value(deaf) + " s")
                                + "; then it reads all and leaves.");
        return form;
    }

    private static Duration deaf(OptionalInt seconds) {
        return seconds.isEmpty() ? Script.UNTIL_LET : Duration.ofSeconds(seconds.getAsInt());
    }

    private static ClientForm slowWriter() {
        ClientForm form = new ClientForm(ClientKind.SLOW_WRITER);
        TextField text = new TextField("Hello, world");
        text.setAccessibleText("Says");
        form.row("clientText", "Says", text, "");
        NumberField pause = form.number("clientPause", "One byte every", MOST_PAUSE, "250", "ms");
        form.makes(
                () -> Script.slowWriter(text.getText(), Duration.ofMillis(value(pause))),
                () ->
                        "Says “"
                                + text.getText()
                                + "”, one byte every "
                                + value(pause)
                                + " ms, waits for the echo and leaves.");
        return form;
    }

    private static ClientForm flood() {
        ClientForm form = new ClientForm(ClientKind.FLOODER);
        NumberField much = form.number("clientFlood", "Says", MOST_MEBIBYTES, "64", "MiB");
        NumberField rate =
                form.number(
                        "clientRate",
                        "How fast",
                        MOST_RATE,
                        "",
                        "KiB a second; if empty: as fast as it is let");
        rate.orBlank("as fast as it is let");
        form.makes(
                () -> Script.flood(mebibytes(much), rate(rate.number())),
                () ->
                        "Says "
                                + value(much)
                                + " MiB, "
                                + (rate.number().isEmpty()
                                        ? rate.getPromptText()
                                        : value(rate) + " KiB a second")
                                + ", and leaves without waiting for the echo.");
        return form;
    }

    private static long rate(OptionalInt kibibytes) {
        return kibibytes.isEmpty() ? Script.NO_LIMIT : 1024L * kibibytes.getAsInt();
    }

    private static long mebibytes(NumberField field) {
        return (long) value(field) << 20;
    }

    private static int value(NumberField field) {
        return field.number().orElseThrow();
    }

    private NumberField number(String id, String name, int most, String text, String unit) {
        NumberField field = new NumberField(name, 1, most, text);
        row(id, name, field, unit);
        return field;
    }

    private void row(String id, String name, TextField field, String unit) {
        field.setId(id);
        field.setPrefWidth(FIELD_WIDTH);
        fields.add(field);
        grid.addRow(grid.getRowCount(), new Label(name), field, new Label(unit));
    }

    private void makes(Supplier<Script> maker, Supplier<String> sentence) {
        script = maker;
        words =
                Bindings.createStringBinding(
                        () -> wrong() == null ? sentence.get() : "",
                        fields.stream()
                                .map(TextField::textProperty)
                                .toArray(StringProperty[]::new));
    }

    /** The kind of client. */
    ClientKind kind() {
        return kind;
    }

    /** The fields. */
    GridPane grid() {
        return grid;
    }

    /** The first field. */
    TextField first() {
        return fields.getFirst();
    }

    /** What the client will do; empty while a field is {@link #wrong}. */
    StringBinding words() {
        return words;
    }

    /** The first field whose value can't be taken; null where there is none. */
    @Nullable TextField wrong() {
        return fields.stream().filter(ClientForm::isWrong).findFirst().orElse(null);
    }

    private static boolean isWrong(TextField field) {
        return field instanceof NumberField number ? number.isWrong() : field.getText().isEmpty();
    }

    /** One sentence for the user on a field whose value can't be taken. */
    static String complaint(TextField wrong) {
        return wrong instanceof NumberField number
                ? number.complaint()
                : wrong.getAccessibleText() + ": type at least one character.";
    }

    /** What the client will do; only while no field is {@link #wrong}. */
    Script script() {
        return script.get();
    }
}
