package loopscope.ui.base;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.VerticalDirection;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;

import loopscope.picture.FxThread;
import loopscope.ui.OpenWindow;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.util.ArrayList;
import java.util.List;

/** A million rows in a window with room for some twenty. */
class LongListTest {
    private static final int MANY = 1_000_000;
    private static final int ROW = 20;
    private static final int ROOM = 20;

    private final FxRobot user = new FxRobot();
    private final List<Integer> chosen = new ArrayList<>();
    private int size = MANY;
    private int asked;
    private LongList<String> list;
    private Stage stage;

    @BeforeEach
    void open() {
        FxThread.start();
        OpenWindow.onFx(
                () -> {
                    list = new LongList<>(ROW, () -> size, this::row, chosen::add);
                    list.control().setCellFactory(view -> new Plain());
                    stage = new Stage();
                    stage.setScene(new Scene((HBox) list.node(), 300, ROW * ROOM + 10));
                    stage.setX(0);
                    stage.setY(0);
                    stage.show();
                    return true;
                });
        user.targetWindow(stage);
        OpenWindow.await("the end", () -> seen().size() > 10 && isAtEnd());
    }

    @AfterEach
    void close() {
        OpenWindow.onFx(
                () -> {
                    stage.hide();
                    return true;
                });
    }

    private static final class Plain extends ListCell<String> {
        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? "" : item);
        }
    }

    private String row(int place) {
        asked++;
        return "row " + place;
    }

    private ListView<String> control() {
        return list.control();
    }

    private List<String> seen() {
        return control().getItems();
    }

    private boolean isAtEnd() {
        return seen().getLast().equals("row " + (size - 1));
    }

    private ScrollBar bar() {
        return (ScrollBar) ((HBox) list.node()).getChildren().getLast();
    }

    private void show() {
        OpenWindow.onFx(
                () -> {
                    list.show();
                    control().layout();
                    return true;
                });
    }

    @Test
    void whatIsAddedCostsNoMoreThanWhatIsSeen() {
        OpenWindow.onFx(
                () -> {
                    asked = 0;
                    return true;
                });
        for (int i = 0; i < 1_000; i++) {
            size++;
            show();
        }
        assertThat(OpenWindow.onFx(() -> asked)).isBetween(1_000, 1_000 * (ROOM + 1));
        assertThat(OpenWindow.onFx(() -> seen().size())).isBetween(10, ROOM + 1);
        assertThat(OpenWindow.onFx(this::isAtEnd)).isTrue();
    }

    @Test
    void theBarGoesOverAllOfThem() {
        OpenWindow.onFx(
                () -> {
                    bar().setValue(bar().getMax() / 2);
                    return true;
                });
        String first = OpenWindow.onFx(() -> seen().getFirst());
        assertThat(Integer.parseInt(first.substring(4))).isBetween(499_900, 500_100);
        size += 10_000;
        show();
        assertThat(OpenWindow.onFx(() -> seen().getFirst())).isEqualTo(first);
        OpenWindow.onFx(
                () -> {
                    bar().setValue(bar().getMax());
                    return true;
                });
        size += 10_000;
        show();
        assertThat(OpenWindow.onFx(this::isAtEnd)).isTrue();
    }

    @Test
    void theWheelScrollsUpAndKeepsWhatIsReadInPlace() {
        String first = OpenWindow.onFx(() -> seen().getFirst());
        user.moveTo(control()).scroll(3, VerticalDirection.UP);
        String above = OpenWindow.onFx(() -> seen().getFirst());
        assertThat(above).isNotEqualTo(first);
        size += 10;
        show();
        assertThat(OpenWindow.onFx(() -> seen().getFirst())).isEqualTo(above);
    }

    @Test
    void whoCannotSeeItIsToldOfAllRows() {
        show();
        assertThat(OpenWindow.onFx(() -> ask(AccessibleAttribute.ITEM_COUNT))).isEqualTo(MANY);
        assertThat(OpenWindow.onFx(() -> ask(AccessibleAttribute.ITEM_AT_INDEX, MANY - 1)))
                .isInstanceOfSatisfying(
                        Plain.class, cell -> assertThat(cell.getText()).isEqualTo("row 999999"));
        assertThat(OpenWindow.onFx(() -> String.valueOf(ask(AccessibleAttribute.ITEM_AT_INDEX, 0))))
                .isEqualTo("null");
        OpenWindow.onFx(
                () -> {
                    control().getSelectionModel().clearAndSelect(1);
                    return true;
                });
        assertThat(chosen).hasSize(1);
        assertThat("row " + chosen.getLast()).isEqualTo(OpenWindow.onFx(() -> seen().get(1)));
    }

    private Object ask(AccessibleAttribute attribute, Object... parameters) {
        return control().queryAccessibleAttribute(attribute, parameters);
    }

    @Test
    void keysReachBothEndsAndARange() {
        OpenWindow.onFx(
                () -> {
                    control().requestFocus();
                    return true;
                });
        user.push(KeyCode.HOME);
        assertThat(chosen).containsExactly(0);
        assertThat(OpenWindow.onFx(() -> seen().getFirst())).isEqualTo("row 0");
        size += 10;
        show();
        assertThat(OpenWindow.onFx(() -> seen().getFirst())).isEqualTo("row 0");
        user.push(KeyCode.PAGE_DOWN).push(KeyCode.PAGE_UP).push(KeyCode.DOWN);
        assertThat(chosen).hasSize(4).endsWith(0, 1);
        user.push(KeyCode.SHIFT, KeyCode.END);
        assertThat(chosen).endsWith(size - 1);
        assertThat(OpenWindow.onFx(() -> list.scroll().to() - list.scroll().from()))
                .isEqualTo(size - 1);
        assertThat(
                        OpenWindow.onFx(
                                () ->
                                        List.copyOf(
                                                control().getSelectionModel().getSelectedItems())))
                .isEqualTo(OpenWindow.onFx(() -> List.copyOf(seen())));
        user.push(KeyCode.SHORTCUT, KeyCode.A);
        assertThat(OpenWindow.onFx(() -> list.scroll().to() - list.scroll().from()))
                .isEqualTo(size);
        user.push(KeyCode.END);
        size += 10;
        show();
        assertThat(OpenWindow.onFx(this::isAtEnd)).isTrue();
    }
}
