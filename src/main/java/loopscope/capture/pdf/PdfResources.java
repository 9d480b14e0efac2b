package loopscope.capture.pdf;

import loopscope.picture.surface.Typeface;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** What all pages of a document share: its fonts, and how translucent its colours are. */
final class PdfResources {
    private final Map<Typeface, PdfFont> fonts = new LinkedHashMap<>();
    private final TreeSet<Integer> opacities = new TreeSet<>();

    /** The font that draws with a typeface, named {@code F0}, {@code F1}, … */
    PdfFont font(Typeface face) {
        return fonts.computeIfAbsent(face, made -> new PdfFont(made, "F" + fonts.size()));
    }

    /**
     * The name of the graphics state with an opacity.
     *
     * @param opacity from 0 to 255
     */
    String opacity(int opacity) {
        opacities.add(opacity);
        return "A" + opacity;
    }

    /** Writes the dictionary, and the objects that it names. */
    String write(PdfObjects objects) {
        StringBuilder resources = new StringBuilder("<< /Font <<");
        for (PdfFont font : fonts.values()) {
            resources.append(" /").append(font.name()).append(' ');
            resources.append(font.write(objects)).append(" 0 R");
        }
        resources.append(" >> /ExtGState <<");
        for (int opacity : opacities) {
            String share = PdfText.number(opacity / 255.0);
            resources.append(" /A").append(opacity);
            resources.append(" << /ca ").append(share).append(" /CA ").append(share).append(" >>");
        }
        return resources.append(" >> >>").toString();
    }
}
