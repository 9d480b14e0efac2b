package loopscope.ui.captures;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.capture.Picture;
import loopscope.capture.PngFile;
import loopscope.capture.SvgFile;
import loopscope.capture.UserFolders;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Where pictures go, and as what.
 *
 * <p>Writing waits for the disk and for the JavaFX thread: call it on another one.
 */
public final class Captures {
    /** A picture can leave as these. */
    public enum Format {
        PNG,
        SVG;

        /** How the names of its files end. */
        String ending() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    private static final double PNG_SCALE = 2;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT);

    private final Supplier<Path> folder;

    /** Pictures go to a folder; it is asked for when the first one is written. */
    public Captures(Supplier<Path> folder) {
        this.folder = folder;
    }

    /** Pictures go where the user's pictures are. */
    public static Captures ofUser() {
        return new Captures(UserFolders.ofUser()::pictures);
    }

    /** A name that tells what is on it and when it was taken, without an ending. */
    static String stem(List<String> models) {
        return "loopscope-"
                + String.join("-", models)
                + "-"
                + STAMP.format(LocalDateTime.now(java.time.ZoneId.systemDefault()));
    }

    /**
     * Leaves a picture under a new name in each format.
     *
     * @return where the files are
     * @throws CaptureFailedException if one can't be written; those before it are kept
     */
    List<Path> leave(Picture picture, String stem, Set<Format> formats)
            throws CaptureFailedException {
        List<Path> left = new ArrayList<>();
        for (Format format : formats) {
            Path target = folder.get().resolve(stem + format.ending());
            left.add(write(picture, format, target, FileChoice.NEW_NAME));
        }
        return left;
    }

    /**
     * Leaves a picture where the user chose, as the name's ending says; PNG where it has none.
     *
     * @return where the file is
     */
    Path leaveAt(Picture picture, Path target) throws CaptureFailedException {
        String name = target.getFileName().toString();
        for (Format format : Format.values()) {
            if (name.toLowerCase(Locale.ROOT).endsWith(format.ending())) {
                return write(picture, format, target, FileChoice.REPLACE);
            }
        }
        if (name.lastIndexOf('.') > 0) {
            throw new CaptureFailedException(
                    name + " has an unknown ending: choose a name that ends in .png or .svg.");
        }
        // Not the name the user agreed to replace, so nothing is replaced.
        Path named = target.resolveSibling(name + Format.PNG.ending());
        return write(picture, Format.PNG, named, FileChoice.NEW_NAME);
    }

    private static Path write(Picture picture, Format format, Path target, FileChoice choice)
            throws CaptureFailedException {
        return switch (format) {
            case PNG -> PngFile.write(picture, PNG_SCALE, target, choice, LIMIT);
            case SVG -> SvgFile.write(picture, target, choice);
        };
    }
}
