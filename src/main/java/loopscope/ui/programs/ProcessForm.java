package loopscope.ui.programs;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import loopscope.lab.ForeignProgram;
import loopscope.lab.ListeningProcess;
import loopscope.ui.base.Background;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A process that listens already, searched by what is typed. */
final class ProcessForm implements ProgramForm {
    private static final double HEIGHT = 150;

    private final ObservableList<ListeningProcess> all = FXCollections.observableArrayList();
    private final FilteredList<ListeningProcess> found = new FilteredList<>(all);
    private final ListView<ListeningProcess> list = new ListView<>(found);
    private final Label none = new Label("Looking for processes that listen …");
    private final TextField search =
            ProgramSheet.field(
                    "programSearch",
                    "Search by program, number or port",
                    "Search processes by program, number or port");
    private final VBox node = new VBox(search, list);

    ProcessForm(Background background) {
        none.setWrapText(true);
        list.setId("programProcesses");
        list.setAccessibleText("Processes that listen");
        list.setPrefSize(ProgramSheet.WIDTH, HEIGHT);
        list.setPlaceholder(none);
        list.setCellFactory(view -> new Cell());
        search.textProperty().addListener((value, before, now) -> filter(now));
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        node.getStyleClass().add("sheet-parts");
        background.run(ListeningProcess::all, this::offer, why -> offer(List.of()));
    }

    private void offer(List<ListeningProcess> processes) {
        none.setText("No process of yours listens with these words in its name, number or port.");
        all.setAll(processes);
        list.getSelectionModel().selectFirst();
    }

    private void filter(String text) {
        List<String> words = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        found.setPredicate(process -> words.stream().allMatch(word -> says(process, word)));
        list.getSelectionModel().selectFirst();
    }

    private static boolean says(ListeningProcess process, String word) {
        return Stream.of(process.name(), String.valueOf(process.process()), process.where())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(word));
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
            if (event.getCode() == KeyCode.UP) {
                list.getSelectionModel().selectPrevious();
            } else {
                list.getSelectionModel().selectNext();
            }
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 1));
            event.consume();
        }
    }

    @Override
    public String title() {
        return "A running process";
    }

    @Override
    public String id() {
        return "programByProcess";
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Node first() {
        return search;
    }

    @Override
    public boolean hasPort() {
        return true;
    }

    @Override
    public String words() {
        return "Attaches the system’s call tracer (strace) to the process. That slows it; the stage"
                + " says by how much. The process runs on when its stage ends.";
    }

    @Override
    public void take(Consumer<ForeignProgram> program, Consumer<String> wrong, Runnable done) {
        ListeningProcess chosen = list.getSelectionModel().getSelectedItem();
        if (chosen == null) {
            wrong.accept("No process is chosen: choose one from the list.");
        } else {
            program.accept(ForeignProgram.running(chosen.process()));
        }
    }

    /** A process: its command, its number and where it listens. */
    private static final class Cell extends ListCell<ListeningProcess> {
        @Override
        protected void updateItem(@Nullable ListeningProcess process, boolean empty) {
            super.updateItem(process, empty);
            setText(
                    process == null
                            ? null
                            : process.name()
                                    + "\nprocess "
                                    + process.process()
                                    + " · "
                                    + process.where());
        }
    }
}
