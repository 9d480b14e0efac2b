package loopscope.takeaway.storyboard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a storyboard can be left as. */
public enum StoryboardFormat {
    /** A picture of pixels for each frame. */
    PNG(true, false),
    /** A drawing for each frame. */
    SVG(false, false),
    /** A document with a page for each frame. */
    PDF(false, true),
    /** A presentation with a slide for each frame. */
    PPTX(true, true);

    private final boolean drawsPixels;
    private final boolean oneFile;

    StoryboardFormat(boolean drawsPixels, boolean oneFile) {
        this.drawsPixels = drawsPixels;
        this.oneFile = oneFile;
    }

    /** Whether it takes the JavaFX toolkit, which must have been started. */
    public boolean drawsPixels() {
        return drawsPixels;
    }

    /** Whether all frames are in one file. */
    boolean isOneFile() {
        return oneFile;
    }

    /** Its name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of all. */
    public static List<String> names() {
        return Arrays.stream(values()).map(StoryboardFormat::toString).toList();
    }

    /** How the names of its files end, such as {@code .png}. */
    String ending() {
        return "." + this;
    }
}
