package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.layout.PictureSpec;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Hatch;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;
import loopscope.timeline.axis.Axis;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.trace.Connection;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The tools that the painters of one picture share: the surface, the theme, the axis of time, and
 * the places of what has been written so far.
 */
public final class Pen {
    /** The least width of a mark, in pixels. */
    public static final double LEAST = 3;

    /** From the middle of a word to its baseline, and from there down to its tails, in sizes. */
    private static final double BASELINE = 0.36;

    private static final double TAILS = 0.21;

    /** From the tops of the tallest letters to the tails, in sizes. */
    private static final double LETTERS = 0.94;

    /** The space above and below the letters in a box of ground, together. */
    private static final double BOX_AIR = 5;

    public static final TextStyle NAME = TextStyle.sans(12, TextStyle.Weight.SEMIBOLD);
    static final TextStyle CHIP = TextStyle.sans(11.5, TextStyle.Weight.SEMIBOLD);
    static final TextStyle CALL = TextStyle.mono(11.5, TextStyle.Weight.REGULAR);

    private static final double[] PLACES = {0.5, 0.25, 0.75, 0, 1};

    /** Outsiders' colours start here, so that the first of them is not taken for A. */
    private static final int OUTSIDERS = 3;

    final Surface surface;
    final PictureSpec spec;
    final Theme theme;

    /** The width of the lanes' heads, in pixels. */
    final double head;

    final Labels labels = new Labels();
    final List<Frame.Chip> chips = new ArrayList<>();
    final Set<LegendEntry> keys = EnumSet.noneOf(LegendEntry.class);

    Pen(Surface surface, PictureSpec spec) {
        this.surface = surface;
        this.spec = spec;
        this.theme = spec.theme();
        this.head = spec.head();
    }

    /** The x of a time in the picture. */
    double x(double time) {
        return head + spec.view().x(time);
    }

    /** The x in the picture where an instant ends; on a linear axis that of the instant itself. */
    double after(double time) {
        return head + spec.view().after(time);
    }

    Axis view() {
        return spec.view();
    }

    /** The right edge of what has happened, within the lanes. */
    double end() {
        return Math.min(x(spec.now()), right());
    }

    /** The x where something ended; that of now where it goes on or ended later. */
    double until(long time) {
        return time > spec.now() ? end() : x(time);
    }

    /**
     * How long something had lasted by now, in nanoseconds; if it still lasts, by {@link
     * PictureSpec#countedTo}.
     */
    long lasted(long from, long to) {
        return lasted(from, to, spec.now(), spec.countedTo());
    }

    /** The same for a time up to which the run is shown, and one up to which it is counted. */
    static long lasted(long from, long to, long now, long countedTo) {
        long counted = Math.min(countedTo, now);
        return (to <= now ? to : counted > from ? counted : now) - from;
    }

    double right() {
        return head + spec.view().width();
    }

    int of(Tone tone) {
        return theme.of(tone);
    }

    /** How high the bar of a call is in the middle of a row, in pixels. */
    static double barHeight(Layout.Row row) {
        double air = row.isLabelled() ? row.height() * 0.14 : 0.5;
        return row.height() - 2 * air;
    }

    /** The hue of a client, the same on every stage. */
    public static int hue(Connection connection) {
        return connection.isOutsider() ? connection.ordinal() + OUTSIDERS : connection.ordinal();
    }

    /**
     * The hatch of a wait, by a thread's target.
     *
     * @param nobody what the hatch means where the target is 0 or unknown
     */
    Hatch hatch(Lanes lanes, int connection, LegendEntry nobody) {
        if (connection == ThreadLane.THE_PACE) {
            keys.add(LegendEntry.WAITS_WHILE_HELD);
            return theme.waitsWhileHeld();
        }
        return hatch(connection == 0 ? null : lanes.client(connection), nobody);
    }

