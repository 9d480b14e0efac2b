package loopscope.ui.base;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.capture.Picture;
import loopscope.capture.PictureFile;
import loopscope.capture.PictureFormat;
import loopscope.capture.pdf.PdfFile;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Saves a picture as PNG, SVG or PDF where the user chooses, and shows the outcome as a notice.
 * Confined to the JavaFX thread; the file is written on another.
 */
public final class PictureSaving {
    /** Sharp also on a projector and on paper. */
    private static final double SCALE = 2;

    private static final String PDF = ".pdf";

    private final Background background;
    private final Notices notices;
    private final FileDialogs dialogs;

    /**
     * Saves nothing yet.
     *
     * @param notices shows what became of a file
     */
    public PictureSaving(Background background, Notices notices, FileDialogs dialogs) {
        this.background = background;
        this.notices = notices;
        this.dialogs = dialogs;
    }

    /**
     * Asks for a file, and saves the picture there.
     *
     * @param name the name that the file has unless the user chooses another, without an ending
     */
    public void saveAs(Picture picture, String name, Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the picture");
        chooser.setInitialFileName(name + PictureFormat.PNG.ending());
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter("Picture (PNG)", "*.png"),
                        new FileChooser.ExtensionFilter("Drawing (SVG)", "*.svg"),
                        new FileChooser.ExtensionFilter("Document (PDF)", "*.pdf"));
        Path chosen = dialogs.save(chooser, owner);
        if (chosen != null) {
            save(picture, chosen);
        }
    }

    /** Saves it in the format of the file's name; as PNG, under a new name, where that has none. */
    public void save(Picture picture, Path target) {
        background.run(
                () -> write(picture, target),
                file -> notices.show(Notice.done("The picture is in " + file)),
                why -> notices.show(Notice.failed(failed(why))));
    }

    private static Path write(Picture picture, Path target) throws CaptureFailedException {
        String name = String.valueOf(target.getFileName());
        if (name.toLowerCase(Locale.ROOT).endsWith(PDF)) {
            return PdfFile.write(picture, target, FileChoice.REPLACE);
        }
        Optional<PictureFormat> named = PictureFormat.of(target);
        if (named.isPresent()) {
            return PictureFile.write(picture, named.get(), SCALE, target, FileChoice.REPLACE);
        }
        // Not the name the user agreed to replace, so nothing is replaced.
        Path png = target.resolveSibling(name + PictureFormat.PNG.ending());
        return PictureFile.write(picture, PictureFormat.PNG, SCALE, png, FileChoice.NEW_NAME);
    }

    private static String failed(Exception why) {
        return why instanceof CaptureFailedException
                ? String.valueOf(why.getMessage())
                : "The picture could not be saved: " + why;
    }
}
