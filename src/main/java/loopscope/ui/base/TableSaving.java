package loopscope.ui.base;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.CsvFile;
import loopscope.capture.FileChoice;
import loopscope.capture.TextTable;

import java.nio.file.Path;

/**
 * Saves a table as comma-separated values where the user chooses, and shows the outcome as a
 * notice. Confined to the JavaFX thread; the file is written on another.
 */
public final class TableSaving {
    private final Background background;
    private final Notices notices;
    private final FileDialogs dialogs;

    /**
     * Saves nothing yet.
     *
     * @param notices shows what became of a file
     */
    public TableSaving(Background background, Notices notices, FileDialogs dialogs) {
        this.background = background;
        this.notices = notices;
        this.dialogs = dialogs;
    }

    /**
     * Asks for a file, and saves the table there.
     *
     * @param name the name that the file has unless the user chooses another
     */
    public void saveAs(TextTable table, String name, Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the table");
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters()
                .setAll(new FileChooser.ExtensionFilter("Comma-separated values", "*.csv"));
        Path chosen = dialogs.save(chooser, owner);
        if (chosen != null) {
            background.run(
                    () -> CsvFile.write(table, chosen, FileChoice.REPLACE),
                    file -> notices.show(Notice.done("The table is in " + file)),
                    why -> notices.show(Notice.failed(failed(why))));
        }
    }

    private static String failed(Exception why) {
        return why instanceof CaptureFailedException
                ? String.valueOf(why.getMessage())
                : "The table could not be saved: " + why;
    }
}
