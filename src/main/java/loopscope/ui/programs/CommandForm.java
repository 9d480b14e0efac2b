package loopscope.ui.programs;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import loopscope.lab.ForeignProgram;
import loopscope.lab.ShellWords;
import loopscope.ui.base.FileDialogs;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A command that is started. */
final class CommandForm implements ProgramForm {
    private final TextField line =
            ProgramSheet.field(
                    "programCommand",
                    "python3 server.py 8000",
                    "Command that starts the server, as it is typed in a shell");
    private final TextField folder =
            ProgramSheet.field(
                    "programFolder",
                    Path.of("").toAbsolutePath().toString(),
                    "Folder in which the command is started");
    private final FileDialogs dialogs;
    private final StringProperty last;
    private final Button choose = new Button("Choose …");
    private final HBox place = new HBox(new Label("In the folder"), folder, choose);
    private final VBox node = new VBox(line, place);

    /**
     * @param last the folder in which a command was started last; empty for none
     */
    CommandForm(FileDialogs dialogs, StringProperty last) {
        this.dialogs = dialogs;
        this.last = last;
        if (new File(last.get()).isDirectory()) {
            folder.setText(last.get());
        }
        HBox.setHgrow(folder, Priority.ALWAYS);
        place.getStyleClass().add("program-row");
        node.getStyleClass().add("sheet-parts");
        choose.setAccessibleText("Choose the folder in which the command is started");
        choose.setOnAction(event -> choose());
    }

    private void choose() {
        Path chosen = dialogs.folder("Start the command in", node.getScene().getWindow());
        if (chosen != null) {
            folder.setText(chosen.toString());
        }
    }

    @Override
    public String title() {
        return "Start a command";
    }

    @Override
    public String id() {
        return "programByCommand";
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Node first() {
        return line;
    }

    @Override
    public boolean hasPort() {
        return true;
    }

    @Override
    public String words() {
        return "Starts the command with your rights, under the system’s call tracer (strace). That slows"
                + " it; the stage says by how much. It ends with its stage.";
    }

    @Override
    public void take(Consumer<ForeignProgram> program, Consumer<String> wrong, Runnable done) {
        List<String> words;
        try {
            words = ShellWords.split(line.getText());
        } catch (IllegalArgumentException e) {
            wrong.accept(String.valueOf(e.getMessage()));
            return;
        }
        if (words.isEmpty()) {
            wrong.accept("There is no command: give one as it is typed in a shell.");
            return;
        }
        ForeignProgram started = ForeignProgram.of(words);
        String where = folder.getText().strip();
        try {
            ForeignProgram there = where.isEmpty() ? started : started.in(Path.of(where));
            last.set(where);
            program.accept(there);
        } catch (InvalidPathException e) {
            wrong.accept("That is no name of a folder: give another.");
        }
    }
}
