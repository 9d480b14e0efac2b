package loopscope.ui.inspector.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import loopscope.timeline.lanes.ClientLane;
import loopscope.ui.OpenWindow;
import loopscope.ui.WindowCase;
import loopscope.ui.time.SelectedEvent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.List;

/** The figures of three clients, of whom one is served on the blocking stage. */
class NumbersTest extends WindowCase {
    @BeforeEach
    void open() {
        window.addClients(3);
        window.type("Hi");
        OpenWindow.await("echo above", () -> window.hasHeard(window.upper(), 0));
        window.user.push(KeyCode.ESCAPE).push(KeyCode.DOWN);
        OpenWindow.await(
                "B selected",
                () -> "B".equals(window.model.talk().selectedProperty().get().name()));
        window.type("Ping");
        OpenWindow.await("echo below", () -> window.hasHeard(window.lower(), 1));
        OpenWindow.onFx(
                () -> {
                    TabPane tabs = (TabPane) window.scene().lookup("#inspector");
                    tabs.getSelectionModel()
                            .select(
                                    tabs.getTabs().stream()
                                            .filter(tab -> tab.getText().equals("Numbers"))
                                            .findFirst()
                                            .orElseThrow());
                    return true;
                });
    }

    private boolean says(String grid, String words) {
        return window.scene().lookup("#" + grid).lookupAll(".figure").stream()
                .anyMatch(label -> words.equals(label.getAccessibleText()));
    }

    @Test
    void figuresOfTheRunAreThoseOfTheRecord() {
        OpenWindow.await(
                "accepted above", () -> says("figuresOfRun", "sequential, accepted: 1 client"));
        OpenWindow.await(
                "accepted below", () -> says("figuresOfRun", "select, accepted: 3 clients"));
        OpenWindow.await("messages below", () -> says("figuresOfRun", "select, messages: 2"));
        OpenWindow.await("clients now", () -> says("figuresOfInstant", "select, clients: 3"));
        OpenWindow.await(
                "nothing let go",
                () -> says("figuresOfRecord", "sequential, no longer kept: none"));
        OpenWindow.await(
                "what recording costs",
                () ->
                        ((Label) window.scene().lookup("#cost"))
                                .getText()
                                .contains("recording a call costs its thread"));
    }

    @Test
    void everyClientHasARowForEachStage() {
        OpenWindow.await(
                "six rows",
                () -> ((TableView<?>) window.scene().lookup("#clients")).getItems().size() == 6);
    }

    @Test
    void clientsSortByHeaderOrMenuAndWhoIsSelectedStaysSoAndIsCopied() {
        TableView<ClientRow> table = clients();
        OpenWindow.await("six rows", () -> table.getItems().size() == 6);
        OpenWindow.onFx(
                () -> {
                    table.getSelectionModel().select(3);
                    return true;
                });
        List<ClientLane> came = lanes(table.getItems());
        Comparator<ClientRow> byWait = ClientColumn.ALL.get(2).order();
        Node header = header(table, "longest wait");
        OpenWindow.onFx(
                () -> {
                    table.requestFocus();
                    return true;
                });
        window.user.push(KeyCode.CONTROL, KeyCode.C);
        assertThat(OpenWindow.onFx(() -> Clipboard.getSystemClipboard().getString()).lines())
                .hasSize(2)
                .first()
                .isEqualTo(
                        "client\tstage\tlongest wait\tfirst echo\taccepted\tmessages\tread\tsent");
        click(header);
        OpenWindow.await("shortest first", () -> isSorted(table.getItems(), byWait));
        click(header);
        OpenWindow.await("longest first", () -> isSorted(table.getItems(), byWait.reversed()));
        click(header);
        OpenWindow.await("as they came", () -> lanes(table.getItems()).equals(came));
        Menu sort =
                (Menu)
                        OpenWindow.item(
                                (MenuButton) window.scene().lookup("#clientsMenu"), "clientsSort");
        OpenWindow.onFx(
                () -> {
                    sort.getItems().get(2).fire();
                    return true;
                });
        OpenWindow.await("by the menu", () -> isSorted(table.getItems(), byWait));
        var selected = table.getSelectionModel().getSelectedItems();
        OpenWindow.await("the same one selected", () -> lanes(selected).equals(came.subList(3, 4)));
    }

    @SuppressWarnings("unchecked")
    private TableView<ClientRow> clients() {
        return (TableView<ClientRow>) window.scene().lookup("#clients");
    }

    private static Node header(TableView<ClientRow> table, String name) {
        return table.lookupAll(".column-header .label").stream()
                .filter(label -> name.equals(((Label) label).getText()))
                .findFirst()
                .orElseThrow();
    }

    /**
     * A click as a mouse makes it; the headless one's asks for a menu, so no header sorts at it.
     */
    private static void click(Node node) {
        OpenWindow.onFx(
                () -> {
                    node.fireEvent(mouse(MouseEvent.MOUSE_PRESSED));
                    node.fireEvent(mouse(MouseEvent.MOUSE_RELEASED));
                    return true;
                });
    }

    private static MouseEvent mouse(EventType<MouseEvent> type) {
        return new MouseEvent(
                type,
                0,
                0,
                0,
                0,
                MouseButton.PRIMARY,
                1,
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

    private static List<ClientLane> lanes(List<ClientRow> rows) {
        return rows.stream().map(row -> row.figures().lane()).toList();
    }

    private static boolean isSorted(List<ClientRow> rows, Comparator<ClientRow> order) {
        return rows.stream().sorted(order).toList().equals(rows);
    }

    @Test
    void theWaitBarsSayWhoWaitedForWhom() {
        Node waits = window.scene().lookup("#waits");
        OpenWindow.await(
                "B's wait for A",
                () ->
                        waits.getAccessibleText() != null
                                && waits.getAccessibleText()
                                        .matches(".*On sequential B waited .* for A\\..*"));
        OpenWindow.await("it is drawn", () -> waits.getBoundsInParent().getHeight() > 60);
    }

    @Test
    void whoComesToAPlotByTabSeesThatAndHearsItsFigures() {
        OpenWindow.await("figures", () -> says("figuresOfRun", "select, accepted: 3 clients"));
        OpenWindow.onFx(
                () -> {
                    window.scene().lookup("#numbers").requestFocus();
                    return true;
                });
        tabTo("waits");
        tabTo("rates");
        Region rates = (Region) window.scene().lookup("#rates");
        OpenWindow.await(
                "its figures",
                () ->
                        rates.getAccessibleText()
                                .matches(".*calls per second: sequential at most .*, select .*"));
        OpenWindow.await(
                "its frame", () -> rates.getBorder() != null && !rates.getBorder().isEmpty());
    }

    private void tabTo(String id) {
        Node wanted = window.scene().lookup("#" + id);
        for (int i = 0; i < 10 && !wanted.isFocused(); i++) {
            window.user.push(KeyCode.TAB);
        }
        assertThat(wanted.isFocused()).as("focus is on the " + id).isTrue();
    }

    @Test
    void aMomentHasItsOwnFigures() {
        OpenWindow.await("figures", () -> says("figuresOfInstant", "select, clients: 3"));
        OpenWindow.onFx(
                () -> {
                    window.model.time().pick(new SelectedEvent(window.lower(), 0, 1));
                    return true;
                });
        OpenWindow.await("none at the start", () -> says("figuresOfInstant", "select, clients: 0"));
        OpenWindow.await(
                "those of the run", () -> says("figuresOfRun", "select, accepted: 3 clients"));
    }
}
