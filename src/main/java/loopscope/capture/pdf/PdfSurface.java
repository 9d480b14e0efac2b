package loopscope.capture.pdf;

import static loopscope.capture.pdf.PdfText.number;
import static loopscope.capture.pdf.PdfText.numbers;

import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Hatch;
import loopscope.picture.surface.Path;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Typeface;
import loopscope.trace.Escape;

import java.nio.charset.StandardCharsets;

/** Draws on one page of a PDF document. Not thread-safe. */
final class PdfSurface implements Surface {
    /** How far a curve's control points lie along a quarter of a circle of radius 1. */
    private static final double QUARTER = 0.5523;

    private final double width;
    private final double height;
    private final PdfResources resources;
    private final StringBuilder out = new StringBuilder();
    private int clips;

    /**
     * Starts an empty page.
     *
     * @param width in pixels
     * @param height in pixels
     * @param resources those of the document
     */
    PdfSurface(double width, double height, PdfResources resources) {
        this.width = width;
        this.height = height;
        this.resources = resources;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    /**
     * All that was drawn, as operators.
     *
     * @param upright turns pixels from the top into points from the bottom
     * @throws IllegalStateException if a clip is still open
     */
    byte[] content(String upright) {
        if (clips > 0) {
            throw new IllegalStateException("A clip was not ended.");
        }
        return (upright + out).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void rect(double x, double y, double w, double h, int fill) {
        if (w > 0 && h > 0) {
            paint(numbers(x, y, w, h) + "re ", fill, Colour.NONE, 0, Dash.SOLID);
        }
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
        if (w > 0 && h > 0) {
            double inset = stroke == Colour.NONE ? 0 : strokeWidth / 2;
            double innerWidth = Math.max(0, w - 2 * inset);
            double innerHeight = Math.max(0, h - 2 * inset);
            double round = Math.clamp(radius - inset, 0, Math.min(innerWidth, innerHeight) / 2);
            String box = rounded(x + inset, y + inset, innerWidth, innerHeight, round);
            paint(box, fill, stroke, strokeWidth, Dash.SOLID);
        }
    }

    @Override
    public void line(
            double x1, double y1, double x2, double y2, int colour, double width, Dash dash) {
        String line = numbers(x1, y1) + "m " + numbers(x2, y2) + "l ";
        paint(line, Colour.NONE, colour, width, dash);
    }

    @Override
    public void circle(
            double x, double y, double radius, int fill, int stroke, double strokeWidth) {
        if (radius > 0) {
            double r = Math.max(0, radius - (stroke == Colour.NONE ? 0 : strokeWidth / 2));
            paint(rounded(x - r, y - r, 2 * r, 2 * r, r), fill, stroke, strokeWidth, Dash.SOLID);
        }
    }

    @Override
    public void path(
            Path path, double dx, double dy, int fill, int stroke, double strokeWidth, Dash dash) {
        StringBuilder outline = new StringBuilder();
        int at = 0;
        for (int i = 0; i < path.size(); i++) {
            Path.Step step = path.step(i);
            for (int k = 0; k < step.coordinates(); k++) {
                double moved = path.coordinate(at + k) + (k % 2 == 0 ? dx : dy);
                outline.append(number(moved)).append(' ');
            }
            outline.append(operator(step)).append(' ');
            at += step.coordinates();
        }
        paint(outline.toString(), fill, stroke, strokeWidth, dash);
    }

    /** Stripes that are clipped lines: of a pattern of tiles many readers show the seams. */
    @Override
    public void hatch(double x, double y, double w, double h, Hatch hatch) {
        if (!(w > 0 && h > 0)) {
            return;
        }
        rect(x, y, w, h, hatch.tint());
        clip(x, y, w, h);
        StringBuilder stripes = new StringBuilder();
        double first = Math.floor((x + y) / Hatch.PERIOD) * Hatch.PERIOD;
        // A stripe whose middle lies just beyond the corner still reaches into the box.
        for (double along = first; along <= x + w + y + h + Hatch.PERIOD; along += Hatch.PERIOD) {
            stripes.append(numbers(along - y + 2, y - 2)).append("m ");
            stripes.append(numbers(along - y - h - 2, y + h + 2)).append("l ");
        }
        paint(stripes.toString(), Colour.NONE, hatch.stripe(), Hatch.THICKNESS, Dash.SOLID);
        unclip();
    }

    @Override
    public void text(
            String text, double x, double baseline, TextStyle style, int colour, Anchor anchor) {
        if (text.isEmpty() || colour == Colour.NONE) {
            return;
        }
        String shown = Escape.printable(text);
        double before =
                switch (anchor) {
                    case START -> 0;
                    case MIDDLE -> Text.width(text, style) / 2;
                    case END -> Text.width(text, style);
                };
        PdfFont font = resources.font(Typeface.of(style));
        out.append("q ").append(colour(colour, "rg"));
        out.append("BT /").append(font.name()).append(' ').append(number(style.size()));
        out.append(" Tf 1 0 0 -1 ").append(numbers(x - before, baseline)).append("Tm ");
        out.append(font.show(shown)).append(" ET Q\n");
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        out.append("q ").append(numbers(x, y, Math.max(0, w), Math.max(0, h))).append("re W n\n");
        clips++;
    }

    @Override
    public void unclip() {
        if (clips == 0) {
            throw new IllegalStateException("No clip is open here.");
        }
        clips--;
        out.append("Q\n");
    }

    private void paint(String outline, int fill, int stroke, double strokeWidth, Dash dash) {
        if (fill != Colour.NONE) {
            out.append("q ").append(colour(fill, "rg")).append(outline).append("f Q\n");
        }
        if (stroke != Colour.NONE && strokeWidth > 0) {
            out.append("q ").append(colour(stroke, "RG")).append(number(strokeWidth)).append(" w ");
            if (dash != Dash.SOLID) {
                out.append('[').append(numbers(dash.on(), dash.off())).append("] 0 d ");
            }
            out.append(outline).append("S Q\n");
        }
    }

    private String colour(int argb, String operator) {
        int opacity = argb >>> 24;
        String state = opacity == 255 ? "" : "/" + resources.opacity(opacity) + " gs ";
        return state + share(argb >> 16) + share(argb >> 8) + share(argb) + operator + " ";
    }

    /** A channel in thousandths: hundredths would not keep every colour. */
    private static String share(int channel) {
        int thousandths = (int) Math.round((channel & 255) * 1000 / 255.0);
        return thousandths == 1000
                ? "1 "
                : "." + String.valueOf(1000 + thousandths).substring(1) + " ";
    }

    private static String rounded(double x, double y, double w, double h, double r) {
        if (r <= 0) {
            return numbers(x, y, w, h) + "re ";
        }
        double k = r * (1 - QUARTER);
        double right = x + w;
        double bottom = y + h;
        return (numbers(x + r, y) + "m ")
                + (numbers(right - r, y) + "l ")
                + (numbers(right - k, y, right, y + k, right, y + r) + "c ")
                + (numbers(right, bottom - r) + "l ")
                + (numbers(right, bottom - k, right - k, bottom, right - r, bottom) + "c ")
                + (numbers(x + r, bottom) + "l ")
                + (numbers(x + k, bottom, x, bottom - k, x, bottom - r) + "c ")
                + (numbers(x, y + r) + "l ")
                + (numbers(x, y + k, x + k, y, x + r, y) + "c h ");
    }

    private static char operator(Path.Step step) {
        return switch (step) {
            case MOVE -> 'm';
            case LINE -> 'l';
            case CURVE -> 'c';
            case CLOSE -> 'h';
        };
    }
}
