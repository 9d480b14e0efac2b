package loopscope.ui.programs;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import loopscope.trace.Escape;
import loopscope.ui.base.Sheet;

import java.util.List;

/** Asks whether a lesson file may start the programs that it names. */
public final class ProgramConsent {
    private static final double WIDTH = 460;

    private ProgramConsent() {}

    /**
     * Opens the sheet.
     *
     * @param commands what the lesson starts; data of the file, and shown escaped
     * @param go called if it may
     * @param closed called when the sheet is closed
     */
    public static void ask(StackPane over, List<String> commands, Runnable go, Runnable closed) {
        VBox lines = new VBox();
        lines.getStyleClass().add("program-commands");
        commands.forEach(command -> lines.getChildren().add(line(command)));
        Label words =
                new Label(
                        "They run with your rights, and under the system’s call tracer. Start them"
                                + " only if you know where the lesson is from.");
        words.getStyleClass().add("sheet-note");
        words.setWrapText(true);
        words.setPrefWidth(WIDTH);
        words.setMinHeight(Region.USE_PREF_SIZE);
        VBox all = new VBox(lines, words);
        all.getStyleClass().add("sheet-parts");
        Sheet.ask(
                over,
                "This lesson starts programs",
                all,
                lines.getChildren().getFirst(),
                "Start",
                (wrong, done) -> {
                    done.run();
                    go.run();
                },
                closed);
    }

    /** All of a command is seen, however long it is. */
    private static Label line(String command) {
        Label line = new Label(Escape.printable(command));
        line.setWrapText(true);
        line.setMaxWidth(WIDTH);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.setFocusTraversable(true);
        return line;
    }
}
