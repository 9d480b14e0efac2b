package loopscope.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import loopscope.timeline.axis.Axis;
import loopscope.ui.Hand;
import loopscope.ui.OpenWindow;
import loopscope.ui.WindowCase;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.util.List;

/** Keys do what the help says. */
class KeysTest extends WindowCase {
    @Test
    void theHelpNamesEveryKeyAndNoOther() {
        window.user.write("?");
        assertThat(help().isVisible()).isTrue();
        Hand.awaitLayout(window.scene());
        assertThat(inHelp(".key"))
                .containsExactly(
                        "C",
                        "Enter",
                        "↑",
                        "↓",
                        "F2",
                        "Shift+↑",
                        "Shift+↓",
                        "Space",
                        "L",
                        "R",
                        "E",
                        "0",
                        "W  +",
                        "S  −",
                        "A  ←",
                        "D  →",
                        "F",
                        ",",
                        ".",
                        "Home",
                        "End",
                        "[",
                        "]",
                        "Shift+M",
                        "M",
                        "N",
                        "Ctrl+Z",
                        "Ctrl+N",
                        "Ctrl+S",
                        "P",
                        "Ctrl+L",
                        "PageDown",
                        "Ctrl+E",
                        "/",
                        "Shift+I",
                        "I",
                        "T",
                        "Ctrl +",
                        "Ctrl −",
                        "Ctrl 0",
                        "F11",
                        "?",
                        "Esc",
                        "Drag",
                        "Shift + drag",
                        "Ctrl + wheel",
                        "Wheel",
                        "Click",
                        "Right click");
        window.user.push(KeyCode.ESCAPE);
        assertThat(help().isVisible()).isFalse();
    }

    @Test
    void theHelpExplainsTheWordsAndAClickClosesIt() {
        window.user.clickOn("#helpButton").clickOn("#wordsTab");
        Hand.awaitLayout(window.scene());
        assertThat(inHelp(".term"))
                .contains("backlog", "unread", "queued", "unsent", "empty read", "readiness")
                .contains("non-blocking", "level-triggered", "edge-triggered");
        window.user.clickOn(help().lookup(".term"));
        assertThat(help().isVisible()).isFalse();
        window.user.write("??");
        assertThat(help().isVisible()).isFalse();
    }

    @Test
    void theHelpFitsTheLeastWindow() {
        window.user.write("?");
        Hand.awaitLayout(window.scene());
        Node help = help().lookup(".help");
        ScrollPane scroll = (ScrollPane) help.lookup("#scroll");
        assertThat(help.getLayoutBounds().getWidth()).isBetween(400.0, 1000.0);
        assertThat(scroll.getContent().getLayoutBounds().getHeight()).isLessThan(600);
    }

    @Test
    void thePictureHasTheKeysAtFirst() {
        assertThat(window.scene().lookup("#timeline").isFocused()).isTrue();
    }

    @Test
    void cAddsAndArrowsSelect() {
        window.user.write("cc");
        OpenWindow.await("two clients", () -> window.model.talk().clients().size() == 2);
        assertThat(selected()).isEqualTo("A");
        window.user.push(KeyCode.DOWN);
        assertThat(selected()).isEqualTo("B");
        window.user.push(KeyCode.UP);
        assertThat(selected()).isEqualTo("A");
    }

    @Test
    void enterTypesAsTheSelectedClientAndWhatIsTypedIsText() {
        window.user.write("c");
        OpenWindow.await("A", () -> window.model.talk().thereProperty().get());
        window.user.push(KeyCode.ENTER).write("cl0 w?");
        assertThat(window.user.lookup("#line").queryAs(TextField.class).getText())
                .isEqualTo("cl0 w?");
        assertThat(window.model.talk().clients()).hasSize(1);
        assertThat(window.model.time().isLive()).isTrue();
        assertThat(help().isVisible()).isFalse();
        window.user.push(KeyCode.ESCAPE).write("c");
        assertThat(window.model.talk().clients()).hasSize(2);
    }

    @Test
    void spacePausesAndGoesOnEvenAfterAButtonWasClicked() {
        window.user.clickOn("#fit").write(" ");
        assertThat(window.model.time().isLive()).isFalse();
        window.user.write(" ");
        assertThat(window.model.time().isLive()).isTrue();
        window.user.write(" ").write("l");
        assertThat(window.model.time().isLive()).isTrue();
    }

    @Test
    void wAndPlusZoomInAndSAndMinusZoomOut() {
        for (String pair : List.of("ws", "+-")) {
            window.user.write(" "); // a live view grows by itself
            double before = span();
            window.user.write(pair.substring(0, 1));
            assertThat(span()).isLessThan(before);
            window.user.write(pair.substring(1)).write(pair.substring(1));
            assertThat(span()).isGreaterThan(before);
            window.user.write("0");
        }
    }

    @Test
    void aAndDAndTheArrowsPanAndLeaveLive() {
        window.user.write("a");
        assertThat(window.model.time().isLive()).isFalse();
        double from = view().from();
        window.user.write("d");
        double later = view().from();
        assertThat(later).isGreaterThan(from);
        window.user.push(KeyCode.LEFT);
        double earlier = view().from();
        assertThat(earlier).isLessThan(later);
        window.user.push(KeyCode.RIGHT);
        assertThat(view().from()).isGreaterThan(earlier);
        window.user.write("0");
        assertThat(view().from()).isZero();
    }

    @Test
    void escapeForgetsTheMomentThatWasClicked() {
        window.addClients(1);
        window.clickOnPicture();
        OpenWindow.await(
                "the moment", () -> window.model.instantTextProperty().get().startsWith("at "));
        window.user.push(KeyCode.ESCAPE);
        OpenWindow.await(
                "it to be forgotten", () -> window.model.time().selectedInstant().isEmpty());
    }

    @Test
    void liveForgetsTheMomentThatWasClicked() {
        window.addClients(1);
        window.clickOnPicture();
        OpenWindow.await(
                "the moment", () -> window.model.instantTextProperty().get().startsWith("at "));
        assertThat(window.model.time().isLive()).isFalse();
        window.user.push(KeyCode.L);
        OpenWindow.await("now", () -> !window.model.instantTextProperty().get().startsWith("at "));
        assertThat(window.model.time().isLive()).isTrue();
    }

    @Test
    void ctrlECapturesAlsoWhileTyping() {
        window.user.write("c");
        OpenWindow.await("A", () -> window.model.talk().thereProperty().get());
        window.user.push(KeyCode.ENTER).push(KeyCode.CONTROL, KeyCode.E);
        OpenWindow.await(
                "a capture", () -> !window.model.notices().latestProperty().get().text().isEmpty());
        assertThat(Files.exists(folder)).isTrue();
        assertThat(folder.toFile().list()).hasSize(2);
    }

    private Node help() {
        return OpenWindow.onFx(() -> window.scene().lookup("#help"));
    }

    /** The texts of such labels of the help. */
    private List<String> inHelp(String style) {
        return OpenWindow.onFx(
                () ->
                        help().lookupAll(style).stream()
                                .map(node -> ((Label) node).getText())
                                .toList());
    }

    private String selected() {
        return window.model.talk().selectedProperty().get().name();
    }

    private Axis view() {
        return OpenWindow.onFx(() -> window.model.picture().spec(1000, 500).view());
    }

    private double span() {
        return view().to() - view().from();
    }
}
