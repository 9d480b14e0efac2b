package loopscope.picture.surface;

import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;

import loopscope.trace.Escape;

import org.jspecify.annotations.Nullable;

/**
 * Draws on a JavaFX canvas, at any scale; only this class and its palette use JavaFX.
 *
 * <p>Keep one per canvas and call {@link #begin} each frame: colours, fonts and hatches are made
 * once, so a mark costs no object. Rectangles are the cheapest marks by far in the software
 * pipeline (0.3 µs, against 5 µs for a stroked line, 10 µs for a label, 19 µs for a rounded box),
 * so upright and level lines are rectangles too, which also keeps them sharp.
 *
 * <p>Confined to the JavaFX thread, or to any one thread while its canvas is in no scene.
 */
public final class CanvasSurface implements Surface {
    /** How far a mitred corner of a path reaches beyond it, in widths of its stroke. */
    private static final double MITRE = 5;

    /** How far a letter may reach beyond its place, to the sides and down, in sizes of its font. */
    private static final double OVERHANG = 0.4;

    private final GraphicsContext g;
    private final CanvasPalette palette = new CanvasPalette();
    private double density = 1;
    private boolean cut;
    private int fill;
    private int stroke;
    private final ClipStack clips = new ClipStack();
    private @Nullable Hatch hatching;

    /** Draws on the canvas this context belongs to. */
    public CanvasSurface(GraphicsContext graphics) {
        g = graphics;
    }

    /**
     * Starts a frame: nothing is clipped, and the picture's point (left, top) lies at the canvas's
     * upper left corner.
     *
     * @param scale canvas pixels per picture pixel: the size the user chose, or the capture's scale
     * @param output device pixels per canvas pixel: the screen's output scale, 1 for a capture
     */
    public void begin(double scale, double output, double left, double top) {
        Canvas canvas = g.getCanvas();
        clips.begin(left, top, left + canvas.getWidth() / scale, top + canvas.getHeight() / scale);
        density = scale * output;
        g.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
        g.setTextBaseline(VPos.BASELINE);
        g.setLineCap(StrokeLineCap.BUTT);
        forget();
    }

    @Override
    public void rect(double x, double y, double w, double h, int colour) {
        if (w > 0 && h > 0 && colour != Colour.NONE) {
            useFill(colour);
            fillSnapped(x, y, w, h);
        }
    }

    @Override
    public void hatch(double x, double y, double w, double h, Hatch hatch) {
        if (w > 0 && h > 0) {
            if (!hatch.equals(hatching)) {
                g.setFill(palette.hatch(hatch, density));
                hatching = hatch;
            }
            fillSnapped(x, y, w, h);
        }
    }

    @Override
    public void roundRect(
            double x,
            double y,
            double w,
            double h,
            double radius,
            int colour,
            int strokeColour,
            double strokeWidth) {
        if (!(w > 0 && h > 0)) {
            return;
        }
        double left = snap(x);
        double top = snap(y);
        double width = snap(x + w) - left;
        double height = snap(y + h) - top;
        if (!show(left, top, left + width, top + height)) {
            return;
        }
        if (colour != Colour.NONE) {
            useFill(colour);
            g.fillRoundRect(left, top, width, height, 2 * radius, 2 * radius);
        }
        if (strokeColour != Colour.NONE && strokeWidth > 0) {
            useStroke(strokeColour, strokeWidth, Dash.SOLID);
            double arc = Math.max(0, 2 * radius - strokeWidth);
            g.strokeRoundRect(
                    left + strokeWidth / 2,
                    top + strokeWidth / 2,
                    Math.max(0, width - strokeWidth),
                    Math.max(0, height - strokeWidth),
                    arc,
                    arc);
        }
        shown();
    }

    @Override
    public void line(
            double x1, double y1, double x2, double y2, int colour, double width, Dash dash) {
        if (colour == Colour.NONE || !(width > 0)) {
            return;
        }
        if (x1 == x2) {
            straight(x1 - width / 2, Math.min(y1, y2), width, Math.abs(y2 - y1), colour, dash);
        } else if (y1 == y2) {
            straight(Math.min(x1, x2), y1 - width / 2, Math.abs(x2 - x1), width, colour, dash);
        } else if (show(
                Math.min(x1, x2) - width,
                Math.min(y1, y2) - width,
                Math.max(x1, x2) + width,
                Math.max(y1, y2) + width)) {
            useStroke(colour, width, dash);
            g.strokeLine(x1, y1, x2, y2);
            shown();
        }
    }

    /** A level or upright line as rectangles, whose longer side is the line's length. */
    private void straight(double x, double y, double w, double h, int colour, Dash dash) {
        if (dash == Dash.SOLID) {
            rect(x, y, w, h, colour);
            return;
        }
        double length = Math.max(w, h);
        double period = dash.on() + dash.off();
        for (double at = 0; at < length; at += period) {
            double on = Math.min(dash.on(), length - at);
            if (w >= h) {
                rect(x + at, y, on, h, colour);
            } else {
                rect(x, y + at, w, on, colour);
            }
        }
    }

