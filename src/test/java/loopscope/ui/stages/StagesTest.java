package loopscope.ui.stages;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import loopscope.Ipv6;
import loopscope.lab.CounterInfo;
import loopscope.lab.Lab;
import loopscope.lab.ModelInfo;
import loopscope.picture.layout.Scope;
import loopscope.picture.layout.StageSpec;
import loopscope.timeline.axis.Axis;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.Blame;
import loopscope.ui.OpenWindow;
import loopscope.ui.WindowCase;
import loopscope.ui.time.SelectedEvent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

/** One to four stages: added, moved, muted, set up, opened again and taken away. */
class StagesTest extends WindowCase {
    private static final long LASTING_NANOS = 100_000_000;

    @Test
    void upToFourAreAddedEachOfAnotherModelAndGetWhoComesFromThenOn() {
        window.addClients(1);
        window.user.clickOn("#addStage").clickOn("#addStage");
        awaitOpen(4);
        assertThat(titles()).containsExactly("sequential", "select", "threads", "virtual");
        assertThat(window.scene().lookup("#addStage").isDisabled()).isTrue();
        assertThat(window.lower().marks()).containsExactly("1 client came before it opened");
        window.user.write("c");
        OpenWindow.await("B on all", () -> clients().equals(List.of(2L, 2L, 1L, 1L)));
        assertThat(window.scene().lookup("#header4")).isNotNull();
    }

    @Test
    void aStageIsMovedByItsMenuAndItsHeaderWithIt() {
        StageViewModel first = window.upper();
        window.choose(1, "down");
        OpenWindow.await("the order", () -> window.lower() == first);
        assertThat(titles()).containsExactly("select", "sequential");
        OpenWindow.await("its header", () -> addressOn(2).equals(first.addressProperty().get()));
        window.choose(2, "up");
        OpenWindow.await("the order", () -> window.upper() == first);
    }

    @Test
    void aMutedStageIsFoldedAndTakesNoClientsUntilItIsUnmuted() {
        window.addClients(1);
        window.choose(1, "mute");
        OpenWindow.await("it to fold", () -> window.upper().mutedProperty().get());
        assertThat(window.upper().marks()).contains("MUTED: no client comes or sends here");
        assertThat(spec(0).folded()).isTrue();
        window.user.write("c");
        OpenWindow.await("B below", () -> clientsOf(window.lower()) == 2);
        assertThat(clientsOf(window.upper())).isEqualTo(1);
        window.choose(2, "mute");
        OpenWindow.await("both muted", () -> window.lower().mutedProperty().get());
        window.user.write("c");
        OpenWindow.await("word of it", () -> notice().startsWith("Every stage is muted"));
        window.choose(1, "mute");
        OpenWindow.await("it to unfold", () -> !spec(0).folded());
        window.user.write("c");
        OpenWindow.await("C above", () -> clientsOf(window.upper()) == 2);
    }

