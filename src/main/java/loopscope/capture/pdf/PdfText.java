package loopscope.capture.pdf;

import loopscope.trace.Escape;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Numbers and strings as PDF writes them. */
final class PdfText {
    private static final double LARGEST = 1e9;

    private PdfText() {}

    /**
     * The shortest form of a number rounded to hundredths: a reader knows no exponents.
     *
     * @throws IllegalArgumentException if it lies outside every page
     */
    static String number(double value) {
        if (!(Math.abs(value) < LARGEST)) {
            throw new IllegalArgumentException("No place in a picture: " + value);
        }
        long hundredths = Math.round(value * 100);
        String sign = hundredths < 0 ? "-" : "";
        long whole = Math.abs(hundredths) / 100;
        long rest = Math.abs(hundredths) % 100;
        String tenths = rest % 10 == 0 ? "." + rest / 10 : "." + rest / 10 + rest % 10;
        return sign + whole + (rest == 0 ? "" : tenths);
    }

    /** A factor, so fine that a page's edge is where it should be. */
    static String fine(double factor) {
        return String.format(Locale.ROOT, "%.6f", factor);
    }

    /** Numbers with a space after each. */
    static String numbers(double... values) {
        StringBuilder text = new StringBuilder();
        for (double value : values) {
            text.append(number(value)).append(' ');
        }
        return text.toString();
    }

    /** Words of any language: in hexadecimal, so that nothing in them can end the string. */
    static String words(String text) {
        byte[] utf16 = Escape.printable(text).getBytes(StandardCharsets.UTF_16BE);
        return "<FEFF" + HexFormat.of().withUpperCase().formatHex(utf16) + ">";
    }
}
