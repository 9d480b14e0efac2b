package loopscope.capture;

import loopscope.picture.surface.SvgSurface;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes a picture as SVG, with text as text. Needs no toolkit; any thread may call. */
public final class SvgFile {
    private SvgFile() {}

    /** The picture as an SVG document. */
    public static String text(Picture picture) {
        SvgSurface surface =
                new SvgSurface(
                        picture.width(),
                        picture.height(),
                        picture.zoom(),
                        picture.title(),
                        picture.description());
        picture.painter().accept(surface);
        return surface.finish();
    }

    /**
     * Writes the picture; see {@link AtomicFile#write}.
     *
     * @return where the file is now
     * @throws CaptureFailedException if it can't be written; what was there before is untouched
     */
    public static Path write(Picture picture, Path target, FileChoice choice)
            throws CaptureFailedException {
        byte[] bytes = text(picture).getBytes(StandardCharsets.UTF_8);
        return AtomicFile.write(target, choice, out -> out.write(bytes));
    }
}
