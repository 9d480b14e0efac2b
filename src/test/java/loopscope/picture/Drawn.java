package loopscope.picture;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Hatch;
import loopscope.picture.surface.Path;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** A surface that remembers what was drawn on it, for tests that ask instead of looking. */
final class Drawn implements Surface {
    record Box(double x, double y, double w, double h, int fill) {
        double right() {
            return x + w;
        }

        double bottom() {
            return y + h;
        }

        boolean isWithin(double top, double bottom) {
            return y >= top - 0.01 && bottom() <= bottom + 0.01;
        }

        boolean holds(Box other) {
            return x <= other.x && right() >= other.right() && other.isWithin(y, bottom());
        }

        boolean meets(Box other) {
            return x < other.right() - 0.5
                    && other.x < right() - 0.5
                    && y < other.bottom() - 0.5
                    && other.y < bottom() - 0.5;
        }
    }

    record Hatched(Box box, Hatch hatch) {}

    record Written(Box box, String text) {}

    record Shape(Path path, double x, double y) {}

    /** A line, from where it is seen on: not left of what it is clipped to. */
    record Line(double left, double right, double top, double bottom, Dash dash) {}

    final List<Box> rects = new ArrayList<>();
    final List<Hatched> hatches = new ArrayList<>();
    final List<Written> texts = new ArrayList<>();
    final List<Shape> paths = new ArrayList<>();
    final List<Line> lines = new ArrayList<>();
    private final Deque<Double> clips = new ArrayDeque<>();

    /** How often it was drawn on; a part has none of its own. */
    int calls;

    /** What lies between two heights, whole; a shape lies where it is moved to. */
    Drawn within(double top, double bottom) {
        Drawn part = new Drawn();
        keep(rects, part.rects, box -> box.isWithin(top, bottom));
        keep(hatches, part.hatches, hatched -> hatched.box.isWithin(top, bottom));
        keep(texts, part.texts, text -> text.box.isWithin(top, bottom));
        keep(paths, part.paths, shape -> shape.y >= top && shape.y <= bottom);
        keep(lines, part.lines, line -> line.top >= top && line.bottom <= bottom);
        return part;
    }

    private static <T> void keep(List<T> all, List<T> some, Predicate<T> which) {
        all.stream().filter(which).forEach(some::add);
    }

    /** What is written, in the order it was. */
    List<String> words() {
        return texts.stream().map(Written::text).toList();
    }

    /** The only words that hold some. */
    Written words(String some) {
        List<Written> found = texts.stream().filter(text -> text.text.contains(some)).toList();
        assertThat(found).as("words with “%s”", some).hasSize(1);
        return found.getFirst();
    }

    /** The rectangle that words stand on: the smallest that holds them. */
    Box under(Written words) {
        return rects.stream()
                .filter(box -> box.holds(words.box))
                .min(Comparator.comparingDouble(box -> box.w * box.h))
                .orElseThrow();
    }

    /** The hatch of the latest wait. */
    Hatch lastWait() {
        return hatches.getLast().hatch;
    }

    @Override
    public void rect(double x, double y, double w, double h, int fill) {
        calls++;
        rects.add(new Box(x, y, w, h, fill));
    }

    @Override
    public void roundRect(
            double x,
            double y,
            double w,
            double h,
            double radius,
            int fill,
            int stroke,
            double strokeWidth) {
        rect(x, y, w, h, fill);
    }

    @Override
    public void line(
            double x1, double y1, double x2, double y2, int colour, double width, Dash dash) {
        calls++;
        double edge = clips.isEmpty() ? 0 : clips.peek();
        double left = Math.max(edge, Math.min(x1, x2));
        lines.add(new Line(left, Math.max(x1, x2), Math.min(y1, y2), Math.max(y1, y2), dash));
    }

    @Override
    public void circle(
            double x, double y, double radius, int fill, int stroke, double strokeWidth) {
        calls++;
    }

    @Override
    public void path(
            Path path, double dx, double dy, int fill, int stroke, double width, Dash dash) {
        calls++;
        paths.add(new Shape(path, dx, dy));
    }

    @Override
    public void hatch(double x, double y, double w, double h, Hatch hatch) {
        calls++;
        hatches.add(new Hatched(new Box(x, y, w, h, 0), hatch));
    }

    @Override
    public void text(
            String text, double x, double baseline, TextStyle style, int colour, Anchor anchor) {
        calls++;
        if (text.isEmpty()) {
            return;
        }
        double width = Text.width(text, style);
        double left =
                switch (anchor) {
                    case START -> x;
                    case MIDDLE -> x - width / 2;
                    case END -> x - width;
                };
        double top = baseline - style.size() * 0.75;
        texts.add(new Written(new Box(left, top, width, style.size() * 0.9, colour), text));
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        calls++;
        clips.push(x);
    }

    @Override
    public void unclip() {
        calls++;
        clips.pop();
    }
}
