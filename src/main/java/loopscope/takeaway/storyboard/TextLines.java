package loopscope.takeaway.storyboard;

import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines between its words. */
final class TextLines {
    private TextLines() {}

    /**
     * The lines, none wider than the room; the last one is shortened where there would be more.
     *
     * @param room in pixels at 100%
     * @param most how many lines at most; at least 1
     */
    static List<String> of(String text, TextStyle style, double room, int most) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip().replaceAll("\\s+", " ");
        while (!rest.isEmpty()) {
            boolean last = lines.size() == most - 1;
            int end = last ? rest.length() : end(rest, style, room);
            lines.add(Text.fit(rest.substring(0, end), style, room));
            rest = rest.substring(end).strip();
        }
        return lines;
    }

    /** Where the first line ends: after the last word that fits, or after the first word. */
    private static int end(String text, TextStyle style, double room) {
        int end = 0;
        int at = 0;
        while (at < text.length()) {
            int space = text.indexOf(' ', at);
            int word = space < 0 ? text.length() : space;
            if (end > 0 && Text.width(text.substring(0, word), style) > room) {
                return end;
            }
            end = word;
            at = word + 1;
        }
        return end;
    }
}
