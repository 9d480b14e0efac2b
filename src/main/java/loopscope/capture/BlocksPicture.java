package loopscope.capture;

import loopscope.picture.inspector.TablePainter;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.ScaledSurface;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;

import java.util.List;
import java.util.Locale;

/** A picture of tables and plots below each other, with a title above them. */
public final class BlocksPicture {
    private static final TextStyle TITLE = TextStyle.sans(17, TextStyle.Weight.BOLD);
    private static final TextStyle HEADING = TextStyle.sans(12, TextStyle.Weight.SEMIBOLD);
    private static final TextStyle WORDS = TextStyle.sans(12, TextStyle.Weight.REGULAR);
    private static final double MARGIN = 16;
    private static final double HEAD = 56;
    private static final double LINE = 22;
    private static final double GAP = 16;

    private BlocksPicture() {}

    /**
     * The picture.
     *
     * @param title what is shown, in a few words
     * @param when of which instant, in words
     * @param blocks from top to bottom, each as wide as the {@linkplain #room room} that they have
     * @param width of the whole picture in pixels at 100%
     */
    public static Picture of(
            String title, String when, List<Block> blocks, Theme theme, double width) {
        double height =
                HEAD + blocks.stream().mapToDouble(block -> block.height() + GAP).sum() + GAP / 2;
        return new Picture(
                width,
                Math.ceil(height),
                title,
                title + ", " + when + ".",
                surface -> {
                    surface.rect(0, 0, width, Math.ceil(height), theme.of(Tone.GROUND));
                    head(surface, title, when, theme, room(width));
                    double y = HEAD;
                    for (Block block : blocks) {
                        block.painter().accept(new ScaledSurface(surface, 1, MARGIN, y));
                        y += block.height() + GAP;
                    }
                });
    }

    /** The width that blocks have in a picture of a width. */
    public static double room(double width) {
        return width - 2 * MARGIN;
    }

    private static void head(Surface surface, String title, String when, Theme theme, double room) {
        String fitted = Text.fit(title, TITLE, room);
        surface.text(fitted, MARGIN, 28, TITLE, theme.of(Tone.INK), Anchor.START);
        String words = Text.fit(when, WORDS, room);
        surface.text(words, MARGIN, 46, WORDS, theme.of(Tone.DIM_INK), Anchor.START);
    }

    /** A heading over a block. */
    public static Block under(String heading, Theme theme, Block block) {
        return new Block(
                LINE + block.height(),
                surface -> {
                    int ink = theme.of(Tone.INK);
                    surface.text(heading, 0, LINE - 9, HEADING, ink, Anchor.START);
                    block.painter().accept(new ScaledSurface(surface, 1, 0, LINE));
                });
    }

    /**
     * A table.
     *
     * @param more how many further rows there are, which are only counted
     * @param room its width in pixels
     */
    public static Block table(TextTable table, int more, Theme theme, double room) {
        double height = TablePainter.height(table.rows().size());
        return new Block(
                height + (more > 0 ? LINE : 0),
                surface -> {
                    TablePainter.paint(surface, theme, table.headers(), table.rows(), room);
                    if (more > 0) {
                        String words =
                                String.format(
                                        Locale.ROOT,
                                        "and %,d more, which the picture leaves out",
                                        more);
                        int ink = theme.of(Tone.DIM_INK);
                        surface.text(words, 0, height + 15, WORDS, ink, Anchor.START);
                    }
                });
    }
}
