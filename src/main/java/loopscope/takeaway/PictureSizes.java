package loopscope.takeaway;

import loopscope.capture.PictureSize;
import loopscope.timeline.words.Nearest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sizes of pictures that have a name, and those that are given as numbers.
 *
 * <pre>
 *   slide     1920 x 1080, type of 26 pixels and more: legible from the last row
 *   full-hd   1920 x 1080, type of 15 pixels and more: more has room
 *   column    85 mm wide, a column of a paper: type of 7 points and more, 300 pixels to an inch
 *   W x H     so many pixels, type of 11 pixels and more
 * </pre>
 */
public final class PictureSizes {
    /** A slide's, with large type. */
    public static final PictureSize SLIDE = new PictureSize(800, 450, 2.4, 1);

    /** A screen's. */
    public static final PictureSize FULL_HD = new PictureSize(1440, 810, 1920.0 / 1440, 1);

    /** As wide as the column of a paper, and as high as it needs. */
    public static final PictureSize COLUMN = column();

    /** Fits a slide and a book's page, and as high as it needs. */
    public static final PictureSize USUAL = PictureSize.wide(1440);

    /** The least and the most width or height, in pixels. */
    private static final int LEAST = 300;

    private static final int MOST = 8000;

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,5}) ?[x×] ?(\\d{1,5})");

    /** Where the inspector is beside the stages, both need this width in pixels at 100%. */
    private static final double INSPECTED_WIDTH = 960;

    private PictureSizes() {}

    private static PictureSize column() {
        double screen = 96 / 25.4; // pixels of a millimetre
        double width = 378; // 11 of them are 7 points
        return new PictureSize(width, 0, 85 * screen / width, 300.0 / 96);
    }

    /** Those with a name, which is the one on the command line. */
    public static Map<String, PictureSize> named() {
        Map<String, PictureSize> all = new LinkedHashMap<>();
        all.put("slide", SLIDE);
        all.put("full-hd", FULL_HD);
        all.put("column", COLUMN);
        return all;
    }

    /**
     * The size of a name, or of a width and a height such as {@code 1280x720}.
     *
     * @throws IllegalArgumentException with a sentence for the user, if there is none
     */
    public static PictureSize of(String text) {
        PictureSize named = named().get(text);
        if (named != null) {
            return named;
        }
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.matches()) {
            String names = Nearest.advice(text, List.copyOf(named().keySet()));
            throw new IllegalArgumentException(
                    "There is no size \"" + text + "\": " + names + " Or write it as 1280x720.");
        }
        return new PictureSize(length(numbers.group(1)), length(numbers.group(2)), 1, 1);
    }

    private static int length(String digits) {
        int pixels = Integer.parseInt(digits);
        if (pixels < LEAST || pixels > MOST) {
            throw new IllegalArgumentException(
                    "A picture can’t be "
                            + digits
                            + " pixels wide or high: choose from "
                            + LEAST
                            + " to "
                            + MOST
                            + ".");
        }
        return pixels;
    }

    /** The same with room for the inspector: its type is smaller where it has none otherwise. */
    public static PictureSize withInspector(PictureSize size) {
        boolean lies = size.width() > size.height() && size.height() > 0;
        return lies && size.width() < INSPECTED_WIDTH
                ? size.roomier(INSPECTED_WIDTH / size.width())
                : size;
    }
}
