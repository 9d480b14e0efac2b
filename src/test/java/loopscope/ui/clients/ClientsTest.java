package loopscope.ui.clients;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import loopscope.lab.ClientKind;
import loopscope.picture.layout.Layout;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.words.StageSummary;
import loopscope.trace.state.Goodbye;
import loopscope.ui.OpenWindow;
import loopscope.ui.WindowCase;
import loopscope.ui.stages.StageViewModel;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Objects;

/** Clients of all kinds and in crowds, and what can be done with one where its lane is. */
class ClientsTest extends WindowCase {
    @Test
    void theMenuHasEveryKindAndEachDoesWhatItSays() {
        assertThat(add().getItems().stream().map(MenuItem::getId).filter(Objects::nonNull))
                .hasSize(ClientKind.values().length + 3)
                .startsWith("add-one-shot", "add-interactive", "add-slow-reader")
                .endsWith("crowd-usual", "crowd-ask");
        fire("add-resetter");
        OpenWindow.await("its reset", () -> goodbye(0) == Goodbye.RESET);
        fire("add-half-closer");
        OpenWindow.await("its half-close", () -> window.hasHalfClosed(window.lower(), 1));
        fire("add-one-shot");
        OpenWindow.await("its goodbye", () -> goodbye(2) == Goodbye.CLOSED);
        OpenWindow.await("its echo", () -> window.hasHeard(window.lower(), 2));
        assertThat(window.model.talk().clients()).hasSize(3);
    }

    @Test
    void aCrowdShowsHowFarItHasComeAndGoesAway() {
        fire("crowd-usual");
        OpenWindow.await(
                "all lanes",
                () ->
                        window.model.stages().stream().allMatch(stage -> clientsOf(stage) == 200)
                                && !coming());
        assertThat(window.scene().lookup("#crowd").isVisible()).isFalse();
    }

    @Test
    void aCrowdThatIsStuckCanBeCancelled() {
        window.addClients(1);
        OpenWindow.await("A to hold the server", this::isAAccepted);
        fire("crowd-usual");
        OpenWindow.await("the lower ones", () -> text("#crowdText").contains("200 of 400"));
        assertThat(window.scene().lookup("#crowd").isVisible()).isTrue();
        window.user.clickOn("#cancelCrowd");
        OpenWindow.await("its end", () -> !coming());
        assertThat(window.model.talk().clients().getFirst().isGone()).isFalse();
    }

    @Test
    void whoIsAskedForWhileAStageOpensComesOnceItIsOpen() {
        OpenWindow.onFx(
                () -> {
                    window.upper().reopen();
                    window.model.talk().add();
                    assertThat(window.model.talk().clients()).isEmpty();
                    return null;
                });
        OpenWindow.await(
                "A on both",
                () ->
                        window.model.stages().stream()
                                .allMatch(s -> s.record().lanes().clients().size() == 1));
    }

    @Test
    void aCrowdsSizeIsAskedForAndWhatCannotBeIsToldInOneSentence() {
        fire("crowd-ask");
        OpenWindow.await("the question", () -> window.scene().lookup("#crowdAll") != null);
        window.write("#crowdAtOnce", "0").push(KeyCode.ENTER);
        OpenWindow.await("word of it", () -> !text("#sheetError").isEmpty());
        assertThat(text("#sheetError"))
                .isEqualTo("At a time: “0” is no whole number from 1 to 9,000; choose another.");
        window.write("#crowdAtOnce", "3");
        assertThat(text("#crowdWords"))
                .startsWith("200 in all, 3 at a time, on every stage: each ");
        window.write("#crowdAll", "7");
        assertThat(text("#crowdWords")).startsWith("7 in all, 3 at a time, ");
        window.user.push(KeyCode.ENTER);
        OpenWindow.await("all seven", () -> clientsOf(window.lower()) == 7);
        awaitNoQuestion();
        fire("crowd-ask");
        OpenWindow.await("the question", () -> window.scene().lookup("#crowdAll") != null);
        window.user.write("c").push(KeyCode.ESCAPE);
        awaitNoQuestion();
        assertThat(window.model.talk().clients()).as("c was text").isEmpty();
    }

    @Test
    void aSlowReaderDoesWhatItsSheetSaysAndReadsOnceItIsLet() {
        fire("add-asked");
        OpenWindow.await("the question", () -> window.scene().lookup("#clientMuch") != null);
        window.write("#clientDeaf", "soon").push(KeyCode.ENTER);
        OpenWindow.await("word of it", () -> !text("#sheetError").isEmpty());
        assertThat(text("#sheetError"))
                .isEqualTo(
                        "Reads nothing for: “soon” is no whole number from 1 to 3,600; choose"
                                + " another.");
        window.write("#clientDeaf", " ");
        window.write("#clientMuch", "2");
        assertThat(text("#clientWords"))
                .startsWith("Says 2 MiB and reads none of the echo until you let it");
        window.user.push(KeyCode.ENTER);
        awaitNoQuestion();
        OpenWindow.await("Let it read", () -> window.scene().lookup("#letRead").isVisible());
        OpenWindow.await("its words", () -> window.lane(window.lower(), 0).messages().size() > 0);
        assertThat(window.hasHeard(window.lower(), 0)).isFalse();
        window.user.clickOn("#letRead");
        OpenWindow.await(
                "it to leave once it has read all",
                () -> window.model.talk().clients().getFirst().isGone());
        OpenWindow.await("no button", () -> !window.scene().lookup("#letRead").isVisible());
    }

