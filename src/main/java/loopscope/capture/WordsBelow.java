package loopscope.capture;

import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;

import java.util.ArrayList;
import java.util.List;

/** A picture with sentences below it, in as many lines as they need. */
public final class WordsBelow {
    private static final TextStyle WORDS = TextStyle.sans(12, TextStyle.Weight.REGULAR);
    private static final double MARGIN = 14;
    private static final double LINE = 18;
    private static final double GAP = 6;

    private WordsBelow() {}

    /**
     * The picture with the sentences.
     *
     * @param paragraphs each begins a line
     * @param theme the palette of the picture
     */
    public static Picture of(Picture picture, List<String> paragraphs, Theme theme) {
        double room = picture.width() - 2 * MARGIN;
        List<String> lines =
                paragraphs.stream().flatMap(text -> wrapped(text, room).stream()).toList();
        double height = GAP + lines.size() * LINE + MARGIN;
        return new Picture(
                picture.width(),
                picture.height() + height,
                picture.title(),
                (picture.description() + " " + String.join(" ", paragraphs)).strip(),
                surface -> {
                    picture.painter().accept(surface);
                    surface.rect(
                            0, picture.height(), picture.width(), height, theme.of(Tone.GROUND));
                    double y = picture.height() + GAP + LINE - 4;
                    for (String line : lines) {
                        surface.text(line, MARGIN, y, WORDS, theme.of(Tone.INK), Anchor.START);
                        y += LINE;
                    }
                });
    }

    private static List<String> wrapped(String words, double room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            if (!line.isEmpty() && Text.width(line + " " + word, WORDS) > room) {
                lines.add(Text.fit(line.toString(), WORDS, room));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(Text.fit(line.toString(), WORDS, room));
        return lines;
    }
}
