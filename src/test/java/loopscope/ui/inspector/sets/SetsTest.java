package loopscope.ui.inspector.sets;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;

import loopscope.timeline.sets.StateColumn;
import loopscope.timeline.sets.StateRow;
import loopscope.trace.Event;
import loopscope.ui.OpenWindow;
import loopscope.ui.stages.StageViewModel;
import loopscope.ui.time.SelectedEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** The inspector's sets, against what the raw events of the record add up to. */
@Timeout(300)
class SetsTest {
    /** Up to then a server opens what it watches with, and asks for the first time. */
    private static final int FIRST_EVENTS = 15;

    private static final int MOMENTS = 10;

    @TempDir Path folder;
    private OpenWindow window;

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void scrubbingBackShowsTheSetsAsTheyWere() {
        window = new OpenWindow(folder, "select", "poll", "epoll");
        chat();
        for (int place = 0; place < window.model.stages().size(); place++) {
            StageViewModel stage = window.model.stages().get(place);
            for (long number : instants(stage.record().trace().followed())) {
                pick(stage, number);
                RawFold fold = RawFold.upTo(stage.record().trace(), number);
                assertShown(place + 1, fold, stage.modelProperty().get().id() + " " + number);
            }
        }
    }

    /** The first ones, and some of all others in any order. */
    private static long[] instants(long end) {
        return LongStream.concat(
                        LongStream.range(1, FIRST_EVENTS),
                        new Random(end).longs(MOMENTS, FIRST_EVENTS, end))
                .toArray();
    }

    private void chat() {
        window.addClients(3);
        window.user.push(javafx.scene.input.KeyCode.ENTER);
        for (String text : List.of("Hi", "How are you?", "Bye")) {
            window.type(text);
        }
        OpenWindow.await(
                "all echoes",
                () ->
                        window.model.stages().stream()
                                .allMatch(stage -> heard(stage) == "HiHow are you?Bye".length()));
        window.user.clickOn("#close");
        OpenWindow.await("A to be gone", () -> window.model.talk().clients().getFirst().isGone());
    }

    private long heard(StageViewModel stage) {
        var record = stage.record();
        var state = record.states().before(record.trace().followed());
        var a = state.connection(window.lane(stage, 0).connection().id());
        return a == null ? 0 : a.heard();
    }

    private void pick(StageViewModel stage, long number) {
        OpenWindow.onFx(
                () -> {
                    Event event = stage.record().trace().event();
                    assertThat(event.moveTo(number)).isTrue();
                    window.model.time().pick(new SelectedEvent(stage, number, event.time()));
                    return null;
                });
    }

    /** Waits for it, as a fold takes its time; where it never comes, the difference is told. */
    private void assertShown(int place, RawFold fold, String when) {
        List<String> expected = new ArrayList<>(fold.rows());
        expected.addAll(fold.sets());
        try {
            OpenWindow.await("the sets", () -> shown(place).equals(expected));
        } catch (AssertionError late) {
            assertThat(OpenWindow.onFx(() -> shown(place))).as(when).isEqualTo(expected);
        }
    }

    /** Rows by name, then the lines of the sets. */
    private List<String> shown(int place) {
        Node sets = window.scene().lookup("#sets" + place);
        List<String> lines = new ArrayList<>();
        @SuppressWarnings("unchecked")
        TableView<StateRow> table = (TableView<StateRow>) sets.lookup(".state-table");
        for (StateRow row : table.getItems()) {
            lines.add(
                    String.join(
                            " | ",
                            row.text(StateColumn.WHO),
                            row.text(StateColumn.FD),
                            row.text(StateColumn.WATCHED),
                            row.text(StateColumn.UNREAD),
                            row.text(StateColumn.QUEUED)));
        }
        Collections.sort(lines);
        for (Node line : sets.lookupAll(".set")) {
            String text = ((Label) line).getText();
            if (!text.startsWith("ready")) {
                lines.add(text);
            }
        }
        return lines;
    }
}
