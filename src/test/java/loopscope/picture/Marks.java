package loopscope.picture;

import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Hatch;
import loopscope.picture.surface.Path;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** A surface that keeps every mark in the order of drawing, with what it was clipped to. */
final class Marks implements Surface {
    /**
     * From the baseline of a word up to its capitals, and down to its tails, in parts of its size.
     */
    private static final double CAPITALS = 0.73;

    private static final double TAILS = 0.21;

    enum Kind {
        RECT,
        CHIP,
        LINE,
        CIRCLE,
        PATH,
        HATCH,
        WORD
    }

    /** A rectangle, by its edges in pixels. */
    record Area(double left, double top, double right, double bottom) {
        boolean isEmpty() {
            return right <= left || bottom <= top;
        }

        Area and(Area other) {
            return new Area(
                    Math.max(left, other.left),
                    Math.max(top, other.top),
                    Math.min(right, other.right),
                    Math.min(bottom, other.bottom));
        }

        /** Whether the two share more than so many pixels, both ways. */
        boolean meets(Area other, double pixels) {
            Area shared = and(other);
            return shared.right - shared.left > pixels && shared.bottom - shared.top > pixels;
        }

        /** Whether another lies within, but for a pixel part. */
        boolean holds(Area other, double slack) {
            return other.left >= left - slack
                    && other.top >= top - slack
                    && other.right <= right + slack
                    && other.bottom <= bottom + slack;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f..%.1f x %.1f..%.1f", left, right, top, bottom);
        }
    }

    /**
     * A mark.
     *
     * @param area all of it
     * @param seen what its clips leave of it
     * @param opacity of what it is filled with; 0 for an outline
     * @param text empty where it is not a word
     */
    record Mark(Kind kind, Area area, Area seen, double opacity, String text) {
        @Override
        public String toString() {
            return kind + (text.isEmpty() ? "" : " “" + text + "”") + " at " + area;
        }
    }

    final List<Mark> all = new ArrayList<>();
    private final Deque<Area> clips = new ArrayDeque<>();

    private void add(Kind kind, double x1, double y1, double x2, double y2, int fill) {
        add(kind, new Area(x1, y1, x2, y2), Colour.opacity(fill), "");
    }

    private void add(Kind kind, Area area, double opacity, String text) {
        Area seen = clips.isEmpty() ? area : area.and(clips.peek());
        if (!area.isEmpty() && (kind == Kind.WORD || !seen.isEmpty())) {
            all.add(new Mark(kind, area, seen, opacity, text));
        }
    }

    @Override
    public void rect(double x, double y, double w, double h, int fill) {
        add(Kind.RECT, x, y, x + w, y + h, fill);
    }

    @Override
    public void roundRect(
            double x, double y, double w, double h, double radius, int fill, int edge, double s) {
        add(Kind.CHIP, x, y, x + w, y + h, fill);
    }

    @Override
    public void line(
            double x1, double y1, double x2, double y2, int colour, double width, Dash dash) {
        // A slanting line is many short ones, so that only what it crosses is met.
        int parts = x1 == x2 || y1 == y2 ? 1 : (int) Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 2);
        for (int i = 0; i < parts; i++) {
            double fromX = x1 + (x2 - x1) * i / parts;
            double fromY = y1 + (y2 - y1) * i / parts;
            double toX = x1 + (x2 - x1) * (i + 1) / parts;
            double toY = y1 + (y2 - y1) * (i + 1) / parts;
            double half = width / 2;
            add(
                    Kind.LINE,
                    Math.min(fromX, toX) - half,
                    Math.min(fromY, toY) - half,
                    Math.max(fromX, toX) + half,
                    Math.max(fromY, toY) + half,
                    colour);
        }
    }

    @Override
    public void circle(double x, double y, double radius, int fill, int edge, double stroke) {
        add(Kind.CIRCLE, x - radius, y - radius, x + radius, y + radius, fill);
    }

    @Override
    public void path(Path path, double dx, double dy, int fill, int edge, double w, Dash dash) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        int at = 0;
        for (int step = 0; step < path.size(); step++) {
            for (int i = 0; i < path.step(step).coordinates(); i += 2, at += 2) {
                left = Math.min(left, path.coordinate(at));
                right = Math.max(right, path.coordinate(at));
                top = Math.min(top, path.coordinate(at + 1));
                bottom = Math.max(bottom, path.coordinate(at + 1));
            }
        }
        int ink = fill == Colour.NONE ? edge : fill;
        add(Kind.PATH, dx + left, dy + top, dx + right, dy + bottom, ink);
    }

    @Override
    public void hatch(double x, double y, double w, double h, Hatch hatch) {
        add(Kind.HATCH, x, y, x + w, y + h, hatch.colour());
    }

    @Override
    public void text(
            String text, double x, double baseline, TextStyle style, int colour, Anchor anchor) {
        double width = Text.width(text, style);
        double left =
                switch (anchor) {
                    case START -> x;
                    case MIDDLE -> x - width / 2;
                    case END -> x - width;
                };
        double top = baseline - style.size() * CAPITALS;
        double bottom = baseline + style.size() * TAILS;
        if (!text.isBlank()) {
            add(Kind.WORD, new Area(left, top, left + width, bottom), 1, text);
        }
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        Area clip = new Area(x, y, x + w, y + h);
        clips.push(clips.isEmpty() ? clip : clip.and(clips.peek()));
    }

    @Override
    public void unclip() {
        clips.pop();
    }
}
