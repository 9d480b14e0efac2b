package loopscope.capture.pdf;

import loopscope.picture.surface.Typeface;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The part of a font file that draws glyphs. Outlines that are not used are blanked where they are,
 * so that no number and no offset changes; compressed, the blanks take almost no room.
 *
 * @see <a href="https://learn.microsoft.com/typography/opentype/spec/otff">OpenType: font file</a>
 * @see <a href="https://adobe-type-tools.github.io/font-tech-notes/pdfs/5176.CFF.pdf">The Compact
 *     Font Format</a>
 */
final class FontOutlines {
    /** The operator in CFF's dictionary that says where the outlines are. */
    private static final int CHAR_STRINGS = 17;

    /** The outline that ends at once. */
    private static final byte END_CHAR = 14;

    private static final Set<String> DRAWING =
            Set.of("cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep");

    private static final int WORDS = 1;
    private static final int SCALE = 8;
    private static final int MORE = 32;
    private static final int SCALES = 64;
    private static final int MATRIX = 128;

    private final boolean trueType;
    private final byte[] bytes;

    private FontOutlines(boolean trueType, byte[] bytes) {
        this.trueType = trueType;
        this.bytes = bytes;
    }

    /** Whether the outlines are TrueType's; else they are a CFF font. */
    boolean trueType() {
        return trueType;
    }

    /** The font program. */
    byte[] bytes() {
        return bytes;
    }

    /** The outlines of some glyphs of a font, and of the empty box. */
    static FontOutlines of(Typeface face, Set<Integer> glyphs) {
        Map<String, byte[]> tables = tables(ByteBuffer.wrap(face.bytes()));
        Set<Integer> kept = new HashSet<>(glyphs);
        kept.add(0);
        byte[] cff = tables.get("CFF ");
        if (cff != null) {
            blankCff(ByteBuffer.wrap(cff), kept);
            return new FontOutlines(false, cff);
        }
        blankTrueType(tables, kept);
        tables.keySet().retainAll(DRAWING);
        return new FontOutlines(true, joined(tables));
    }

    private static Map<String, byte[]> tables(ByteBuffer file) {
        Map<String, byte[]> tables = new LinkedHashMap<>();
        for (int i = 0; i < u16(file, 4); i++) {
            int entry = 12 + 16 * i;
            StringBuilder tag = new StringBuilder(4);
            for (int k = 0; k < 4; k++) {
                tag.append((char) file.get(entry + k));
            }
            byte[] table = new byte[file.getInt(entry + 12)];
            file.get(file.getInt(entry + 8), table);
            tables.put(tag.toString(), table);
        }
        return tables;
    }

    private static void blankCff(ByteBuffer cff, Set<Integer> kept) {
        int names = cff.get(2);
        int dictionary = afterIndex(cff, names);
        int outlines = operand(cff, indexData(cff, dictionary), CHAR_STRINGS);
        int count = u16(cff, outlines);
        int data = indexData(cff, outlines);
        for (int glyph = 0; glyph < count; glyph++) {
            if (!kept.contains(glyph)) {
                int end = data + offset(cff, outlines, glyph + 1) - 1;
                for (int at = data + offset(cff, outlines, glyph) - 1; at < end; at++) {
                    cff.put(at, END_CHAR);
                }
            }
        }
    }

    /** The integer before an operator in a dictionary, whose numbers have one to five bytes. */
    private static int operand(ByteBuffer cff, int dictionary, int wanted) {
        int at = dictionary;
        int value = 0;
        while (true) {
            int b = cff.get(at) & 255;
            if (b == wanted) {
                return value;
            } else if (b == 28) {
                value = cff.getShort(at + 1);
                at += 3;
            } else if (b == 29) {
                value = cff.getInt(at + 1);
                at += 5;
            } else if (b == 30) {
                at = afterReal(cff, at);
            } else if (b >= 247) {
                int low = cff.get(at + 1) & 255;
                value = b < 251 ? (b - 247) * 256 + low + 108 : -(b - 251) * 256 - low - 108;
                at += 2;
            } else {
                value = b - 139;
                at += b == 12 ? 2 : 1;
            }
        }
    }

