package loopscope.ui.programs;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;

import loopscope.lab.ForeignProgram;
import loopscope.ui.base.FileDialogs;
import loopscope.ui.captures.RunFilesViewModel;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A log of the system's call tracer, which is opened as a run. */
final class LogForm implements ProgramForm {
    private final RunFilesViewModel runs;
    private final FileDialogs dialogs;
    private final TextField file =
            ProgramSheet.field("programLog", "server.log", "File with a log of strace");
    private final Button choose = new Button("Choose …");
    private final HBox node = new HBox(file, choose);

    LogForm(RunFilesViewModel runs, FileDialogs dialogs) {
        this.runs = runs;
        this.dialogs = dialogs;
        HBox.setHgrow(file, Priority.ALWAYS);
        node.getStyleClass().add("program-row");
        choose.setOnAction(event -> choose());
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("A log of strace");
        Path chosen = dialogs.open(chooser, node.getScene().getWindow());
        if (chosen != null) {
            file.setText(chosen.toString());
        }
    }

    @Override
    public String title() {
        return "A tracer’s log";
    }

    @Override
    public String id() {
        return "programByLog";
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Node first() {
        return file;
    }

    @Override
    public boolean hasPort() {
        return false;
    }

    @Override
    public String words() {
        return "Opens the log as a run, only to be looked at; nothing is started. One that still grows is"
                + " read as far as it is. Make one with\nstrace -f -ttt -T -y -s 64 -o LOG COMMAND";
    }

    @Override
    public void take(Consumer<ForeignProgram> program, Consumer<String> wrong, Runnable done) {
        String name = file.getText().strip();
        if (name.isEmpty()) {
            wrong.accept("No file is given: give one that strace has written.");
            return;
        }
        try {
            runs.openLog(Path.of(name), done, wrong);
        } catch (InvalidPathException e) {
            wrong.accept("That is no name of a file: give another.");
        }
    }
}
