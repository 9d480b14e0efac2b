package loopscope.picture.surface;

import loopscope.trace.Escape;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Writes the picture as SVG: text stays text, a hatch is one pattern however often it is used, and
 * the same picture gives the same bytes.
 *
 * <p>Fonts are named, not embedded; where they are missing the viewer's own sans and mono stand in.
 * Draw, then call {@link #finish}. Not thread-safe.
 *
 * @see <a href="https://www.w3.org/TR/SVG11/">Scalable Vector Graphics 1.1</a>
 */
public final class SvgSurface implements Surface {
    private static final String SANS =
            "Inter, 'Helvetica Neue', Arial, 'Liberation Sans', Roboto, 'Noto Sans',"
                    + " 'DejaVu Sans Condensed', sans-serif";
    private static final String MONO = "'JetBrains Mono', Menlo, Consolas, monospace";

    /**
     * Stands for {@link #own} until that is known; no text contains it, as {@link Escape} escapes
     * it.
     */
    private static final char OWN = '\ue000';

    private final double width;
    private final double height;
    private final double zoom;
    private final String title;
    private final String description;
    private final SvgText out = new SvgText();
    private final Map<String, String> definitions = new TreeMap<>();
    private final Map<String, String> clips = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Starts an empty picture.
     *
     * @param width in pixels
     * @param height in pixels
     * @param title what a screen reader says first
     * @param description the picture in words, may be empty
     */
    public SvgSurface(double width, double height, String title, String description) {
        this(width, height, 1, title, description);
    }

    /**
     * Starts an empty picture that is shown at another size.
     *
     * @param width in pixels
     * @param height in pixels
     * @param zoom how many pixels of the screen it takes for each of these
     * @param title what a screen reader says first
     * @param description the picture in words, may be empty
     */
    public SvgSurface(double width, double height, double zoom, String title, String description) {
        this.width = width;
        this.height = height;
        this.zoom = zoom;
        this.title = title;
        this.description = description;
    }

    /**
     * The whole document.
     *
     * @throws IllegalStateException if a clip or group is still open
     */
    public String finish() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("A " + open.peek() + " was not ended.");
        }
        SvgText head = new SvgText();
        head.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"")
                .number("width", width * zoom)
                .number("height", height * zoom)
                .raw(" viewBox=\"0 0 ")
                .value(width)
                .raw(" ")
                .value(height)
                .raw("\"")
                .attribute("font-family", SANS)
                .raw(" style=\"font-kerning:none\">\n<title>")
                .escaped(title)
                .raw("</title>\n");
        if (!description.isEmpty()) {
            head.raw("<desc>").escaped(description).raw("</desc>\n");
        }
        if (!definitions.isEmpty()) {
            head.raw("<defs>\n");
            definitions.values().forEach(head::raw);
            head.raw("</defs>\n");
        }
        String whole = head + out.toString() + "</svg>\n";
        return whole.replace(String.valueOf(OWN), own(whole));
    }

    /** The prefix of the ids of one file, so that two files in one page have different ids. */
    private static String own(String content) {
        CRC32 sum = new CRC32();
        sum.update(content.getBytes(StandardCharsets.UTF_8));
        return "p" + HexFormat.of().toHexDigits(sum.getValue(), 8) + "-";
    }

    @Override
    public void rect(double x, double y, double w, double h, int fill) {
        if (w > 0 && h > 0 && fill != Colour.NONE) {
            box(x, y, w, h).raw(" shape-rendering=\"crispEdges\"").paint("fill", fill).end();
        }
    }

    @Override
    public void hatch(double x, double y, double w, double h, Hatch hatch) {
        if (w > 0 && h > 0) {
            String id = define(hatch);
            box(x, y, w, h)
                    .raw(" shape-rendering=\"crispEdges\"")
                    .plain("fill", "url(#" + id + ")")
                    .end();
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
            box(x + inset, y + inset, Math.max(0, w - 2 * inset), Math.max(0, h - 2 * inset))
                    .number("rx", Math.max(0, radius - inset))
                    .paint("fill", fill)
                    .stroke(stroke, strokeWidth, Dash.SOLID)
                    .end();
        }
    }

    @Override
    public void line(
            double x1, double y1, double x2, double y2, int colour, double width, Dash dash) {
        if (colour == Colour.NONE || !(width > 0)) {
            return;
        }
        out.raw("<line").number("x1", x1).number("y1", y1).number("x2", x2).number("y2", y2);
        if (x1 == x2 || y1 == y2) {
            out.raw(" shape-rendering=\"crispEdges\"");
        }
        out.stroke(colour, width, dash).end();
    }

    @Override
    public void circle(
            double x, double y, double radius, int fill, int stroke, double strokeWidth) {
        if (radius > 0) {
            double inset = stroke == Colour.NONE ? 0 : strokeWidth / 2;
            out.raw("<circle")
                    .number("cx", x)
                    .number("cy", y)
                    .number("r", Math.max(0, radius - inset))
                    .paint("fill", fill)
                    .stroke(stroke, strokeWidth, Dash.SOLID)
                    .end();
        }
    }

    @Override
    public void path(
            Path path, double dx, double dy, int fill, int stroke, double strokeWidth, Dash dash) {
        out.raw("<path d=\"");
        int at = 0;
        for (int i = 0; i < path.size(); i++) {
            Path.Step step = path.step(i);
            out.raw(String.valueOf(step.letter()));
            for (int k = 0; k < step.coordinates(); k++) {
                out.raw(k == 0 ? "" : " ");
                out.value(path.coordinate(at + k) + (k % 2 == 0 ? dx : dy));
            }
            at += step.coordinates();
        }
        out.raw("\"").paint("fill", fill).stroke(stroke, strokeWidth, dash).end();
    }

    @Override
    public void text(
            String text, double x, double baseline, TextStyle style, int colour, Anchor anchor) {
        if (text.isEmpty() || colour == Colour.NONE) {
            return;
        }
        out.raw("<text xml:space=\"preserve\"").number("x", x).number("y", baseline);
        out.number("font-size", style.size());
        if (style.family() == TextStyle.Family.MONO) {
            out.attribute("font-family", MONO);
        }
        if (style.weight() != TextStyle.Weight.REGULAR) {
            out.number("font-weight", style.weight().css());
        }
        if (anchor != Anchor.START) {
            out.attribute("text-anchor", anchor == Anchor.MIDDLE ? "middle" : "end");
        }
        // Another font is used where this one is not installed: it may not run over what is beside.
        out.number("textLength", Text.width(text, style));
        out.plain("lengthAdjust", "spacingAndGlyphs");
        out.paint("fill", colour).raw(">").escaped(text).raw("</text>\n");
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        SvgText body = new SvgText();
        body.raw("<rect").number("x", x).number("y", y);
        body.number("width", Math.max(0, w)).number("height", Math.max(0, h)).end();
        String id = clips.computeIfAbsent(body.toString(), rect -> OWN + "clip-" + clips.size());
        define(id, "<clipPath id=\"" + id + "\">" + body.toString().strip() + "</clipPath>\n");
        out.raw("<g").plain("clip-path", "url(#" + id + ")").raw(">\n");
        open.push("clip");
    }

    @Override
    public void unclip() {
        close("clip");
    }

    @Override
    public void group(String name) {
        out.raw("<g><title>").escaped(name).raw("</title>\n");
        open.push("group");
    }

    @Override
    public void endGroup() {
        close("group");
    }

    private void close(String what) {
        if (!what.equals(open.peek())) {
            throw new IllegalStateException("No " + what + " is open here.");
        }
        open.pop();
        out.raw("</g>\n");
    }

    private SvgText box(double x, double y, double w, double h) {
        return out.raw("<rect")
                .number("x", x)
                .number("y", y)
                .number("width", w)
                .number("height", h);
    }

    private String define(Hatch hatch) {
        String ground = hatch.ground() == Colour.NONE ? "" : "-on-" + hex(hatch.ground());
        String id = OWN + "hatch-" + hex(hatch.colour()) + ground;
        int p = Hatch.PERIOD;
        SvgText pattern = new SvgText();
        pattern.raw("<pattern").plain("id", id).number("width", p).number("height", p);
        pattern.raw(" patternUnits=\"userSpaceOnUse\"><rect").number("width", p);
        pattern.number("height", p).paint("fill", hatch.tint()).raw("/><path d=\"");
        pattern.raw("M-2 2L2 -2M-2 12L12 -2M8 12L12 8\"").paint("fill", Colour.NONE);
        pattern.stroke(hatch.stripe(), Hatch.THICKNESS, Dash.SOLID).raw("/></pattern>\n");
        define(id, pattern.toString());
        return id;
    }

    private void define(String id, String element) {
        definitions.putIfAbsent(id, element);
    }

    private static String hex(int colour) {
        return Colour.hex(colour).substring(1);
    }
}