    /** A real number ends with the digit 15. */
    private static int afterReal(ByteBuffer cff, int real) {
        int at = real + 1;
        while ((cff.get(at) & 15) != 15) {
            at++;
        }
        return at + 1;
    }

    private static int indexData(ByteBuffer cff, int index) {
        return index + 3 + (u16(cff, index) + 1) * cff.get(index + 2);
    }

    private static int afterIndex(ByteBuffer cff, int index) {
        int count = u16(cff, index);
        return count == 0 ? index + 2 : indexData(cff, index) + offset(cff, index, count) - 1;
    }

    /** Where the n-th thing of an index begins, counted from 1. */
    private static int offset(ByteBuffer cff, int index, int n) {
        int size = cff.get(index + 2);
        int value = 0;
        for (int k = 0; k < size; k++) {
            value = value << 8 | (cff.get(index + 3 + n * size + k) & 255);
        }
        return value;
    }

    private static void blankTrueType(Map<String, byte[]> tables, Set<Integer> kept) {
        ByteBuffer outlines = table(tables, "glyf");
        ByteBuffer places = table(tables, "loca");
        boolean wide = table(tables, "head").getShort(50) == 1;
        addParts(outlines, places, wide, kept);
        int count = u16(table(tables, "maxp"), 4);
        for (int glyph = 0; glyph < count; glyph++) {
            if (!kept.contains(glyph)) {
                int end = place(places, wide, glyph + 1);
                for (int at = place(places, wide, glyph); at < end; at++) {
                    outlines.put(at, (byte) 0);
                }
            }
        }
    }

    /** A glyph may be put together from others. */
    private static void addParts(
            ByteBuffer outlines, ByteBuffer places, boolean wide, Set<Integer> kept) {
        Deque<Integer> open = new ArrayDeque<>(kept);
        while (!open.isEmpty()) {
            int glyph = open.pop();
            int at = place(places, wide, glyph);
            if (place(places, wide, glyph + 1) > at && outlines.getShort(at) < 0) {
                int part = at + 10;
                int flags;
                do {
                    flags = u16(outlines, part);
                    if (kept.add(u16(outlines, part + 2))) {
                        open.push(u16(outlines, part + 2));
                    }
                    part += partSize(flags);
                } while ((flags & MORE) != 0);
            }
        }
    }

    private static int partSize(int flags) {
        int place = (flags & WORDS) != 0 ? 4 : 2;
        if ((flags & MATRIX) != 0) {
            return 4 + place + 8;
        }
        if ((flags & SCALES) != 0) {
            return 4 + place + 4;
        }
        return 4 + place + ((flags & SCALE) != 0 ? 2 : 0);
    }

    private static int place(ByteBuffer places, boolean wide, int glyph) {
        return wide ? places.getInt(4 * glyph) : 2 * u16(places, 2 * glyph);
    }

    /** A font file of some tables; a reader of documents does not look at the checksums. */
    private static byte[] joined(Map<String, byte[]> tables) {
        int size = 12 + 16 * tables.size();
        for (byte[] table : tables.values()) {
            size += padded(table.length);
        }
        ByteBuffer file = ByteBuffer.allocate(size);
        int power = Integer.highestOneBit(tables.size());
        file.putInt(0x00010000).putShort((short) tables.size()).putShort((short) (16 * power));
        file.putShort((short) Integer.numberOfTrailingZeros(power));
        file.putShort((short) (16 * (tables.size() - power)));
        int at = 12 + 16 * tables.size();
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            table.getKey().chars().forEach(letter -> file.put((byte) letter));
            file.putInt(0).putInt(at).putInt(table.getValue().length);
            file.put(at, table.getValue());
            at += padded(table.getValue().length);
        }
        return file.array();
    }

    private static int padded(int length) {
        return (length + 3) / 4 * 4;
    }

    private static ByteBuffer table(Map<String, byte[]> tables, String tag) {
        byte[] table = tables.get(tag);
        if (table == null) {
            throw new IllegalStateException("The font has no table " + tag + ".");
        }
        return ByteBuffer.wrap(table);
    }

    private static int u16(ByteBuffer data, int offset) {
        return data.getShort(offset) & 0xFFFF;
    }
}
