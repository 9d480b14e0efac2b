package loopscope.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file to be left, in the format that its ending names.
 *
 * @param path where
 * @param format as what
 */
record Target(Path path, Format format) {
    /** What a picture can be written as. */
    enum Format {
        /** Pixels; drawing them takes the JavaFX toolkit. */
        PNG,
        /** Lines and text. */
        SVG
    }

    /**
     * The target of a file name.
     *
     * @throws IllegalArgumentException with a sentence for the user, if that is none
     */
    static Target of(String file) {
        Path path = path(file);
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        for (Format format : Format.values()) {
            String ending = "." + format.name().toLowerCase(Locale.ROOT);
            if (name.endsWith(ending) && name.length() > ending.length()) {
                return new Target(path, format);
            }
        }
        throw new IllegalArgumentException(
                "\"" + file + "\" names no format: let it end in .png or .svg.");
    }

    private static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "\"" + file + "\" is no file name here: choose another.", e);
        }
    }
}
