package loopscope.picture.surface;

import loopscope.trace.Escape;

/** Builds SVG text: attributes, numbers of at most two decimals, text with nothing illegal. */
final class SvgText {
    private static final double LARGEST = 1e12;

    private final StringBuilder out = new StringBuilder();

    SvgText raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Closes an element without content. */
    SvgText end() {
        return raw("/>\n");
    }

    SvgText attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        return escaped(value).raw("\"");
    }

    /** An attribute with a value of our own, written without escapes. */
    SvgText plain(String name, String value) {
        return raw(" " + name + "=\"" + value + "\"");
    }

    SvgText number(String name, double value) {
        out.append(' ').append(name).append("=\"");
        return value(value).raw("\"");
    }

    /** A colour attribute, with its opacity where it has one. */
    SvgText paint(String name, int colour) {
        attribute(name, colour == Colour.NONE ? "none" : Colour.hex(colour));
        if (colour != Colour.NONE && Colour.opacity(colour) < 1) {
            number(name + "-opacity", Colour.opacity(colour));
        }
        return this;
    }

    SvgText stroke(int colour, double width, Dash dash) {
        if (colour == Colour.NONE || !(width > 0)) {
            return this;
        }
        paint("stroke", colour).number("stroke-width", width);
        if (dash != Dash.SOLID) {
            out.append(" stroke-dasharray=\"");
            value(dash.on()).raw(" ").value(dash.off()).raw("\"");
        }
        return this;
    }

    /** Text or attribute content; what XML can't hold is shown as {@link Escape} writes. */
    SvgText escaped(String text) {
        out.append(Escape.markup(text));
        return this;
    }

    /** The shortest form of the number rounded to hundredths, the same in every locale. */
    SvgText value(double value) {
        if (!(Math.abs(value) < LARGEST)) {
            throw new IllegalArgumentException("No place in a picture: " + value);
        }
        long hundredths = Math.round(value * 100);
        if (hundredths < 0) {
            out.append('-');
        }
        long size = Math.abs(hundredths);
        out.append(size / 100);
        int rest = (int) (size % 100);
        if (rest > 0) {
            out.append('.').append(rest / 10);
            if (rest % 10 > 0) {
                out.append(rest % 10);
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
