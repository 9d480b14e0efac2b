package loopscope.capture;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names for a file beside others of the same name. */
final class NumberedName {
    /** How a name ends: after its last dot, or with what stands before that in these endings. */
    private static final Pattern ENDING =
            Pattern.compile("(?i)(?<=.)(?:\\.json\\.gz|\\.calls\\.txt|\\.calls\\.csv|\\.[^.]*)$");

    private NumberedName() {}

    /**
     * The name with a number before its ending: {@code a.b.json.gz} becomes {@code a.b-2.json.gz}.
     *
     * @param number 1 is the name itself
     */
    static Path of(Path place, int number) {
        if (number == 1) {
            return place;
        }
        String name = String.valueOf(place.getFileName());
        Matcher ending = ENDING.matcher(name);
        int stem = ending.find() ? ending.start() : name.length();
        return place.resolveSibling(name.substring(0, stem) + "-" + number + name.substring(stem));
    }
}