    @Test
    void theLaneUnderThePointerHasItsButtons() {
        window.addClients(2);
        assertThat(window.scene().lookup("#laneButtons").isVisible()).isFalse();
        pointAndPress(1, "#laneHalf");
        OpenWindow.await("B's half-close", () -> window.hasHalfClosed(window.lower(), 1));
        pointAndPress(1, "#laneCross");
        OpenWindow.await(
                "B's reset where it waits",
                () -> window.lane(window.upper(), 1).goodbye() == Goodbye.RESET);
        pointAndPress(0, "#laneSay");
        OpenWindow.await("the line", () -> window.scene().lookup("#line").isFocused());
        pointAndPress(0, "#laneCap");
        OpenWindow.await("A's goodbye", () -> goodbye(0) == Goodbye.CLOSED);
        window.pointAt(window.lower(), 0).moveBy(1, 0);
        OpenWindow.await(
                "no buttons for who left",
                () -> !window.scene().lookup("#laneButtons").isVisible());
    }

    @Test
    void thePromptHalfClosesTooAndWhoDoesSoInTheBacklogStillWaits() {
        window.addClients(2);
        window.user.push(KeyCode.DOWN);
        window.type("Hi");
        OpenWindow.await("B's words", () -> window.hasHeard(window.lower(), 1));
        window.user.clickOn("#halfClose");
        OpenWindow.await(
                "its half-close",
                () -> window.lane(window.upper(), 1).goodbye() == Goodbye.HALF_CLOSED);
        String before = heard();
        OpenWindow.await("newer words", () -> !heard().equals(before));
        assertThat(OpenWindow.onFx(this::heard)).startsWith("sequential: “Hi” unanswered for ");
    }

    @Test
    void aClientIsRenamedInPlaceOnEveryStage() {
        window.addClients(1);
        window.user.push(KeyCode.F2);
        awaitNameField();
        window.user.write("Anna <&> of the second row").push(KeyCode.ENTER);
        assertThat(titles()).containsExactly("Anna <&> of the seco", "Anna <&> of the seco");
        assertThat(window.user.lookup("#who").queryComboBox().getButtonCell().getText())
                .isEqualTo("Anna <&> of the seco");

        window.user.push(KeyCode.F2);
        awaitNameField();
        window.user.write("Berta").push(KeyCode.ESCAPE);
        OpenWindow.await("it to go", () -> !window.scene().lookup("#clientName").isVisible());
        assertThat(titles()).as("after Esc").containsOnly("Anna <&> of the seco");

        doubleClickOnTheLabelOf(window.row(window.lower(), 0));
        awaitNameField();
        window.user.eraseText(1).push(KeyCode.ENTER);
        assertThat(titles()).as("after an empty name").containsOnly("client A");
    }

    private void awaitNameField() {
        OpenWindow.await(
                "the field of the name", () -> window.scene().lookup("#clientName").isFocused());
    }

    private List<String> titles() {
        return window.model.stages().stream()
                .map(
                        stage ->
                                stage.record()
                                        .trace()
                                        .connections()
                                        .latest(window.lane(stage, 0).connection())
                                        .title())
                .toList();
    }

    /** The robot's two clicks may be too far apart to count as one. */
    private void doubleClickOnTheLabelOf(Layout.Row row) {
        Node canvas = window.scene().lookup("#canvas");
        OpenWindow.onFx(
                () -> {
                    Point2D label = canvas.getParent().localToScene(60, row.middle());
                    canvas.fireEvent(second(MouseEvent.MOUSE_PRESSED, label));
                    canvas.fireEvent(second(MouseEvent.MOUSE_RELEASED, label));
                    return null;
                });
    }

    /** A press or release of a second click, at a place in the window. */
    private static MouseEvent second(EventType<MouseEvent> type, Point2D at) {
        return new MouseEvent(
                type,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                MouseButton.PRIMARY,
                2,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                true,
                null);
    }

