package loopscope.cli.files;

import loopscope.picture.surface.Theme;
import loopscope.timeline.words.Nearest;

import java.util.List;
import java.util.Locale;

/** Reads how pictures are to look, as a user types it. */
public final class TypedLook {
    private static final List<String> SCALES = List.of("1", "2", "4");

    private TypedLook() {}

    /**
     * The theme of a name.
     *
     * @throws IllegalArgumentException with a sentence for the user, if there is none
     */
    public static Theme theme(String typed) {
        return Theme.ALL.stream()
                .filter(known -> known.toString().equals(typed))
                .findFirst()
                .orElseThrow(
                        () ->
                                noChoice(
                                        "theme",
                                        typed,
                                        Theme.ALL.stream().map(Theme::toString).toList()));
    }

    /**
     * How many pixels a PNG has for each of the picture's.
     *
     * @throws IllegalArgumentException with a sentence for the user, if it can't have so many
     */
    public static int scale(String typed) {
        if (!SCALES.contains(typed)) {
            throw noChoice("scale", typed, SCALES);
        }
        return Integer.parseInt(typed);
    }

    /** Says that something is no choice, and what is. */
    public static IllegalArgumentException noChoice(
            String what, String typed, List<String> choices) {
        return new IllegalArgumentException(
                String.format(
                        Locale.ROOT,
                        "There is no %s \"%s\": %s",
                        what,
                        typed,
                        Nearest.advice(typed, choices)));
    }
}
