package loopscope.ui.inspector.code;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;

import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Site;
import loopscope.ui.OpenWindow;
import loopscope.ui.WindowCase;
import loopscope.ui.time.SelectedEvent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Objects;

/** The inspector's code: the line of the call that is spoken of is lit. */
class CodeTest extends WindowCase {
    @BeforeEach
    void open() {
        window.addClients(1);
        window.user.push(KeyCode.ENTER);
        window.type("Hi");
        OpenWindow.await("echo", () -> window.hasHeard(window.upper(), 0));
        OpenWindow.onFx(
                () -> {
                    ((TabPane) window.scene().lookup("#inspector")).getSelectionModel().select(1);
                    return null;
                });
    }

    @Test
    void theLineOfTheCallThatIsSpokenOfIsLitAndInSight() {
        for (Op op : new Op[] {Op.ACCEPT, Op.READ, Op.WRITE}) {
            SelectedEvent call = call(op);
            pick(call);
            int line = site(call).line();
            OpenWindow.await(op + "'s line", () -> lit() == line);
            OpenWindow.await(op + "'s cell", () -> isInSight(line));
            assertThat(OpenWindow.onFx(() -> list().getItems().get(line - 1).text()))
                    .contains(op.label() + "(");
        }
    }

    @Test
    void itStandsBesideTheSetsIfTheUserWants() {
        window.user.push(KeyCode.ESCAPE).write("I");
        OpenWindow.await("both", () -> isSeen("#code") && isSeen("#sets"));
        SelectedEvent read = call(Op.READ);
        pick(read);
        OpenWindow.await("the read's line", () -> lit() == site(read).line());
        window.user.clickOn("#callsTab");
        OpenWindow.await("the calls in place of the sets", () -> !isSeen("#sets"));
        assertThat(isSeen("#code")).isTrue();
        window.user.write("I");
        OpenWindow.await("the calls alone", () -> !isSeen("#code"));
    }

    private boolean isSeen(String id) {
        Node node = window.scene().lookup(id);
        boolean seen = node != null;
        while (node != null) {
            seen &= node.isVisible();
            node = node.getParent();
        }
        return seen;
    }

    @Test
    void whoScrollsIsNotFought() {
        pick(call(Op.READ));
        OpenWindow.await("a line", () -> lit() > 0);
        OpenWindow.onFx(
                () -> {
                    list().scrollTo(0);
                    scroll();
                    return null;
                });
        OpenWindow.await("the first line in sight", () -> isInSight(1));
        SelectedEvent write = call(Op.WRITE);
        pick(write);
        int line = site(write).line();
        OpenWindow.await("the write's line", () -> lit() == line);
        assertThat(follow().isSelected()).isFalse();
        assertThat(OpenWindow.onFx(() -> isInSightAfterLayout(line))).isFalse();
        window.user.clickOn("#followLine");
        OpenWindow.await("the line in sight again", () -> isInSight(line));
    }

    @Test
    void aClickOnALineSpeaksOfItsLatestCall() {
        SelectedEvent write = call(Op.WRITE);
        pick(write);
        OpenWindow.await("the write's line", () -> lit() == site(write).line());
        int accept = site(call(Op.ACCEPT)).line();
        OpenWindow.onFx(
                () -> {
                    list().scrollTo(accept - 5);
                    list().getSelectionModel().select(accept - 1);
                    list().requestFocus();
                    return null;
                });
        window.user.push(KeyCode.ENTER);
        OpenWindow.await(
                "the accept to be spoken of",
                () -> {
                    SelectedEvent now = window.model.time().selectedEventProperty().get();
                    return now != null && now.number() < write.number() && lit() == accept;
                });
    }

    /** The end of the first such call of the upper server's. */
    private SelectedEvent call(Op op) {
        Event event = window.upper().record().trace().event();
        for (long number = 0; event.moveTo(number); number++) {
            boolean server = event.role() == loopscope.trace.Role.SERVER;
            if (server && event.op() == op && !event.isBegin()) {
                return new SelectedEvent(window.upper(), number, event.time());
            }
        }
        throw new AssertionError("no " + op);
    }

    private static Site site(SelectedEvent selectedEvent) {
        Event event = selectedEvent.stage().record().trace().event();
        assertThat(event.moveTo(selectedEvent.number())).isTrue();
        return Objects.requireNonNull(event.site());
    }

    private void pick(SelectedEvent selectedEvent) {
        OpenWindow.onFx(
                () -> {
                    window.model.time().pick(selectedEvent);
                    return null;
                });
    }

    private void scroll() {
        ScrollEvent turn =
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        5,
                        5,
                        5,
                        5,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        40,
                        0,
                        40,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null);
        list().fireEvent(turn);
    }

    private CheckBox follow() {
        return (CheckBox) window.scene().lookup("#followLine");
    }

    @SuppressWarnings("unchecked")
    private ListView<CodeLine> list() {
        return (ListView<CodeLine>) window.scene().lookup("#codeLines");
    }

    private int lit() {
        return list().getItems().stream()
                .filter(CodeLine::current)
                .mapToInt(CodeLine::number)
                .findFirst()
                .orElse(0);
    }

    /** The same, once all is where it is to be. */
    private boolean isInSightAfterLayout(int line) {
        list().layout();
        return isInSight(line);
    }

    private boolean isInSight(int line) {
        double bottom = list().localToScene(list().getBoundsInLocal()).getMaxY();
        for (Node cell : list().lookupAll(".list-cell")) {
            CodeCell code = (CodeCell) cell;
            boolean there = code.getItem() != null && code.getItem().number() == line;
            double end = cell.localToScene(cell.getBoundsInLocal()).getMaxY();
            if (there && cell.isVisible() && end > 0 && end < bottom) {
                return true;
            }
        }
        return false;
    }
}