    @Test
    void aModelIsChosenByEnterOrAClickAndByNothingElse() {
        loopscope.lab.Stage server = window.upper().stage();
        window.user.clickOn("#header1 #models");
        OpenWindow.await("the list", () -> window.modelSearch() != null);
        window.user.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.ESCAPE);
        OpenWindow.await("it to go", () -> window.modelSearch() == null);
        window.user.clickOn("#header1 #models");
        OpenWindow.await("the list again", () -> window.modelSearch() != null);
        window.user.write("threads");
        window.clickOnPicture();
        OpenWindow.await("it to go again", () -> window.modelSearch() == null);
        assertThat(window.upper().stage()).isSameAs(server);
        assertThat(window.upper().openingProperty().get()).isFalse();
        assertThat(window.upper().record().lanes().clients()).isEmpty();
        window.user.clickOn("#header1 #models");
        window.user.clickOn(window.entry("threads"));
        OpenWindow.await("the new one", () -> server.isStopped() && isOpen(window.upper()));
        assertThat(window.upper().modelProperty().get()).isEqualTo(model("threads"));
    }

    @Test
    void aStageThatWasRemovedComesBackWithItsRecordAndAFreshOneOpensBesideIt() {
        window.addClients(2);
        window.type("Hi");
        OpenWindow.await("echo below", () -> window.hasHeard(window.lower(), 0));
        loopscope.lab.Stage server = window.lower().stage();
        window.choose(2, "remove");
        OpenWindow.await("its server to stop", server::isStopped);
        assertThat(window.model.stages()).containsExactly(window.upper());
        assertThat(notice()).isEqualTo("Stage removed: select.");
        window.user.clickOn("Undo");
        OpenWindow.await("it to be back", () -> window.model.stages().size() == 2);
        assertThat(window.lower().stage()).isSameAs(server);
        assertThat(clientsOf(window.lower())).isEqualTo(2);
        assertThat(window.hasHeard(window.lower(), 0)).isTrue();
        OpenWindow.await("word of its end", () -> window.lower().trouble().downProperty().get());
        assertThat(window.lower().trouble().wordsProperty().get())
                .startsWith("This server has ended");
        assertThat(window.scene().lookup("#header2 #trouble").getPseudoClassStates())
                .contains(PseudoClass.getPseudoClass("ended"));
        window.user.clickOn("#header2 #again");
        awaitOpenAlso(window.lower(), 3);
        assertThat(window.model.stages().get(1).stage()).isSameAs(server);
        assertThat(window.lower().modelProperty().get()).isEqualTo(model("select"));
        window.user.write("c");
        OpenWindow.await("C on the fresh one", () -> clientsOf(window.lower()) == 1);
        assertThat(clientsOf(window.model.stages().get(1))).isEqualTo(2);
        window.chooseModel(2, "poll");
        awaitOpenAlso(window.model.stages().get(1), 3);
        window.user.write("c");
        OpenWindow.await(
                "D on the model in its place", () -> clientsOf(window.model.stages().get(1)) == 1);
        assertThat(window.model.stages().get(1).isServing()).isTrue();
    }

    private void awaitOpenAlso(StageViewModel stage, int count) {
        OpenWindow.await(
                "it to open", () -> window.model.stages().size() == count && isOpen(stage));
    }

    @Test
    void whatAModelHasRecordedComesBackBesideTheModelThatReplacedIt() {
        window.addClients(1);
        loopscope.lab.Stage server = window.upper().stage();
        window.chooseModel(1, "threads");
        OpenWindow.await("the new one", () -> server.isStopped() && isOpen(window.upper()));
        OpenWindow.await(
                "word of it",
                () -> notice().equals("Model changed: sequential was replaced by threads."));
        window.user.push(KeyCode.CONTROL, KeyCode.Z);
        OpenWindow.await("it to be back", () -> window.model.stages().size() == 3);
        assertThat(window.upper().stage()).isSameAs(server);
        assertThat(clientsOf(window.upper())).isEqualTo(1);
        assertThat(window.model.stages().get(1).modelProperty().get()).isEqualTo(model("threads"));
        window.user.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(notice()).startsWith("There is nothing to undo");
        assertThat(window.model.stages()).hasSize(3);
    }

    @Test
    void theLastStageCanBeRemovedAndAnEmptyWindowInvites() {
        window.choose(2, "remove");
        window.choose(1, "remove");
        OpenWindow.await("none left", () -> window.model.stages().isEmpty());
        OpenWindow.await("what to do", () -> sentence().startsWith("No stage is open: press"));
        assertThat(window.scene().lookup("#invitation").isVisible()).isFalse();
        window.user.write("c");
        assertThat(notice()).isEqualTo("No stage is open: open one first.");
        window.user.push(KeyCode.ESCAPE).clickOn("#addStage");
        OpenWindow.await("one", () -> window.model.stages().size() == 1 && isOpen(window.upper()));
        window.user.write("c");
        OpenWindow.await("a client", () -> clientsOf(window.upper()) == 1);
    }

    @Test
    void aServerThatDiesIsNamedAndOpenedAgainWhileTheOtherGoesOn() {
        ModelInfo broken = StagesViewModel.info("reset-not-caught");
        window.chooseModel(1, broken.id());
        OpenWindow.await("the new one", () -> isOpen(window.upper()));
        assertThat(window.upper().marks().getFirst()).startsWith("BROKEN ON PURPOSE: ");
        window.addClients(2);
        window.type("Hi");
        OpenWindow.await("echo above", () -> window.hasHeard(window.upper(), 0));
        window.user.clickOn("#reset");
        OpenWindow.await("word of it", () -> window.upper().trouble().downProperty().get());
        assertThat(window.upper().trouble().wordsProperty().get())
                .contains("ended by its bug", "open it again");
        assertThat(spec(0).failure()).isEqualTo(window.upper().trouble().wordsProperty().get());
        window.user.push(KeyCode.ESCAPE).push(KeyCode.DOWN);
        window.type("Ping");
        OpenWindow.await("echo below", () -> window.hasHeard(window.lower(), 1));
        assertThat(window.lower().trouble().downProperty().get()).isFalse();
        window.user.clickOn("#header1 #again");
        OpenWindow.await("a new server", () -> isOpen(window.upper()));
        assertThat(window.upper().trouble().downProperty().get()).isFalse();
        assertThat(window.upper().modelProperty().get()).isEqualTo(broken);
    }

    @Test
    void aPortThatIsTakenIsToldAndAFreeOneOffered() {
        window.addClients(1);
        loopscope.lab.Stage server = window.upper().stage();
        String taken = "" + window.lower().stage().port();
        window.choose(1, "settings");
        window.write("#port", taken).clickOn("#sheetConfirm");
        OpenWindow.await("word of it", () -> window.upper().trouble().portTakenProperty().get());
        assertThat(window.upper().trouble().wordsProperty().get()).contains(taken).endsWith(".");
        assertThat(notice()).isEqualTo(window.upper().trouble().wordsProperty().get());
        assertThat(window.lower().stage().isStopped()).isFalse();
        assertThat(window.upper().stage()).as("the old stage").isSameAs(server);
        assertThat(server.isStopped()).isFalse();
        assertThat(clientsOf(window.upper())).isEqualTo(1);
        window.user.clickOn("#header1 #elsewhere");
        OpenWindow.await(
                "a free one", () -> window.upper().stage() != server && isOpen(window.upper()));
        assertThat(window.upper().trouble().wordsProperty().get()).isEmpty();
    }

    @Test
    void aServerListensAtTheAddressThatIsSet() {
        Ipv6.assumeFor("::1");
        window.choose(1, "settings");
        window.write("#bind", "::one").clickOn("#sheetConfirm");
        OpenWindow.await("word of it", () -> !error().isEmpty());
        assertThat(error())
                .isEqualTo("\"::one\" isn't an IP address: write it like 127.0.0.1 or ::1.");
        window.write("#bind", "::1").clickOn("#sheetConfirm");
        OpenWindow.await("IPv6", () -> addressShown().startsWith("[::1]:"));
        assertThat(window.upper().outsideCommand().line())
                .isEqualTo("nc ::1 " + window.upper().stage().port());
    }

    @Test
    void anAddressThatOtherMachinesReachIsShownAsSuch() {
        String usual = addressShown();
        assertThat(usual).startsWith("127.0.0.1:").doesNotContain("open");
        window.choose(1, "settings");
        window.write("#bind", "0.0.0.0").clickOn("#sheetConfirm");
        OpenWindow.await("all addresses", () -> addressShown().startsWith("0.0.0.0:"));
        assertThat(window.upper().captured(Scope.ALL).marks())
                .containsExactly("OTHER MACHINES CAN CONNECT");
        assertThat(addressShown()).endsWith(", open to other machines");
        assertThat(window.upper().outsideCommand().line())
                .isEqualTo("nc 127.0.0.1 " + window.upper().stage().port());
        window.user.clickOn("#header1 #copy");
        assertThat(window.model.notices().latestProperty().get().text())
                .startsWith("Copied “nc 127.0.0.1 " + window.upper().stage().port() + "”");
    }

    private String addressShown() {
        return window.user.lookup("#header1 #address").queryAs(Label.class).getText();
    }

    @Test
    void aSharedCounterIsSetAndItsTotalShown() {
        window.choose(1, "settings");
        setCounter("atomic");
        window.user.clickOn("#sheetConfirm");
        OpenWindow.await("a new server", () -> isOpen(window.upper()));
        assertThat(window.upper().marks()).containsExactly("counted 0 of 0 messages");
        window.addClients(1);
        window.type("Hi");
        OpenWindow.await(
                "the count",
                () -> window.upper().marks().equals(List.of("counted 1 of 1 message")));
        assertThat(window.lower().marks()).isEmpty();
    }

    @Test
    void onlyAPoolHasWorkersToBeSetAndWhatIsNoNumberIsToldInOneSentence() {
        window.choose(1, "settings");
        assertThat(window.scene().lookup("#workers")).isNull();
        assertThat(((TextField) window.scene().lookup("#backlog")).getText())
                .as("the usual backlog of sequential")
                .isEqualTo("50");
        window.user.push(KeyCode.ESCAPE);
        OpenWindow.await("it to go", () -> window.scene().lookup("#port") == null);
        window.chooseModel(1, "pool");
        OpenWindow.await("the pool", () -> isOpen(window.upper()));
        loopscope.lab.Stage before = window.upper().stage();
        window.choose(1, "settings");
        window.write("#workers", "many").push(KeyCode.ENTER);
        OpenWindow.await("word of it", () -> !error().isEmpty());
        assertThat(error())
                .isEqualTo("Workers: “many” is no whole number from 1 to 1,000; choose another.");
        window.write("#workers", "2");
        window.write("#queue", "3").push(KeyCode.ENTER);
        OpenWindow.await(
                "a new server", () -> isOpen(window.upper()) && window.upper().stage() != before);
        assertThat(window.upper().setup().workers()).isEqualTo(2);
        assertThat(window.upper().stage().setup().queue()).isEqualTo(3);
        assertThat(window.upper().stage().setup().backlog()).isEqualTo(5);
        window.chooseModel(1, "poll");
        OpenWindow.await("poll", () -> opened("poll") != null);
        loopscope.lab.Stage forEver = opened("poll");
        window.choose(1, "settings");
        window.write("#timeout", "0").push(KeyCode.ENTER);
        OpenWindow.await("word of it", () -> error().contains("or -1 for none, not 0"));
        window.write("#timeout", "40").push(KeyCode.ENTER);
        OpenWindow.await(
                "another server", () -> opened("poll") != null && opened("poll") != forEver);
        assertThat(window.upper().stage().setup().timeout()).isEqualTo(40);
    }

    /** The upper stage, once it serves with a model; null before. */
    private loopscope.lab.@Nullable Stage opened(String model) {
        loopscope.lab.Stage stage = window.upper().stage();
        return isOpen(window.upper()) && stage != null && stage.model().id().equals(model)
                ? stage
                : null;
    }

    @Test
    void theLongestWaitIsShownFromItsStagesMenu() {
        window.addClients(2);
        OpenWindow.await("B's to be the longest wait", () -> longest().startsWith("B"));
        window.choose(1, "wait");
        OpenWindow.await("B to be spoken of", () -> sentence().contains("B has been in the"));
        assertThat(window.model.talk().selectedProperty().get().name()).isEqualTo("B");
        assertThat(window.model.instantTextProperty().get()).startsWith("at ");
        fillsTheWidth(window.upper().digest().longest().waited());

        window.user.write("0,");
        OpenWindow.await("its connect", () -> selectedEvent() != null);
        window.user.write("f");
        fillsTheWidth(window.upper().digest().longest().waited());
    }

    /** Whether a wait that may have gone on since takes most of the width. */
    private void fillsTheWidth(Wait wait) {
        Axis axis = window.model.time().view();
        assertThat(axis.shows(wait.from())).isTrue();
        assertThat(axis.to() - axis.from()).isLessThan(1.3 * wait.length());
    }

    private SelectedEvent selectedEvent() {
        return window.model.time().selectedEventProperty().get();
    }

    @Test
    void theLongestWaitOfOneStageIsSpokenOfThoughAnotherStageHasALongerOne() {
        window.chooseModel(2, "sequential");
        OpenWindow.await("the same model below", () -> isOpen(window.lower()));
        window.choose(2, "mute");
        window.user.write("cc");
        OpenWindow.await("B's to be the longest wait", () -> longest().startsWith("B"));
        window.choose(2, "mute");
        window.user.write("cc");
        OpenWindow.await("D's below", () -> longest(window.lower()).startsWith("D"));
        window.choose(2, "wait");
        OpenWindow.await("D to be spoken of", () -> sentence().contains("D has been in the"));
        assertThat(sentence()).contains("sequential, stage 2 is inside read(C)");
        assertThat(spec(1).digest().waits().getFirst().who().connection().name()).isEqualTo("D");
        window.user.push(KeyCode.ESCAPE);
        OpenWindow.await("B again", () -> sentence().contains("B has been in the"));
    }

    private void awaitOpen(int count) {
        OpenWindow.await(
                "so many stages",
                () ->
                        window.model.stages().size() == count
                                && window.model.stages().stream().allMatch(StagesTest::isOpen));
    }

    private static boolean isOpen(StageViewModel stage) {
        return stage.stage() != null
                && !stage.openingProperty().get()
                && !stage.addressProperty().get().isEmpty();
    }

    private static ModelInfo model(String id) {
        return Lab.models().stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow();
    }

    private void setCounter(String id) {
        OpenWindow.onFx(
                () -> {
                    @SuppressWarnings("unchecked")
                    ComboBox<CounterInfo> counters =
                            (ComboBox<CounterInfo>) window.scene().lookup("#counter");
                    counters.getItems().stream()
                            .filter(counter -> counter.id().equals(id))
                            .forEach(counters::setValue);
                    return null;
                });
    }

    private String error() {
        return ((Label) window.scene().lookup("#sheetError")).getText();
    }

    private String notice() {
        return window.model.notices().latestProperty().get().text();
    }

    /** The longest wait so far on the upper stage, by its client's name. */
    private String longest() {
        return longest(window.upper());
    }

    private static String longest(StageViewModel stage) {
        Blame longest = stage.digest().longest();
        // One that has just begun may be spoken of as what it was then: a connect.
        boolean lasts = longest != null && longest.waited().length() > LASTING_NANOS;
        return lasts ? longest.who().connection().name() : "";
    }

    private String sentence() {
        return window.model.sentenceProperty().get().text();
    }

    private StageSpec spec(int place) {
        return OpenWindow.onFx(() -> window.model.picture().spec(1000, 500).stages().get(place));
    }

    private String addressOn(int header) {
        Node found = window.scene().lookup("#header" + header + " #address");
        return found == null ? "" : ((Label) found).getText();
    }

    private List<String> titles() {
        return window.model.stages().stream().map(s -> s.modelProperty().get().title()).toList();
    }

    private List<Long> clients() {
        return window.model.stages().stream().map(StagesTest::clientsOf).toList();
    }

    private static long clientsOf(StageViewModel stage) {
        return stage.record().lanes().clients().size();
    }
}