    @Override
    public void circle(
            double x, double y, double radius, int colour, int strokeColour, double strokeWidth) {
        if (!(radius > 0) || !show(x - radius, y - radius, x + radius, y + radius)) {
            return;
        }
        if (colour != Colour.NONE) {
            useFill(colour);
            g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        }
        if (strokeColour != Colour.NONE && strokeWidth > 0) {
            useStroke(strokeColour, strokeWidth, Dash.SOLID);
            double inner = Math.max(0, radius - strokeWidth / 2);
            g.strokeOval(x - inner, y - inner, 2 * inner, 2 * inner);
        }
        shown();
    }

    @Override
    public void path(
            Path path,
            double dx,
            double dy,
            int colour,
            int strokeColour,
            double strokeWidth,
            Dash dash) {
        double margin = MITRE * strokeWidth;
        if (!show(
                path.left() + dx - margin,
                path.top() + dy - margin,
                path.right() + dx + margin,
                path.bottom() + dy + margin)) {
            return;
        }
        trace(path, dx, dy);
        if (colour != Colour.NONE) {
            useFill(colour);
            g.fill();
        }
        if (strokeColour != Colour.NONE && strokeWidth > 0) {
            useStroke(strokeColour, strokeWidth, dash);
            g.stroke();
        }
        shown();
    }

    private void trace(Path path, double dx, double dy) {
        g.beginPath();
        int at = 0;
        for (int i = 0; i < path.size(); i++) {
            Path.Step step = path.step(i);
            switch (step) {
                case MOVE -> g.moveTo(path.coordinate(at) + dx, path.coordinate(at + 1) + dy);
                case LINE -> g.lineTo(path.coordinate(at) + dx, path.coordinate(at + 1) + dy);
                case CURVE ->
                        g.bezierCurveTo(
                                path.coordinate(at) + dx,
                                path.coordinate(at + 1) + dy,
                                path.coordinate(at + 2) + dx,
                                path.coordinate(at + 3) + dy,
                                path.coordinate(at + 4) + dx,
                                path.coordinate(at + 5) + dy);
                case CLOSE -> g.closePath();
            }
            at += step.coordinates();
        }
    }

    @Override
    public void text(
            String text, double x, double baseline, TextStyle style, int colour, Anchor anchor) {
        if (text.isEmpty() || colour == Colour.NONE) {
            return;
        }
        String shown = Escape.printable(text);
        if (!showText(shown, x, baseline, style, anchor)) {
            return;
        }
        useFill(colour);
        g.setFont(palette.font(style));
        g.setTextAlign(
                switch (anchor) {
                    case START -> TextAlignment.LEFT;
                    case MIDDLE -> TextAlignment.CENTER;
                    case END -> TextAlignment.RIGHT;
                });
        g.fillText(shown, x, snap(baseline));
        shown();
    }

    private boolean showText(
            String text, double x, double baseline, TextStyle style, Anchor anchor) {
        double margin = style.size();
        double width = Text.reach(text, style);
        double left =
                switch (anchor) {
                    case START -> x;
                    case MIDDLE -> x - width / 2;
                    case END -> x - width;
                };
        return show(
                left - OVERHANG * margin,
                baseline - margin,
                left + width + OVERHANG * margin,
                baseline + OVERHANG * margin);
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        double left = snap(x);
        double top = snap(y);
        clips.push(left, top, Math.max(left, snap(x + w)), Math.max(top, snap(y + h)));
    }

    @Override
    public void unclip() {
        clips.pop();
    }

    /** Whether a mark within these edges is to be drawn; then {@link #shown} is called after it. */
    private boolean show(double left, double top, double right, double bottom) {
        if (clips.hides(left, top, right, bottom)) {
            return false;
        }
        cut = clips.cuts(left, top, right, bottom);
        if (cut) {
            g.save();
            g.beginPath();
            g.rect(
                    clips.left(),
                    clips.top(),
                    clips.right() - clips.left(),
                    clips.bottom() - clips.top());
            g.clip();
        }
        return true;
    }

    private void shown() {
        if (cut) {
            g.restore();
            forget();
            cut = false;
        }
    }

    /** Fills with the current paint, edges on device pixels, at least one device pixel each way. */
    private void fillSnapped(double x, double y, double w, double h) {
        double pixel = 1 / density;
        double left = snap(x);
        double top = snap(y);
        double right = Math.max(left + pixel, snap(x + w));
        double bottom = Math.max(top + pixel, snap(y + h));
        if (!clips.hides(left, top, right, bottom)) {
            double inLeft = Math.max(left, clips.left());
            double inTop = Math.max(top, clips.top());
            g.fillRect(
                    inLeft,
                    inTop,
                    Math.min(right, clips.right()) - inLeft,
                    Math.min(bottom, clips.bottom()) - inTop);
        }
    }

    private double snap(double value) {
        return Math.rint(value * density) / density;
    }

    private void useFill(int colour) {
        if (hatching != null || colour != fill) {
            g.setFill(palette.colour(colour));
            fill = colour;
            hatching = null;
        }
    }

    private void useStroke(int colour, double width, Dash dash) {
        if (colour != stroke) {
            g.setStroke(palette.colour(colour));
            stroke = colour;
        }
        g.setLineWidth(width);
        if (dash == Dash.SOLID) {
            g.setLineDashes((double[]) null);
        } else {
            g.setLineDashes(dash.on(), dash.off());
        }
    }

    /** Sets known paints, as a restore has brought back earlier ones. */
    private void forget() {
        g.setFill(Color.BLACK);
        g.setStroke(Color.BLACK);
        fill = 0xFF000000;
        stroke = 0xFF000000;
        hatching = null;
    }
}