    @Test
    void whoCannotBeSpokenThroughIsNamedAndWhy() throws IOException {
        window.addClients(1);
        int port = window.lower().stage().port();
        try (Socket outsider = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(outsider.isConnected()).isTrue();
            OpenWindow.await("its lane", () -> clientsOf(window.lower()) == 2);
            String name = window.lower().record().lanes().clients().getLast().connection().name();
            OpenWindow.await("its row", () -> rowsBelow() == 3);
            clickOnLast();
            OpenWindow.await(
                    "why not",
                    () ->
                            text("#left")
                                    .equals(
                                            "Client "
                                                    + name
                                                    + " comes from outside: type in the program that connected."));
            window.type("Hi");
            assertThat(window.model.notices().latestProperty().get().text())
                    .isEqualTo(text("#left"));
            assertThat(line()).as("what was typed").isEqualTo("Hi");
        }
        window.pointAt(window.lower(), 0).clickOn();
        OpenWindow.await("A's line", () -> !window.scene().lookup("#left").isVisible());
        fire("crowd-ask");
        OpenWindow.await("the question", () -> window.scene().lookup("#crowdAll") != null);
        window.write("#crowdAll", "1").push(KeyCode.ENTER);
        awaitNoQuestion();
        window.pointAt(window.lower(), 1).clickOn();
        OpenWindow.await("why not", () -> text("#left").contains("came with a crowd"));
    }

    @Test
    void whatIsTypedIsTextEvenWhereNobodyCanSayIt() {
        window.user.push(KeyCode.ENTER).write("can you hear me now").push(KeyCode.ENTER);
        assertThat(window.model.notices().latestProperty().get().text())
                .isEqualTo("Add a client first: + Client, or Esc and then C.");
        assertThat(line()).isEqualTo("can you hear me now");
        assertThat(window.model.talk().clients()).isEmpty();
        assertThat(window.model.time().isLive()).isTrue();
        window.addClients(3);
        window.user.clickOn("#line").push(KeyCode.DOWN);
        OpenWindow.await("B", () -> selected().equals("B"));
        window.user.push(KeyCode.ENTER);
        OpenWindow.await("B's words", () -> window.hasHeard(window.lower(), 1));
        window.user.clickOn("#close");
        OpenWindow.await("C in B's place", () -> selected().equals("C"));
        window.user.clickOn("#close");
        OpenWindow.await("A as the last", () -> selected().equals("A"));
        window.user.clickOn("#close");
        OpenWindow.await(
                "nobody else",
                () ->
                        text("#left")
                                .equals("A has left: + Client, or Esc and then C, adds another."));
    }

    private String heard() {
        return window.model.talk().heardProperty().get();
    }

    private String selected() {
        return window.model.talk().selectedProperty().get().name();
    }

    private String line() {
        return window.user.lookup("#line").queryAs(TextField.class).getText();
    }

    private void awaitNoQuestion() {
        OpenWindow.await("it to go", () -> window.scene().lookup("#crowdAll") == null);
    }

    private static long clientsOf(StageViewModel stage) {
        return stage.record().lanes().clients().size();
    }

    private long rowsBelow() {
        return window.model.scroll().layout().stages().getLast().rows().size();
    }

    private void clickOnLast() {
        var row = window.model.scroll().layout().stages().getLast().rows().getLast();
        var place = OpenWindow.onFx(() -> window.sheet().localToScreen(60, row.middle()));
        window.user.moveTo(place).clickOn();
    }

    private void pointAndPress(int ordinal, String button) {
        window.pointAt(window.lower(), ordinal).moveBy(2, 0);
        OpenWindow.await(
                "the buttons of that lane",
                () -> {
                    var say = window.scene().lookup("#laneSay");
                    String name = window.model.talk().clients().get(ordinal).name();
                    return window.scene().lookup("#laneButtons").isVisible()
                            && say.getAccessibleText().equals("Type as " + name);
                });
        assertThat(coversStateOf(ordinal)).as("the buttons cover the client's state").isFalse();
        window.user.clickOn(button);
    }

    /** Whether the buttons stand where the client's state does: in the head, at its second line. */
    private boolean coversStateOf(int ordinal) {
        ClientLane client = window.lane(window.lower(), ordinal);
        return OpenWindow.onFx(
                () -> {
                    var buttons = window.scene().lookup("#laneButtons").getBoundsInParent();
                    return window.model.scroll().layout().stages().getLast().rows().stream()
                            .filter(row -> client.equals(row.client()))
                            .anyMatch(
                                    row ->
                                            buttons.getMinX() < Layout.HEAD
                                                    && buttons.getMaxY() > row.middle() + 3);
                });
    }

    private SplitMenuButton add() {
        return (SplitMenuButton) window.scene().lookup("#add");
    }

    private void fire(String id) {
        OpenWindow.fire(add(), id);
    }

    private boolean isAAccepted() {
        ClientLane a = window.lane(window.upper(), 0);
        return StageSummary.standing(
                        window.model.stages().getFirst().record().lanes(), a, Long.MAX_VALUE)
                .equals("accepted");
    }

    private Goodbye goodbye(int ordinal) {
        return window.lower().record().lanes().clients().stream()
                .filter(lane -> lane.connection().ordinal() == ordinal)
                .map(lane -> lane.goodbye())
                .findFirst()
                .orElse(Goodbye.NONE);
    }

    private boolean coming() {
        return window.model.crowds().comingProperty().get();
    }

    private String text(String query) {
        return ((Label) window.scene().lookup(query)).getText();
    }
}
