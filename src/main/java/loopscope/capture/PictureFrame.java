package loopscope.capture;

import loopscope.picture.inspector.InspectedStage;
import loopscope.picture.surface.Theme;

import java.util.List;

/**
 * What is around the stages of a picture.
 *
 * @param theme the palette
 * @param size of the whole picture
 * @param words paragraphs below it; those that are empty are left out
 * @param transparent whether there is no ground behind it
 * @param inspected what the inspector shows, of each stage; empty for no inspector
 */
public record PictureFrame(
        Theme theme,
        PictureSize size,
        List<String> words,
        boolean transparent,
        List<InspectedStage> inspected) {
    public PictureFrame {
        words = List.copyOf(words);
        inspected = List.copyOf(inspected);
    }

    /** As high as it needs, with nothing around the stages. */
    public static PictureFrame plain(Theme theme, double width) {
        return new PictureFrame(theme, PictureSize.wide(width), List.of(), false, List.of());
    }

    PictureFrame sized(PictureSize other) {
        return new PictureFrame(theme, other, words, transparent, inspected);
    }
}