    /** The hatch of a thread's wait for a client; null for anyone. */
    Hatch hatch(@Nullable ClientLane whom) {
        return hatch(whom, LegendEntry.WAITS_FOR_ANYONE);
    }

    private Hatch hatch(@Nullable ClientLane whom, LegendEntry nobody) {
        if (whom == null) {
            keys.add(nobody);
            return theme.waitsForAnyone();
        }
        keys.add(LegendEntry.WAITS_FOR_ONE);
        return theme.waitsFor(hue(whom.connection()));
    }

    /**
     * Writes on a box of ground between two x, at the first of a few places that is free, the
     * middle first.
     *
     * @return whether there was room
     */
    boolean boxedWithin(String text, TextStyle style, double from, double to, double middle) {
        return boxedWithin(text, style, from, to, middle, of(Tone.INK));
    }

    /** The same in another ink. */
    boolean boxedWithin(
            String text, TextStyle style, double from, double to, double middle, int ink) {
        return boxedWithin(text, style, from, to, middle, style.size() + BOX_AIR, ink);
    }

    /** The same on a bar: the box leaves the bar's edges free where the letters let it. */
    boolean boxedOnBar(
            String text, TextStyle style, double from, double to, double middle, double bar) {
        double letters = style.size() * LETTERS;
        double height = Math.min(style.size() + BOX_AIR, Math.max(letters, bar - 2));
        return boxedWithin(text, style, from, to, middle, height, of(Tone.INK));
    }

    private boolean boxedWithin(
            String text,
            TextStyle style,
            double from,
            double to,
            double middle,
            double height,
            int ink) {
        double width = Text.width(text, style);
        double air = 4 + (Text.room(text, style) - width) / 2;
        for (double part : PLACES) {
            double x = from + (to - from - width) * part;
            if (labels.isFree(x - air, middle - height / 2, width + 2 * air, height)) {
                boxed(text, style, x, middle, ink, height);
                return true;
            }
        }
        return false;
    }

    /** Writes on a box of ground, and keeps its place. */
    private void boxed(
            String text, TextStyle style, double x, double middle, int ink, double height) {
        double width = Text.width(text, style);
        surface.rect(x - 4, middle - height / 2, width + 8, height, of(Tone.GROUND));
        writeAbout(text, style, x + width / 2, lifted(style, middle, height), ink);
    }

    /** The baseline of words with their middle at a height. */
    static double baseline(TextStyle style, double middle) {
        return middle + style.size() * BASELINE;
    }

    /** The middle of words in a box of a height: higher where their tails need the room. */
    static double lifted(TextStyle style, double middle, double height) {
        double below = style.size() * (BASELINE + TAILS);
        return middle - Math.max(0, below - height / 2);
    }

    /**
     * Writes on a bar whose middle is at a height, unless something else is written there.
     *
     * @return whether it is written
     */
    boolean writeOnBar(String text, TextStyle style, double x, double middle, double bar, int ink) {
        double width = Text.width(text, style) + 4;
        boolean free = labels.isFree(x - 2, middle - bar / 2, width, bar);
        if (free) {
            double about = x + Text.width(text, style) / 2;
            writeAbout(text, style, about, lifted(style, middle, bar), ink);
        }
        return free;
    }

    /**
     * Writes with its middle at a point, and keeps its place. In a box, another font that is wider
     * then has air on both sides.
     */
    void writeAbout(String text, TextStyle style, double x, double middle, int ink) {
        double width = Text.room(text, style) + 4;
        surface.text(text, x, baseline(style, middle), style, ink, Anchor.MIDDLE);
        labels.add(x - width / 2, middle - style.size() * 0.7, width, style.size() * 1.4);
    }

    /** Writes with its middle at a height, and keeps its place. */
    void write(String text, TextStyle style, double x, double middle, int ink) {
        surface.text(text, x, baseline(style, middle), style, ink, Anchor.START);
        labels.add(
                x - 2,
                middle - style.size() * 0.7,
                Text.width(text, style) + 4,
                style.size() * 1.4);
    }
}
