package loopscope.picture.surface;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Widths and heights read from an OpenType font's own tables, so that text is measured alike on
 * every surface, with no toolkit and no display.
 *
 * <pre>
 *   cmap: character -> glyph      hmtx: glyph -> advance width
 *   head: units per em            hhea: ascent, descent
 * </pre>
 *
 * Kerning is not read. Immutable, and so thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/typography/opentype/spec/otff">OpenType: font file</a>
 */
final class FontFile {
    private final ByteBuffer data;
    private final Map<String, Integer> tables = new HashMap<>();
    private final double unitsPerEm;
    private final int metricCount;
    private final int subtable;
    private final int format;

    private FontFile(ByteBuffer data) {
        this.data = data;
        readDirectory();
        unitsPerEm = u16(table("head") + 18);
        metricCount = u16(table("hhea") + 34);
        subtable = unicodeSubtable();
        format = u16(subtable);
    }

    /**
     * Reads a bundled font.
     *
     * @throws IllegalStateException if it is missing or has no table this reader understands
     */
    static FontFile read(String resource) {
        try (InputStream in = FontFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The font " + resource + " is missing from the program: build it again.");
            }
            return new FontFile(ByteBuffer.wrap(in.readAllBytes()));
        } catch (IOException e) {
            throw new IllegalStateException("The font " + resource + " can't be read.", e);
        }
    }

    /** Advance width of a character in em; that of the empty box where the font lacks it. */
    double advance(int codePoint) {
        int metric = Math.min(glyph(codePoint), metricCount - 1);
        return u16(table("hmtx") + 4 * metric) / unitsPerEm;
    }

    /** Whether the font has a glyph for a character. */
    boolean has(int codePoint) {
        return glyph(codePoint) != 0;
    }

    /** Height above the baseline, in em. */
    double ascent() {
        return data.getShort(table("hhea") + 4) / unitsPerEm;
    }

    /** Depth below the baseline, in em. */
    double descent() {
        return -data.getShort(table("hhea") + 6) / unitsPerEm;
    }

    private void readDirectory() {
        int count = u16(4);
        for (int i = 0; i < count; i++) {
            int entry = 12 + 16 * i;
            StringBuilder tag = new StringBuilder(4);
            for (int k = 0; k < 4; k++) {
                tag.append((char) data.get(entry + k));
            }
            tables.put(tag.toString(), data.getInt(entry + 8));
        }
    }

    /** The richest map from Unicode: format 12 knows every plane, format 4 the first. */
    private int unicodeSubtable() {
        int cmap = table("cmap");
        int best = -1;
        for (int i = 0; i < u16(cmap + 2); i++) {
            int offset = cmap + data.getInt(cmap + 4 + 8 * i + 4);
            int found = u16(offset);
            if (found == 12 || (found == 4 && best < 0)) {
                best = offset;
            }
        }
        if (best < 0) {
            throw new IllegalStateException("The font has no Unicode character map.");
        }
        return best;
    }

    /** The number of a character's glyph; 0 where the font lacks it. */
    int glyph(int codePoint) {
        return format == 12 ? glyphByGroups(codePoint) : glyphBySegments(codePoint);
    }

    private int glyphByGroups(int codePoint) {
        int low = 0;
        int high = data.getInt(subtable + 12) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int group = subtable + 16 + 12 * middle;
            if (codePoint < data.getInt(group)) {
                high = middle - 1;
            } else if (codePoint > data.getInt(group + 4)) {
                low = middle + 1;
            } else {
                return data.getInt(group + 8) + codePoint - data.getInt(group);
            }
        }
        return 0;
    }

    private int glyphBySegments(int codePoint) {
        int twiceSegments = u16(subtable + 6);
        int ends = subtable + 14;
        for (int i = 0; i < twiceSegments; i += 2) {
            if (codePoint <= u16(ends + i)) {
                return glyphInSegment(codePoint, ends + twiceSegments + 2 + i, twiceSegments);
            }
        }
        return 0;
    }

    /** {@code start} is where the segment's first character is written; delta and range follow. */
    private int glyphInSegment(int codePoint, int start, int stride) {
        if (codePoint < u16(start)) {
            return 0;
        }
        int delta = u16(start + stride);
        int rangeAt = start + 2 * stride;
        int range = u16(rangeAt);
        if (range == 0) {
            return (codePoint + delta) & 0xFFFF;
        }
        int glyph = u16(rangeAt + range + 2 * (codePoint - u16(start)));
        return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
    }

    private int table(String tag) {
        Integer offset = tables.get(tag);
        if (offset == null) {
            throw new IllegalStateException("The font has no table " + tag + ".");
        }
        return offset;
    }

    private int u16(int offset) {
        return data.getShort(offset) & 0xFFFF;
    }
}
