package loopscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What needs explaining is explained where it stands, and in the words of the field. */
class PlainWordsTest extends WindowCase {
    /** Words that readers did not understand at once. */
    private static final Pattern DIALECT =
            Pattern.compile(
                    "x-ray|anew|let go|hearing|saying|reached|pin =|grey at the|what the event"
                            + " came of|takes no new|bug \\d|outsider|held:");

    @Test
    void everyPlaceOfTheWindowSaysItInPlainWords() {
        window.addClients(2);
        window.type("Hi");
        OpenWindow.await("the echo", () -> window.hasHeard(window.upper(), 0));
        says("the sets", "in: to read · out: to write · ex: urgent data · (…): by the call before");

        window.user.push(KeyCode.CONTROL, KeyCode.E);
        OpenWindow.await("the picture", () -> !svg().isEmpty());
        assertThat(svg())
                .contains(
                        "sends / reads the answer; its pin marks when",
                        "coloured hatch: waits for that")
                .doesNotContainPattern(DIALECT);

        MenuButton more = (MenuButton) window.scene().lookup("#header1 #more");
        assertThat(OpenWindow.item(more, "mute").getText())
                .isEqualTo("Mute: no client comes or sends here; folded");
        window.choose(1, "settings");
        says("the settings", "Restart the server");
        window.user.push(KeyCode.ESCAPE).write("?");
        says("the help", "flag this moment; the next M moves the flag");
        says("the help", "flag this moment, and keep the flag");
        says("the help", "go to the event that caused this one");
        window.user.push(KeyCode.ESCAPE);
    }

    /** What is in the file that a capture leaves, once its notice says so; empty before. */
    private String svg() {
        if (!window.model.notices().latestProperty().get().text().startsWith("The picture is")) {
            return "";
        }
        try (Stream<Path> files = Files.list(folder)) {
            Path svg = files.filter(file -> file.toString().endsWith(".svg")).findFirst().get();
            return Files.readString(svg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void says(String place, String words) {
        OpenWindow.await(place + ": " + words, () -> shown().contains(words));
        assertThat(OpenWindow.onFx(this::shown)).as(place).doesNotContainPattern(DIALECT);
    }

    private String shown() {
        return window.scene().getRoot().lookupAll(".text").stream()
                .filter(Text.class::isInstance)
                .map(text -> ((Text) text).getText())
                .collect(Collectors.joining("\n"));
    }
}
