package loopscope.capture.pdf;

import loopscope.picture.surface.Typeface;
import loopscope.trace.Escape;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A bundled font inside a document, with the outlines of the glyphs that are used. A code in the
 * page is the number of a glyph; a table beside it says which character that is, so that words can
 * be found and copied.
 */
final class PdfFont {
    private final Typeface face;
    private final String name;

    /** What each used glyph stands for. */
    private final Map<Integer, Integer> characters = new TreeMap<>();

    PdfFont(Typeface face, String name) {
        this.face = face;
        this.name = name;
    }

    String name() {
        return name;
    }

    /**
     * Shows a line of clean text, and notes its glyphs.
     *
     * <p>Where the font lacks a character an empty box is drawn; a reader still finds and copies
     * the character.
     */
    String show(String text) {
        StringBuilder codes = new StringBuilder("[<");
        boolean whole = true;
        for (int c : text.codePoints().filter(c -> c != Escape.LEFT_TO_RIGHT_MARK).toArray()) {
            int glyph = face.glyph(c);
            characters.putIfAbsent(glyph, c);
            whole &= glyph != 0 && characters.get(glyph) == c;
            codes.append(hex(glyph));
            if (Escape.isMark(c)) {
                // A mark takes no room: back by what the font gives it.
                codes.append("> ").append(Math.round(1000 * face.advance(c))).append(" <");
            }
        }
        codes.append(">] TJ");
        return whole
                ? codes.toString()
                : "/Span << /ActualText " + PdfText.words(text) + " >> BDC " + codes + " EMC";
    }

    /** Writes the font; returns its object's number. */
    int write(PdfObjects objects) {
        FontOutlines outlines = FontOutlines.of(face, characters.keySet());
        String called = "LOOPSC+" + face.name();
        int file =
                outlines.trueType()
                        ? objects.addStream("/Length1 " + outlines.bytes().length, outlines.bytes())
                        : objects.addStream("/Subtype /CIDFontType0C", outlines.bytes());
        int descriptor =
                objects.add(
                        "<< /Type /FontDescriptor /FontName /"
                                + called
                                + " /Flags 4 /ItalicAngle 0 /StemV 80 /FontBBox [-1000 -500 3000 1200] /Ascent "
                                + Math.round(1000 * face.ascent())
                                + " /Descent "
                                + Math.round(-1000 * face.descent())
                                + " /CapHeight 730 "
                                + (outlines.trueType() ? "/FontFile2 " : "/FontFile3 ")
                                + file
                                + " 0 R >>");
        int descendant =
                objects.add(
                        "<< /Type /Font /Subtype "
                                + (outlines.trueType()
                                        ? "/CIDFontType2 /CIDToGIDMap /Identity"
                                        : "/CIDFontType0")
                                + " /BaseFont /"
                                + called
                                + " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
                                + " /Supplement 0 >> /FontDescriptor "
                                + descriptor
                                + " 0 R /W ["
                                + widths()
                                + "] >>");
        int unicode = objects.addStream("", toUnicode().getBytes(StandardCharsets.ISO_8859_1));
        return objects.add(
                "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /BaseFont /"
                        + called
                        + " /DescendantFonts ["
                        + descendant
                        + " 0 R] /ToUnicode "
                        + unicode
                        + " 0 R >>");
    }

    private String widths() {
        StringBuilder widths = new StringBuilder();
        characters.forEach(
                (glyph, c) ->
                        widths.append(glyph)
                                .append(" [")
                                .append(PdfText.number(1000 * face.advance(c)))
                                .append("] "));
        return widths.toString();
    }

    private String toUnicode() {
        StringBuilder map =
                new StringBuilder(
                        """
                        /CIDInit /ProcSet findresource begin
                        12 dict begin
                        begincmap
                        /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                        /CMapName /Adobe-Identity-UCS def
                        /CMapType 2 def
                        1 begincodespacerange
                        <0000> <FFFF>
                        endcodespacerange
                        """);
        characters.forEach(
                (glyph, c) -> {
                    if (glyph != 0) {
                        map.append("1 beginbfchar\n<").append(hex(glyph)).append("> <");
                        Character.toString(c).chars().forEach(unit -> map.append(hex(unit)));
                        map.append(">\nendbfchar\n");
                    }
                });
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }

    private static String hex(int unit) {
        return String.format(Locale.ROOT, "%04X", unit);
    }
}
