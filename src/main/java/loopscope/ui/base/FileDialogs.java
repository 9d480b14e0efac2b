package loopscope.ui.base;

import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Path;

/**
 * Asks for files and folders with the dialogs of the system, each time beginning in the folder of
 * the answer before. Confined to the JavaFX thread; blocks while a dialog is open.
 */
public final class FileDialogs {
    private String folder;

    /**
     * @param folder where the first dialog begins; that of the process where there is none of this
     *     name
     */
    public FileDialogs(String folder) {
        this.folder = folder;
    }

    /** The folder of the last answer; the one that it began with where there was none. */
    public String folder() {
        return folder;
    }

    /** Asks which file to open; null where the user chose none. */
    public @Nullable Path open(FileChooser chooser, Window owner) {
        chooser.setInitialDirectory(beginning());
        return answered(chooser.showOpenDialog(owner));
    }

    /** Asks where to save a file; null where the user chose none. */
    public @Nullable Path save(FileChooser chooser, Window owner) {
        chooser.setInitialDirectory(beginning());
        return answered(chooser.showSaveDialog(owner));
    }

    /** Asks for a folder; null where the user chose none. */
    public @Nullable Path folder(String title, Window owner) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(beginning());
        return answered(chooser.showDialog(owner));
    }

    /** A dialog refuses a folder that is not there. */
    File beginning() {
        File last = new File(folder).getAbsoluteFile();
        return last.isDirectory() ? last : new File("").getAbsoluteFile();
    }

    @Nullable Path answered(@Nullable File chosen) {
        if (chosen == null) {
            return null;
        }
        File place = chosen.isDirectory() ? chosen : chosen.getAbsoluteFile().getParentFile();
        folder = place.getPath();
        return chosen.toPath();
    }
}
