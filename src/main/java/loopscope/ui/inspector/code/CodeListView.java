package loopscope.ui.inspector.code;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import java.util.List;
import java.util.function.Consumer;

/** The list of a source's lines. */
final class CodeListView {
    private static final double ROW = 18;

    /** A line less than so many rows from the edge is scrolled towards the middle. */
    private static final int MARGIN = 3;

    private final ListView<CodeLine> view = new ListView<>();
    private final ObservableList<CodeLine> lines = FXCollections.observableArrayList();
    private final Consumer<CodeLine> chosen;

    /**
     * @param chosen called with a line that was clicked, or on which Enter was pressed
     * @param scrolled called when the user scrolls
     */
    CodeListView(Consumer<CodeLine> chosen, Runnable scrolled) {
        this.chosen = chosen;
        view.setId("codeLines");
        view.setItems(lines);
        view.setFixedCellSize(ROW);
        view.setPlaceholder(new Label("no line was recorded here"));
        view.setAccessibleText("Source of the server");
        view.getStyleClass().addAll("code-list", "dense");
        view.setCellFactory(_ -> new CodeCell(chosen));
        view.addEventFilter(ScrollEvent.SCROLL, event -> scrolled.run());
        view.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> pressed(event, scrolled));
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> typed(event, scrolled));
    }

    private static void pressed(MouseEvent event, Runnable scrolled) {
        for (Node at = (Node) event.getTarget(); at != null; at = at.getParent()) {
            if (at instanceof ScrollBar) {
                scrolled.run();
            }
        }
    }

    private void typed(KeyEvent event, Runnable scrolled) {
        CodeLine line = view.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && line != null) {
            chosen.accept(line);
        } else if (event.getCode().isNavigationKey()) {
            scrolled.run();
        }
    }

    /** Sets what is called when its height changes. */
    void onResized(Runnable resized) {
        view.heightProperty().addListener((value, was, is) -> resized.run());
    }

    /** The list. */
    Node node() {
        return view;
    }

    /**
     * Shows lines.
     *
     * @param sameFile whether the lines are of the file that is shown, so that only marks differ
     */
    void show(List<CodeLine> now, boolean sameFile) {
        if (!sameFile || now.size() != lines.size()) {
            lines.setAll(now);
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).equals(lines.get(i))) {
                lines.set(i, now.get(i));
            }
        }
    }

    /** If wanted, scrolls to a line that is out of view or near the edge. */
    void keepInSight(boolean wanted, int line) {
        if (!wanted || line < 1) {
            return;
        }
        view.applyCss();
        view.layout(); // gives new lines their cells
        if (!isInSight(line - 1)) {
            int rows = (int) (view.getHeight() / ROW);
            view.scrollTo(Math.max(0, line - 1 - rows / 3));
        }
    }

    private boolean isInSight(int index) {
        if (!(view.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
            return false;
        }
        IndexedCell<?> first = flow.getFirstVisibleCell();
        IndexedCell<?> last = flow.getLastVisibleCell();
        return first != null
                && last != null
                && index >= first.getIndex() + Math.min(MARGIN, first.getIndex())
                && index <= last.getIndex() - MARGIN;
    }
}
