package loopscope.ui.inspector.code;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import loopscope.picture.inspector.JavaTokens;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * A list cell with a line of source: its number, a mark for threads at it, and its tokens in
 * colour.
 */
final class CodeCell extends ListCell<CodeLine> {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass OTHERS = PseudoClass.getPseudoClass("others");

    private final Label mark = new Label();
    private final Label number = new Label();
    private final TextFlow words = new TextFlow();
    private final HBox box = new HBox(mark, number, words);

    CodeCell(Consumer<CodeLine> chosen) {
        mark.getStyleClass().add("code-mark");
        number.getStyleClass().add("code-number");
        words.setMinWidth(Region.USE_PREF_SIZE);
        box.getStyleClass().add("code-line");
        setOnMouseClicked(
                event -> {
                    CodeLine line = getItem();
                    if (line != null) {
                        chosen.accept(line);
                    }
                });
    }

    @Override
    protected void updateItem(@Nullable CodeLine line, boolean empty) {
        super.updateItem(line, empty);
        boolean current = line != null && line.current();
        int others = line == null ? 0 : line.others();
        pseudoClassStateChanged(CURRENT, current);
        pseudoClassStateChanged(OTHERS, others > 0);
        setGraphic(line == null ? null : box);
        if (line == null) {
            setAccessibleText(null);
            return;
        }
        mark.setText(current ? "▶" : others > 1 ? "·" + others : others == 1 ? "·" : "");
        number.setText(String.valueOf(line.number()));
        words.getChildren().setAll(line.tokens().stream().map(CodeCell::word).toList());
        setAccessibleText("line " + line.number() + (current ? ", current: " : ": ") + line.text());
    }

    private static Text word(JavaTokens.Token token) {
        Text word = new Text(token.text());
        word.getStyleClass()
                .setAll("code-word", "code-" + token.kind().name().toLowerCase(Locale.ROOT));
        return word;
    }
}
