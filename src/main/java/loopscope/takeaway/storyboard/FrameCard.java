package loopscope.takeaway.storyboard;

import loopscope.capture.Picture;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A frame that stands alone: its number, its title and its narration above its picture.
 *
 * <pre>
 *   (3)  B comes, and waits                                3 of 7
 *        A has said nothing more. The server …
 *   ┌──────────────────────────────────────────────────────────┐
 *   │ the picture                                              │
 * </pre>
 */
final class FrameCard {
    private static final TextStyle NUMBER = TextStyle.sans(17, TextStyle.Weight.BOLD);
    private static final TextStyle TITLE = TextStyle.sans(20, TextStyle.Weight.BOLD);
    private static final TextStyle WORDS = TextStyle.sans(14, TextStyle.Weight.REGULAR);

    /** A narration has no more lines on a card; slides and pages have all of it. */
    private static final int MOST_LINES = 4;

    private static final double MARGIN = 14;
    private static final double RADIUS = 16;
    private static final double TITLE_MIDDLE = 28;
    private static final double HEAD = 54;
    private static final double LINE = 21;
    private static final double LEFT = MARGIN + 2 * RADIUS + 12;

    private final Storyboard story;
    private final StoryFrame frame;
    private final List<String> lines;
    private final double top;

    private FrameCard(Storyboard story, StoryFrame frame, List<String> lines, double top) {
        this.story = story;
        this.frame = frame;
        this.lines = lines;
        this.top = top;
    }

    /** The cards of a storyboard, all of the same size. */
    static List<Picture> all(Storyboard story) {
        List<List<String>> lines = story.frames().stream().map(FrameCard::lines).toList();
        int most = lines.stream().mapToInt(List::size).max().orElse(0);
        double top = HEAD + (most == 0 ? 0 : most * LINE + 6);
        List<Picture> cards = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            cards.add(new FrameCard(story, story.frames().get(i), lines.get(i), top).picture());
        }
        return cards;
    }

    private static List<String> lines(StoryFrame frame) {
        double room = frame.picture().width() - LEFT - MARGIN;
        return TextLines.of(frame.narration(), WORDS, room, MOST_LINES);
    }

    private Picture picture() {
        Picture picture = frame.picture();
        return picture.within(
                top + picture.height(),
                frame.number() + ". " + frame.title(),
                (frame.narration() + " " + picture.description()).strip(),
                this::paint);
    }

    private void paint(Surface on) {
        Theme theme = story.theme();
        double width = frame.picture().width();
        on.rect(0, 0, width, top, theme.of(Tone.GROUND));
        badge(on, theme);
        String place =
                String.format(Locale.ROOT, "%d of %d", frame.number(), story.frames().size());
        double right = width - MARGIN;
        on.text(
                place,
                right,
                middle(WORDS, TITLE_MIDDLE),
                WORDS,
                theme.of(Tone.DIM_INK),
                Anchor.END);
        double room = right - LEFT - Text.width(place, WORDS) - MARGIN;
        on.text(
                Text.fit(frame.title(), TITLE, room),
                LEFT,
                middle(TITLE, TITLE_MIDDLE),
                TITLE,
                theme.of(Tone.INK),
                Anchor.START);
        double y = HEAD + LINE - 6;
        for (String line : lines) {
            on.text(line, LEFT, y, WORDS, theme.of(Tone.INK), Anchor.START);
            y += LINE;
        }
        Storyboard.paint(frame.picture(), on, 1, 0, top);
    }

    private void badge(Surface on, Theme theme) {
        double x = MARGIN + RADIUS;
        on.circle(x, TITLE_MIDDLE, RADIUS, theme.of(Tone.CURSOR_LABEL), Colour.NONE, 0);
        on.text(
                String.valueOf(frame.number()),
                x,
                middle(NUMBER, TITLE_MIDDLE),
                frame.number() > 99 ? WORDS : NUMBER,
                theme.of(Tone.CURSOR_INK),
                Anchor.MIDDLE);
    }

    private static double middle(TextStyle style, double y) {
        return y + 0.36 * style.size();
    }
}
