package loopscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import loopscope.timeline.CallFilter;
import loopscope.timeline.CallScan;
import loopscope.trace.Event;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** The calls as lines, chosen and clicked. */
class CallsTest {
    @TempDir Path folder;
    private OpenWindow window;

    @BeforeEach
    void open() {
        window = new OpenWindow(folder);
        window.addClients(3);
        window.type("Ping");
        OpenWindow.await("echo above", () -> window.hasHeard(window.upper(), 0));
        OpenWindow.await("echo below", () -> window.hasHeard(window.lower(), 0));
        window.user.push(KeyCode.ESCAPE).write("/");
        OpenWindow.await("the calls", () -> list().getItems().size() > 10);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @SuppressWarnings("unchecked") // there is one list of that name
    private ListView<CallRow> list() {
        return (ListView<CallRow>) window.scene().lookup("#calls");
    }

    private TextField filter() {
        return (TextField) window.scene().lookup("#filter");
    }

    private Event event(CallRow row) {
        Event event = window.model.stages().get(row.stage()).record().trace().event();
        assertThat(event.moveTo(row.number())).isTrue();
        return event;
    }

    private List<CallRow> listed() {
        return OpenWindow.onFx(() -> List.copyOf(list().getItems()));
    }

    private void choose(String words) {
        OpenWindow.onFx(
                () -> {
                    filter().setText(words);
                    return true;
                });
    }

    @Test
    void aSlashPutsTheCaretIntoTheFilter() {
        assertThat(OpenWindow.onFx(() -> filter().isFocused())).isTrue();
    }

    @Test
    void theListIsTheRecordOfBothStages() {
        OpenWindow.await(
                "every call",
                () -> {
                    var records =
                            window.model.stages().stream().map(s -> s.record().trace()).toList();
                    long[] all =
                            new CallScan(records, CallFilter.ALL)
                                    .go(100_000, Long.MAX_VALUE)
                                    .calls();
                    List<CallRow> rows = List.copyOf(list().getItems());
                    return rows.equals(java.util.Arrays.stream(all).mapToObj(CallRow::of).toList());
                });
        assertThat(listed()).extracting(CallRow::stage).contains(0, 1);
    }

    @Test
    void aFilterChoosesAndAWrongOneSaysWhatIsWrong() {
        choose("A \"Ping\" server");
        OpenWindow.await(
                "the server's calls with that word on both stages",
                () ->
                        list().getItems().size() == 4
                                && list().getItems().stream()
                                        .allMatch(row -> event(row).text().contains("Ping")));
        choose("pigeon");
        Label problem = (Label) window.scene().lookup("#callsProblem");
        OpenWindow.await("the sentence", () -> problem.isVisible());
        assertThat(problem.getText()).contains("\"pigeon\"");
        assertThat(listed()).hasSize(4);
        choose("");
        OpenWindow.await("all calls", () -> list().getItems().size() > 10 && !problem.isVisible());
    }

    @Test
    void aRowMovesTheCursorAndPickingElsewhereSelectsTheRow() {
        choose("read recv");
        OpenWindow.await("some", () -> list().getItems().size() > 3);
        OpenWindow.onFx(
                () -> {
                    list().getSelectionModel().clearAndSelect(1);
                    return true;
                });
        CallRow row = listed().get(1);
        assertThat(OpenWindow.onFx(() -> window.model.time().cursor()).getAsLong())
                .isEqualTo(event(row).time());
        assertThat(OpenWindow.onFx(() -> window.model.time().pickedProperty().get().number()))
                .isEqualTo(row.number());
        CallRow other = listed().get(2);
        OpenWindow.onFx(
                () -> {
                    StageModel stage = window.model.stages().get(other.stage());
                    window.model
                            .time()
                            .pick(new Picked(stage, other.number(), event(other).time()));
                    return true;
                });
        OpenWindow.await(
                "the other row", () -> other.equals(list().getSelectionModel().getSelectedItem()));
        OpenWindow.onFx(
                () -> {
                    window.model.time().unpoint();
                    return true;
                });
        OpenWindow.await("no row", () -> list().getSelectionModel().isEmpty());
    }

    @Test
    void theBeginOfACallSelectsItsEnd() {
        choose("server");
        OpenWindow.await("some", () -> list().getItems().size() > 3);
        CallRow row =
                listed().stream()
                        .filter(r -> event(r).beginNumber() >= 0 && event(r).isBlocking())
                        .findFirst()
                        .orElseThrow();
        long begin = event(row).beginNumber();
        OpenWindow.onFx(
                () -> {
                    StageModel stage = window.model.stages().get(row.stage());
                    window.model.time().pick(new Picked(stage, begin, event(row).beginTime()));
                    return true;
                });
        OpenWindow.await("its row", () -> row.equals(list().getSelectionModel().getSelectedItem()));
    }

    @Test
    void selectedLinesAreCopied() {
        choose("accept");
        OpenWindow.await("accepts", () -> list().getItems().size() >= 4);
        OpenWindow.onFx(
                () -> {
                    list().requestFocus();
                    list().getSelectionModel().selectRange(0, 2);
                    return true;
                });
        window.user.push(KeyCode.SHORTCUT, KeyCode.C);
        String copied = OpenWindow.onFx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied.lines()).hasSize(2).allMatch(line -> line.contains("accept("));
    }

    @Test
    void aPausedViewListsNoLaterCalls() {
        window.user.clickOn("#live");
        OpenWindow.await("a pause", () -> !window.model.time().isLive());
        long shown = OpenWindow.onFx(() -> window.model.time().shown());
        OpenWindow.onFx(
                () -> {
                    window.model.talk().say("later");
                    return true;
                });
        OpenWindow.await(
                "a later echo", () -> window.lane(window.lower(), 0).messages().size() == 2);
        choose("\"later\"");
        OpenWindow.await("none", () -> list().getItems().isEmpty());
        choose("");
        OpenWindow.await("those before", () -> list().getItems().size() > 10);
        assertThat(listed()).allMatch(row -> event(row).time() <= shown);
        window.user.clickOn("#live");
        choose("\"later\"");
        OpenWindow.await("the later ones", () -> !list().getItems().isEmpty());
    }
}
