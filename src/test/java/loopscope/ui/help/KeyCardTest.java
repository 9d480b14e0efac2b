package loopscope.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

import loopscope.ui.OpenWindow;
import loopscope.ui.WindowCase;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The card of keys, {@code src/site/keys.md}, says what the help says. Where it does not, {@code
 * mvn -B test -Dtest=KeyCardTest -DmakePages=true} makes it anew.
 */
class KeyCardTest extends WindowCase {
    private static final Path CARD = Path.of("src", "site", "keys.md");

    private static final String HEAD =
            """
            # Keys of Loopscope

            All keys of the window, on one sheet of A4; `?` shows them there, too. %s
            """;

    @Test
    void theCardHasWhatTheHelpHas() throws Exception {
        window.user.write("?");
        String help = asMarkdown(OpenWindow.onFx(() -> List.copyOf(labels())));
        if (Boolean.getBoolean("makePages")) {
            Files.writeString(CARD, help);
        }
        assertThat(Files.readString(CARD)).isEqualTo(help);
    }

    /** In the order of the two columns. */
    private List<Label> labels() {
        return window.scene().getRoot().lookupAll(".help-keys").stream()
                .flatMap(column -> ((GridPane) column).getChildren().stream())
                .map(Label.class::cast)
                .toList();
    }

    private static String asMarkdown(List<Label> labels) {
        StringBuilder groups = new StringBuilder();
        String note = "";
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            if (is(label, "help-group")) {
                groups.append("\n## ").append(label.getText()).append("\n\n");
                groups.append("| key | does |\n|---|---|\n");
            } else if (is(label, "key")) {
                String does = labels.get(++i).getText();
                groups.append("| ").append(caps(label.getText()));
                groups.append(" | ").append(does).append(" |\n");
            } else {
                note = label.getText();
            }
        }
        return String.format(Locale.ROOT, HEAD, note) + groups;
    }

    private static String caps(String label) {
        return "`" + label.replace("  ", "` `") + "`";
    }

    private static boolean is(Node label, String style) {
        return label.getStyleClass().contains(style);
    }
}
