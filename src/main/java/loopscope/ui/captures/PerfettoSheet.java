package loopscope.ui.captures;

import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

import loopscope.ui.base.Sheet;

/** Says what opening the run in Perfetto will do, before that is done. */
public final class PerfettoSheet {
    private static final double WIDTH = 440;
    private static final String WORDS =
            "Perfetto shows traces of programs in a browser. Loopscope will save this run, up to now,"
                    + " in a file that you choose, and then open "
                    + RunFilesViewModel.PERFETTO
                    + " in your browser. Drop the file on that page, or choose it there with “Open"
                    + " trace file”. Loopscope sends nothing; what that page does is up to its"
                    + " makers.";

    private PerfettoSheet() {}

    /**
     * Opens the sheet.
     *
     * @param over the pane that it covers
     * @param agreed called once the user agrees
     * @param closed called when the sheet is closed
     */
    public static void ask(StackPane over, Runnable agreed, Runnable closed) {
        Label words = new Label(WORDS);
        words.setWrapText(true);
        words.setMaxWidth(WIDTH);
        words.setFocusTraversable(true);
        words.getStyleClass().add("sheet-note");
        Sheet.ask(
                over,
                "Open in Perfetto",
                words,
                words,
                "Save the run …",
                (wrong, done) -> {
                    done.run();
                    agreed.run();
                },
                closed);
    }
}
