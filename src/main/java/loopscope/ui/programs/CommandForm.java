package loopscope.ui.programs;

import javafx.scene.Node;
import javafx.scene.control.TextField;

import loopscope.lab.ForeignProgram;
import loopscope.lab.ShellWords;

import java.util.List;
import java.util.function.Consumer;

/** A command that is started. */
final class CommandForm implements ProgramForm {
    private final TextField line =
            ProgramSheet.field(
                    "programCommand",
                    "python3 server.py 8000",
                    "Command that starts the server, as it is typed in a shell");

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
        return line;
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
        return "Starts the command with your rights, in the folder in which this app was started,"
                + " under the system’s call tracer (strace). That slows it; the stage says by how"
                + " much. It ends with its stage.";
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
        } else {
            program.accept(ForeignProgram.of(words));
        }
    }
}
