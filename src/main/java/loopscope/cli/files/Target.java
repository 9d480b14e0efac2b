package loopscope.cli.files;

import loopscope.takeaway.export.ExportFormat;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A file to save a run to, in the format that its ending names.
 *
 * @param path the file
 * @param format the format
 */
public record Target(Path path, ExportFormat format) {
    /**
     * The target of a file name.
     *
     * @throws IllegalArgumentException with a sentence for the user, if it is no file name or names
     *     no format
     */
    public static Target of(String file) {
        Path path = path(file);
        return ExportFormat.of(path)
                .map(format -> new Target(path, format))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "\""
                                                + file
                                                + "\" names no format: let it end in "
                                                + ExportFormat.choice()
                                                + "."));
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
