package loopscope.takeaway.storyboard;

import loopscope.capture.Picture;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;

import java.util.List;
import java.util.Locale;

/** All pictures of a storyboard on one, small, each with its number and its title. */
final class ContactSheet {
    private static final TextStyle HEADING = TextStyle.sans(22, TextStyle.Weight.BOLD);
    private static final TextStyle TITLE = TextStyle.sans(15, TextStyle.Weight.SEMIBOLD);

    /** In pixels at 100%: as wide as a screen. */
    private static final double WIDTH = 1920;

    private static final double MARGIN = 24;
    private static final double HEAD = 62;
    private static final double LABEL = 30;

    /** As many pictures are on a sheet of one, of two and of three columns. */
    private static final int MOST_IN_ONE = 1;

    private static final int MOST_IN_TWO = 6;
    private static final int MOST_IN_THREE = 30;

    private final Storyboard story;
    private final int columns;
    private final double width;
    private final double scale;
    private final double height;

    private ContactSheet(Storyboard story) {
        this.story = story;
        Picture first = story.frames().getFirst().picture();
        columns = columns(story.frames().size());
        width = (WIDTH - (columns + 1) * MARGIN) / columns;
        scale = width / first.width();
        height = first.height() * scale;
    }

    /** The sheet of a storyboard. */
    static Picture of(Storyboard story) {
        ContactSheet sheet = new ContactSheet(story);
        return new Picture(
                WIDTH,
                Math.ceil(sheet.bottom()),
                story.title(),
                String.join(
                        " ",
                        story.frames().stream()
                                .map(frame -> frame.number() + ". " + frame.title() + ".")
                                .toList()),
                sheet::paint);
    }

    private static int columns(int frames) {
        return frames <= MOST_IN_ONE
                ? 1
                : frames <= MOST_IN_TWO ? 2 : frames <= MOST_IN_THREE ? 3 : 4;
    }

    private double bottom() {
        int rows = (story.frames().size() + columns - 1) / columns;
        return HEAD + rows * (LABEL + height + MARGIN);
    }

    private void paint(Surface on) {
        Theme theme = story.theme();
        on.rect(0, 0, WIDTH, Math.ceil(bottom()), theme.of(Tone.PANEL));
        on.text(
                Text.fit(story.title(), HEADING, WIDTH - 2 * MARGIN),
                MARGIN,
                40,
                HEADING,
                theme.of(Tone.INK),
                Anchor.START);
        List<StoryFrame> frames = story.frames();
        for (int i = 0; i < frames.size(); i++) {
            double x = MARGIN + i % columns * (width + MARGIN);
            int row = i / columns;
            double y = HEAD + row * (LABEL + height + MARGIN);
            cell(on, theme, frames.get(i), Math.rint(x), Math.rint(y));
        }
    }

    private void cell(Surface on, Theme theme, StoryFrame frame, double x, double y) {
        String label = String.format(Locale.ROOT, "%d  %s", frame.number(), frame.title());
        on.text(Text.fit(label, TITLE, width), x, y + 19, TITLE, theme.of(Tone.INK), Anchor.START);
        double top = y + LABEL;
        on.clip(x, top, width, height);
        Storyboard.paint(frame.picture(), on, scale, x, top);
        on.unclip();
        on.roundRect(x, top, width, height, 0, Colour.NONE, theme.of(Tone.GRID), 1);
    }
}
