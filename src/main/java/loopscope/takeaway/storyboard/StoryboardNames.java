package loopscope.takeaway.storyboard;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of a storyboard's files; they sort. */
final class StoryboardNames {
    private static final String SHEET = "contact sheet";

    private static final String UNTITLED = "storyboard";

    private static final int LEAST_DIGITS = 2;

    private static final Pattern NUMBERED = Pattern.compile("\\d{2,}(?: (.+))?");

    private final Storyboard story;

    StoryboardNames(Storyboard story) {
        this.story = story;
    }

    /** The contact sheet's. */
    static String sheet(StoryboardFormat format) {
        return SHEET + format.ending();
    }

    /** That of a document or presentation of all. */
    String whole(StoryboardFormat format) {
        return title() + format.ending();
    }

    private String title() {
        String title = FileTitle.of(story.title().split(" — ", 2)[0]);
        return title.isEmpty() ? UNTITLED : title;
    }

    /**
     * A frame's: its number, with as many digits as the last one has, and at least two; its title.
     */
    String of(StoryFrame frame, StoryboardFormat format) {
        int digits = Math.max(LEAST_DIGITS, String.valueOf(story.frames().size()).length());
        String number = String.format(Locale.ROOT, "%0" + digits + "d", frame.number());
        return (number + " " + FileTitle.of(frame.title())).strip() + format.ending();
    }

    /**
     * Those of an older storyboard, in whatever format: where there is a contact sheet, it and the
     * numbered pictures; and the documents of the same title.
     *
     * @param all the names in a folder
     * @return a new set
     */
    Set<String> old(Set<String> all) {
        Set<String> old = new HashSet<>();
        for (StoryboardFormat format : StoryboardFormat.values()) {
            boolean sheet = all.contains(sheet(format));
            for (String name : all) {
                if (name.equals(sheet(format))
                        || name.equals(whole(format))
                        || (sheet && isNumbered(name, format))) {
                    old.add(name);
                }
            }
        }
        return old;
    }

    private static boolean isNumbered(String name, StoryboardFormat format) {
        if (format.isOneFile() || !name.endsWith(format.ending())) {
            return false;
        }
        Matcher numbered =
                NUMBERED.matcher(name.substring(0, name.length() - format.ending().length()));
        return numbered.matches() && isTitle(numbered.group(1));
    }

    private static boolean isTitle(@Nullable String text) {
        return text == null || FileTitle.of(text).equals(text);
    }
}
