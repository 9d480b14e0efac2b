package loopscope.picture.surface;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/**
 * The five bundled font files (SIL Open Font License 1.1, texts beside them), with a table of
 * advances, so that measuring a label costs an addition per letter.
 *
 * <p>Thread-safe.
 */
public final class Typeface {
    public static final Typeface INTER = new Typeface("Inter-Regular.otf");
    public static final Typeface INTER_SEMIBOLD = new Typeface("Inter-SemiBold.otf");
    public static final Typeface INTER_BOLD = new Typeface("Inter-Bold.otf");
    public static final Typeface JETBRAINS_MONO = new Typeface("JetBrainsMono-Regular.ttf");
    public static final Typeface JETBRAINS_MONO_BOLD = new Typeface("JetBrainsMono-Bold.ttf");

    private static final int TABLED = 0x2600;

    private final String resource;
    private final FontFile file;
    private final float[] advances = new float[TABLED];

    private Typeface(String name) {
        resource = "fonts/" + name;
        file = FontFile.read(resource);
        Arrays.fill(advances, Float.NaN);
    }

    /** All five. */
    public static List<Typeface> all() {
        return List.of(INTER, INTER_SEMIBOLD, INTER_BOLD, JETBRAINS_MONO, JETBRAINS_MONO_BOLD);
    }

    /** The file that draws a style. */
    public static Typeface of(TextStyle style) {
        boolean sans = style.family() == TextStyle.Family.SANS;
        return switch (style.weight()) {
            case REGULAR -> sans ? INTER : JETBRAINS_MONO;
            case SEMIBOLD -> sans ? INTER_SEMIBOLD : JETBRAINS_MONO_BOLD;
            case BOLD -> sans ? INTER_BOLD : JETBRAINS_MONO_BOLD;
        };
    }

    /** Advance width of a character, in em. */
    public double advance(int codePoint) {
        if (codePoint >= TABLED) {
            return file.advance(codePoint);
        }
        // Two threads may both look it up; they write the same value.
        if (Float.isNaN(advances[codePoint])) {
            advances[codePoint] = (float) file.advance(codePoint);
        }
        return advances[codePoint];
    }

    /** Whether there is a glyph for a character; without one an empty box is drawn. */
    public boolean has(int codePoint) {
        return file.has(codePoint);
    }

    /** Height of the tallest letters above the baseline, in em. */
    public double ascent() {
        return file.ascent();
    }

    /** Depth of the deepest letters below the baseline, in em. */
    public double descent() {
        return file.descent();
    }

    /** The number of a character's glyph in the font file; 0 is the empty box. */
    public int glyph(int codePoint) {
        return file.glyph(codePoint);
    }

    /** The font file itself, in an array of the caller's own. */
    public byte[] bytes() {
        try (InputStream in = open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The font " + resource + " can't be read.", e);
        }
    }

    /** Its name without the file's ending, such as {@code Inter-Bold}. */
    public String name() {
        return resource.substring(resource.indexOf('/') + 1, resource.lastIndexOf('.'));
    }

    /** The font file itself; the caller closes the stream. */
    InputStream open() {
        InputStream in = Typeface.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("The font " + resource + " is missing: build again.");
        }
        return in;
    }

    /** The file's name, which says family and weight. */
    @Override
    public String toString() {
        return resource;
    }
}
