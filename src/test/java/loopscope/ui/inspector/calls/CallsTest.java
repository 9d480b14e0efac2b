package loopscope.ui.inspector.calls;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import loopscope.timeline.calls.CallFilter;
import loopscope.timeline.calls.CallScan;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.ui.Hand;
import loopscope.ui.OpenWindow;
import loopscope.ui.WindowCase;
import loopscope.ui.stages.StageViewModel;
import loopscope.ui.time.SelectedEvent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The calls as lines, chosen and clicked. */
class CallsTest extends WindowCase {
    @BeforeEach
    void open() {
        window.addClients(3);
        window.type("Ping");
        OpenWindow.await("echo above", () -> window.hasHeard(window.upper(), 0));
        OpenWindow.await("echo below", () -> window.hasHeard(window.lower(), 0));
        window.user.push(KeyCode.ESCAPE).write("/");
        OpenWindow.await("the calls", () -> count() > 10);
    }

    @SuppressWarnings("unchecked") // there is one list of that name
    private ListView<CallRow> list() {
        return (ListView<CallRow>) window.scene().lookup("#calls");
    }

    /** How many calls the list has, as assistive technology is told. */
    private int count() {
        return (int) list().queryAccessibleAttribute(AccessibleAttribute.ITEM_COUNT);
    }

    private TextField filter() {
        return (TextField) window.scene().lookup("#filter");
    }

    private Event event(CallRow row) {
        Event event = window.model.stages().get(row.stage()).record().trace().event();
        assertThat(event.moveTo(row.number())).isTrue();
        return event;
    }

    /** Those that are seen. */
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
        var records = window.model.stages().stream().map(s -> s.record().trace()).toList();
        CallScan scan = new CallScan(records, CallFilter.ALL);
        List<CallRow> all = new ArrayList<>();
        OpenWindow.await(
                "every call",
                () -> {
                    Arrays.stream(scan.go(100_000, Long.MAX_VALUE).calls())
                            .mapToObj(CallRow::of)
                            .forEach(all::add);
                    List<CallRow> seen = list().getItems();
                    return count() == all.size()
                            && seen.size() > 3
                            && all.subList(all.size() - seen.size(), all.size()).equals(seen);
                });
        assertThat(all).extracting(CallRow::stage).contains(0, 1);
        focusList();
        window.user.push(KeyCode.HOME);
        OpenWindow.await(
                "the first of them",
                () -> list().getItems().equals(all.subList(0, list().getItems().size())));
    }

    private void focusList() {
        OpenWindow.onFx(
                () -> {
                    list().requestFocus();
                    return true;
                });
    }

    /** Whether the cursor is at a call. */
    private boolean isSpokenOf(CallRow row) {
        SelectedEvent selectedEvent = window.model.time().selectedEventProperty().get();
        return selectedEvent != null
                && selectedEvent.number() == row.number()
                && window.model.stages().indexOf(selectedEvent.stage()) == row.stage();
    }

    private boolean isSelected(List<CallRow> rows) {
        return rows.equals(List.copyOf(list().getSelectionModel().getSelectedItems()));
    }

    @Test
    void theMenuOfWordsSaysWhatAFilterTakes() {
        window.user.clickOn("#filterWords").push(KeyCode.DOWN).push(KeyCode.DOWN);
        window.user.push(KeyCode.ENTER);
        OpenWindow.await("its word", () -> filter().getText().equals("recv"));
        OpenWindow.await(
                "only these", () -> listed().stream().allMatch(c -> event(c).op() == Op.RECV));
        choose("ECONNRESET");
        OpenWindow.await("none", () -> count() == 0);
        choose("EAGAIN");
        OpenWindow.await(
                "no problem",
                () -> ((Label) window.scene().lookup("#callsProblem")).getText().isEmpty());
    }

    @Test
    void keysChooseOneOrARange() {
        focusList();
        window.user.push(KeyCode.HOME);
        OpenWindow.await("the first call", () -> isSpokenOf(list().getItems().getFirst()));
        List<CallRow> first = listed();
        assertThat(event(first.getFirst()).op()).isEqualTo(Op.START);
        window.user.push(KeyCode.DOWN).push(KeyCode.SHIFT, KeyCode.DOWN);
        OpenWindow.await(
                "two calls", () -> isSelected(first.subList(1, 3)) && isSpokenOf(first.get(2)));
        window.user.push(KeyCode.END);
        OpenWindow.await(
                "the last call",
                () -> {
                    CallRow last = list().getItems().getLast();
                    return isSelected(List.of(last)) && isSpokenOf(last);
                });
    }

    private Optional<CallCell> cell(CallRow row) {
        return list().lookupAll(".call-cell").stream()
                .map(CallCell.class::cast)
                .filter(cell -> row.equals(cell.getItem()) && cell.isVisible())
                .findFirst();
    }

    @Test
    void aClickChoosesACall() {
        choose("accept");
        OpenWindow.await("accepts", () -> count() >= 4);
        CallRow row = listed().get(1);
        Hand.awaitLayout(window.scene()); // which cell has which row may change at the next one
        OpenWindow.await("its row", () -> cell(row).isPresent());
        window.user.clickOn(OpenWindow.onFx(() -> cell(row).orElseThrow()));
        OpenWindow.await("the choice", () -> isSelected(List.of(row)) && isSpokenOf(row));
    }

    @Test
    void whatIsSpokenOfStaysChosenUnderAnotherFilter() {
        choose("accept");
        OpenWindow.await("accepts", () -> count() >= 4);
        CallRow row = listed().get(1);
        OpenWindow.onFx(
                () -> {
                    list().getSelectionModel().clearAndSelect(1);
                    return null;
                });
        OpenWindow.await("the choice", () -> isSelected(List.of(row)) && isSpokenOf(row));
        for (String words : List.of("server", "", "accept")) {
            choose(words);
            OpenWindow.await("it chosen among " + words, () -> isSelected(List.of(row)));
        }
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
        OpenWindow.await("all calls", () -> count() > 10 && !problem.isVisible());
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
        assertThat(OpenWindow.onFx(() -> window.model.time().selectedInstant()).getAsLong())
                .isEqualTo(event(row).time());
        assertThat(
                        OpenWindow.onFx(
                                () -> window.model.time().selectedEventProperty().get().number()))
                .isEqualTo(row.number());
        CallRow other = listed().get(2);
        OpenWindow.onFx(
                () -> {
                    StageViewModel stage = window.model.stages().get(other.stage());
                    window.model
                            .time()
                            .pick(new SelectedEvent(stage, other.number(), event(other).time()));
                    return true;
                });
        OpenWindow.await(
                "the other row", () -> other.equals(list().getSelectionModel().getSelectedItem()));
        OpenWindow.onFx(
                () -> {
                    window.model.time().clearInstant();
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
                    StageViewModel stage = window.model.stages().get(row.stage());
                    window.model
                            .time()
                            .pick(new SelectedEvent(stage, begin, event(row).beginTime()));
                    return true;
                });
        OpenWindow.await("its row", () -> row.equals(list().getSelectionModel().getSelectedItem()));
    }

    @Test
    void selectedLinesAreCopied() {
        choose("accept");
        OpenWindow.await("accepts", () -> list().getItems().size() >= 4);
        focusList();
        window.user.push(KeyCode.HOME).push(KeyCode.SHIFT, KeyCode.DOWN);
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
        OpenWindow.await("those before", () -> count() > 10);
        assertThat(listed()).allMatch(row -> event(row).time() <= shown);
        window.user.clickOn("#live");
        choose("\"later\"");
        OpenWindow.await("the later ones", () -> !list().getItems().isEmpty());
    }
}
