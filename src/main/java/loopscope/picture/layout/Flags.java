package loopscope.picture.layout;

import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.timeline.axis.Axis;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Places flags on the ruler: to the right of their pole, or to the left where the ruler ends. */
public final class Flags {
    public static final TextStyle NAME = TextStyle.sans(11, TextStyle.Weight.BOLD);

    /** How near to a pole a point counts as on it, in pixels. */
    private static final double NEAR = 4;

    private Flags() {}

    public static double width(Notes.Flag flag) {
        return Text.width(flag.name(), NAME) + 12;
    }

    /**
     * The left edge of a flag's name.
     *
     * @param head the width of the lanes' heads, in pixels
     */
    public static double left(Notes.Flag flag, Axis axis, double head) {
        double pole = head + axis.x(flag.time());
        double width = width(flag);
        boolean fits = pole + width <= head + axis.width() + Layout.MARGIN;
        return fits ? pole : pole - width;
    }

    /**
     * The flag at an x of the window's ruler, of several the one with the nearest pole; null where
     * there is none.
     */
    public static Notes.@Nullable Flag at(List<Notes.Flag> flags, Axis axis, double x) {
        Notes.Flag found = null;
        double least = Double.MAX_VALUE;
        for (Notes.Flag flag : flags) {
            double pole = Layout.HEAD + axis.x(flag.time());
            double left = left(flag, axis, Layout.HEAD);
            boolean on = x >= Math.min(left, pole - NEAR) && x <= left + width(flag);
            if (on && axis.shows(flag.time()) && Math.abs(x - pole) < least) {
                found = flag;
                least = Math.abs(x - pole);
            }
        }
        return found;
    }
}
