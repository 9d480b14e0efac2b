package loopscope.takeaway.slides;

import loopscope.capture.Picture;

import java.util.Map;

/**
 * The place of a picture on its slide, as large as fits below the title. Lengths are English metric
 * units, 914,400 to the inch.
 */
record SlideLayout(long x, long y, long width, long height) {
    /** A slide of 16 to 9. */
    static final long WIDTH = 12_192_000;

    static final long HEIGHT = 6_858_000;

    private static final long MARGIN = 304_800;

    /** Where the title ends; the master has it too. */
    private static final long TOP = 914_400;

    static SlideLayout of(Picture picture) {
        double wide = WIDTH - 2 * MARGIN;
        double high = HEIGHT - TOP - MARGIN;
        double scale = Math.min(wide / picture.width(), high / picture.height());
        long width = Math.round(picture.width() * scale);
        long height = Math.round(picture.height() * scale);
        return new SlideLayout((WIDTH - width) / 2, TOP, width, height);
    }

    String xml(Slide slide) {
        return Part.of(
                "slide.xml",
                Map.of(
                        "TITLE", slide.title(),
                        "DESCRIPTION", slide.picture().description(),
                        "X", String.valueOf(x),
                        "Y", String.valueOf(y),
                        "WIDTH", String.valueOf(width),
                        "HEIGHT", String.valueOf(height)));
    }
}
