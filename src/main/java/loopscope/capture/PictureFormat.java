package loopscope.capture;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats of a picture's file; the ending of its name says which. */
public enum PictureFormat {
    /** Pixels; drawing them takes the JavaFX toolkit. */
    PNG,
    /** Lines and text. */
    SVG;

    /** How the names of its files end, such as {@code .png}. */
    public String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /** The format that a file's name ends in, in upper or lower case; empty where it names none. */
    public static Optional<PictureFormat> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.length() > format.ending().length())
                .filter(format -> name.endsWith(format.ending()))
                .findFirst();
    }

    /** All endings as a choice: {@code .png or .svg}. */
    public static String endings() {
        return Arrays.stream(values())
                .map(PictureFormat::ending)
                .collect(Collectors.joining(" or "));
    }
}
