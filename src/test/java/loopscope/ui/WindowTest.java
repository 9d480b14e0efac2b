package loopscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import loopscope.picture.layout.Layout;
import loopscope.timeline.lanes.ClientLane;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.ui.stages.StageViewModel;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a newcomer does, clicked and typed. */
class WindowTest extends WindowCase {
    @Override
    Path pictures() {
        return folder.resolve("pictures");
    }

    @Test
    void threeClicksGiveThreeLanesOnBothStages() {
        window.addClients(3);
        for (StageViewModel stage : window.model.stages()) {
            assertThat(stage.record().lanes().clients())
                    .extracting(lane -> lane.connection().name())
                    .containsExactly("A", "B", "C");
        }
        OpenWindow.await(
                "the count",
                () -> window.upper().countsProperty().get().equals("3 clients · 1 thread"));
    }

    @Test
    void whatIsTypedToAComesBackOnBothStages() {
        window.addClients(2);
        window.type("Hi");
        OpenWindow.await("echo above", () -> window.hasHeard(window.upper(), 0));
        OpenWindow.await("echo below", () -> window.hasHeard(window.lower(), 0));
        OpenWindow.await(
                "its words",
                () -> window.model.talk().heardProperty().get().contains("“Hi” back after"));
    }

    @Test
    void bIsServedOnTheBlockingStageOnceAHasLeft() {
        window.addClients(2);
        window.type("Hi");
        window.user.push(KeyCode.ESCAPE).push(KeyCode.DOWN);
        OpenWindow.await(
                "B selected",
                () -> "B".equals(window.model.talk().selectedProperty().get().name()));
        window.type("Ping");
        OpenWindow.await("B's echo on select", () -> window.hasHeard(window.lower(), 1));
        assertThat(window.hasHeard(window.upper(), 1)).isFalse();
        OpenWindow.await(
                "the sentence",
                () ->
                        window.model
                                        .sentenceProperty()
                                        .get()
                                        .text()
                                        .contains("“Ping” has lain unread")
                                && window.user
                                        .lookup("#sentence")
                                        .queryAs(Label.class)
                                        .getText()
                                        .equals(window.model.sentenceProperty().get().text()));
        window.user.push(KeyCode.ESCAPE).push(KeyCode.UP).clickOn("#close");
        OpenWindow.await("B's echo on sequential", () -> window.hasHeard(window.upper(), 1));
        ClientLane left = window.lane(window.upper(), 0);
        OpenWindow.await("A's close", () -> left.goodbyeTime() != ClientLane.OPEN);
        assertThat(window.lane(window.upper(), 1).messages().heard(0))
                .isGreaterThan(beginOfClose(left));
    }

    /** When a client began to leave the upper stage: the others are served while it still does. */
    private long beginOfClose(ClientLane lane) {
        Event event = window.upper().record().trace().event();
        for (long number = 0; event.moveTo(number); number++) {
            boolean client = event.role() == Role.CLIENT && !event.isBegin();
            if (client && event.op() == Op.CLOSE && event.connection() == lane.connection().id()) {
                return event.beginTime();
            }
        }
        throw new AssertionError("no close");
    }

    @Test
    void aPauseStopsTheViewWhileRecordingGoesOn() {
        window.addClients(1);
        window.user.clickOn("#live");
        assertThat(window.model.time().isLive()).isFalse();
        long now = OpenWindow.onFx(() -> window.model.picture().spec(900, 500).now());
        OpenWindow.await(
                "the word",
                () -> window.model.time().textProperty().get().startsWith("Paused at "));
        window.type("Hi");
        OpenWindow.await("echo", () -> window.hasHeard(window.lower(), 0));
        assertThat(window.lane(window.lower(), 0).messages().heard(0)).isGreaterThan(now);
        assertThat(OpenWindow.onFx(() -> window.model.picture().spec(900, 500).now()))
                .isEqualTo(now);
        window.user.clickOn("#live");
        OpenWindow.await(
                "the other word", () -> window.model.time().textProperty().get().equals("Live"));
        assertThat(OpenWindow.onFx(() -> window.model.picture().spec(900, 500).now()))
                .isGreaterThan(now);
    }

    @Test
    void aCaptureLeavesPngAndSvgAndSaysWhere() throws IOException {
        Path pictures = Files.createDirectory(pictures());
        window.addClients(1);
        window.user.clickOn("#capture");
        OpenWindow.await(
                "word of it",
                () -> !window.model.notices().latestProperty().get().text().isEmpty());
        assertThat(window.model.notices().latestProperty().get().failure()).isFalse();
        assertThat(window.model.notices().latestProperty().get().text())
                .contains(pictures.toString());
        try (Stream<Path> files = Files.list(pictures)) {
            List<String> names = files.map(f -> f.getFileName().toString()).sorted().toList();
            assertThat(names).hasSize(2);
            assertThat(names.getFirst())
                    .startsWith("loopscope-20")
                    .endsWith("-sequential-select.png");
            assertThat(names.getLast()).endsWith(".svg");
            assertThat(pictures.resolve(names.getFirst())).isNotEmptyFile();
            assertThat(pictures.resolve(names.getLast()))
                    .content()
                    .contains("sequential beside select", "client A");
        }
    }

    @Test
    void aFolderThatIsNotThereIsOneSentenceAndNoFile() throws IOException {
        window.user.push(KeyCode.CONTROL, KeyCode.E);
        OpenWindow.await(
                "word of it", () -> window.model.notices().latestProperty().get().failure());
        assertThat(window.model.notices().latestProperty().get().text())
                .isEqualTo(
                        String.format(
                                Locale.ROOT,
                                "There is no folder %s: make it or choose another.",
                                pictures()));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        window.user.push(KeyCode.ESCAPE);
        OpenWindow.await(
                "it to go", () -> window.model.notices().latestProperty().get().text().isEmpty());
    }

    @Test
    void anotherModelRestartsThatStageOnly() {
        window.addClients(1);
        String below = window.lower().addressProperty().get();
        var stage = window.lower().stage();
        window.chooseModel(1, "select");
        OpenWindow.await("the new one", () -> !window.upper().openingProperty().get());
        assertThat(window.upper().stage().model().id()).isEqualTo("select");
        assertThat(window.upper().record().lanes().clients()).isEmpty();
        assertThat(window.lower().stage()).isSameAs(stage);
        assertThat(window.lower().addressProperty().get()).isEqualTo(below);
        assertThat(window.lower().record().lanes().clients()).hasSize(1);
    }

    @Test
    void headersStandOnTheirOwnStages() {
        window.addClients(2);
        OpenWindow.await(
                "a painting",
                () -> {
                    double upper = window.scene().lookup("#header1").getLayoutY();
                    double lower = window.scene().lookup("#header2").getLayoutY();
                    return upper == 0 && lower > Layout.HEADER;
                });
        assertThat(window.user.lookup("#header1 #kind").queryAs(Label.class).getText())
                .isEqualTo("BLOCKING");
        assertThat(window.user.lookup("#header2 #address").queryAs(Label.class).getText())
                .isEqualTo("127.0.0.1:" + window.lower().stage().port());
    }

    @Test
    void copyGivesANetcatLine() {
        window.user.clickOn("#header2 #copy");
        String line = OpenWindow.onFx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(line).isEqualTo("nc 127.0.0.1 " + window.lower().stage().port());
    }
}
