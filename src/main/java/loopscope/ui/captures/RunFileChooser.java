package loopscope.ui.captures;

import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import loopscope.capture.Captures;
import loopscope.ui.base.FileDialogs;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Asks for the files of runs; one that is dropped on the window is opened. */
public final class RunFileChooser {
    private final RunFilesViewModel runs;
    private final FileDialogs dialogs;

    public RunFileChooser(RunFilesViewModel runs, FileDialogs dialogs) {
        this.runs = runs;
        this.dialogs = dialogs;
    }

    /** Asks where to save the run that is shown. */
    public void save(Window owner, List<String> stages) {
        save(owner, stages, runs::save);
    }

    /** Asks where to save the run that is shown for Perfetto, which is opened then. */
    public void openInPerfetto(Window owner, List<String> stages) {
        save(owner, stages, runs::openInPerfetto);
    }

    private void save(Window owner, List<String> stages, Consumer<Path> to) {
        FileChooser chooser = chooser("Save the run");
        chooser.setInitialFileName(Captures.stem(stages) + RunFilesViewModel.ZIPPED);
        Path chosen = dialogs.save(chooser, owner);
        if (chosen != null) {
            to.accept(chosen);
        }
    }

    /** Asks which run to open. */
    public void open(Window owner) {
        Path chosen = dialogs.open(chooser("Open a run"), owner);
        if (chosen != null) {
            runs.open(chosen);
        }
    }

    /** Asks which run to compare the one that is shown with. */
    public void compare(Window owner) {
        Path chosen = dialogs.open(chooser("Compare with a run"), owner);
        if (chosen != null) {
            runs.compare(chosen);
        }
    }

    private static FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .setAll(new FileChooser.ExtensionFilter("Runs", "*.json.gz", "*.json"));
        return chooser;
    }

    /** Opens the run that is dropped on a window. */
    public void acceptDrops(Scene scene) {
        scene.setOnDragOver(
                event -> {
                    if (isRun(event)) {
                        event.acceptTransferModes(TransferMode.COPY);
                    }
                });
        scene.setOnDragDropped(
                event -> {
                    boolean accepted = isRun(event);
                    if (accepted) {
                        runs.open(event.getDragboard().getFiles().getFirst().toPath());
                    }
                    event.setDropCompleted(accepted);
                });
    }

    private static boolean isRun(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        return files.size() == 1
                && files.getFirst().getName().toLowerCase(Locale.ROOT).matches(".*\\.json(\\.gz)?");
    }
}
