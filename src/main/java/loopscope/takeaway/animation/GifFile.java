package loopscope.takeaway.animation;

import loopscope.capture.AtomicFile;
import loopscope.capture.CaptureFailedException;
import loopscope.capture.DrawnPixels;
import loopscope.capture.FileChoice;
import loopscope.capture.Picture;
import loopscope.picture.surface.Theme;
import loopscope.takeaway.ExportOptions;
import loopscope.takeaway.ExportProgress;
import loopscope.takeaway.RecordedRun;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Writes a run as an animated GIF. Frames are drawn, reduced to what they change, and written one
 * after the other: two of them are in memory at a time.
 */
public final class GifFile {
    private static final Duration DRAWING = Duration.ofSeconds(60);

    /** So many frames tell which colours all have. */
    private static final int LOOKED_AT = 6;

    private final Film film;
    private final double scale;
    private final ExportProgress progress;

    private GifFile(Film film, double scale, ExportProgress progress) {
        this.film = film;
        this.scale = scale;
        this.progress = progress;
    }

    /**
     * Writes the file; see {@link loopscope.takeaway.ExportWriter#write}.
     *
     * @return where the file is now
     * @throws CaptureFailedException if a frame can't be drawn, or the file can't be written; what
     *     was there before is untouched
     */
    public static Path write(
            RecordedRun run,
            ExportOptions options,
            Path target,
            FileChoice choice,
            ExportProgress progress)
            throws CaptureFailedException {
        Theme theme = options.picture().theme();
        GifFile gif = new GifFile(Film.of(run, options.picture()), options.scale(), progress);
        try {
            return AtomicFile.write(target, choice, out -> gif.write(theme, out));
        } catch (NotDrawn e) {
            throw e.failure();
        }
    }

    private void write(Theme theme, OutputStream out) throws IOException {
        List<FilmFrame> frames = film.frames();
        Palette palette = palette(theme);
        try (GifStream gif = new GifStream(out)) {
            int[] before = {};
            for (int i = 0; i < frames.size(); i++) {
                BufferedImage image = drawn(frames.get(i));
                int[] now = Palette.pixels(image);
                gif.add(
                        FrameChange.of(before, now, image.getWidth(), palette),
                        frames.get(i).shown());
                before = now;
                progress.reached((LOOKED_AT + i + 1.0) / (LOOKED_AT + frames.size()));
            }
            gif.finish();
        }
    }

    private Palette palette(Theme theme) {
        List<FilmFrame> frames = film.frames();
        Palette.Counter counter = new Palette.Counter();
        for (int i = 1; i <= LOOKED_AT; i++) {
            counter.add(drawn(frames.get(i * (frames.size() - 1) / LOOKED_AT)));
            progress.reached((double) i / (LOOKED_AT + frames.size()));
        }
        return counter.palette(theme);
    }

    private BufferedImage drawn(FilmFrame frame) {
        Picture picture = film.picture(frame);
        try {
            return DrawnPixels.of(picture, picture.pixels(scale), DRAWING);
        } catch (CaptureFailedException e) {
            throw new NotDrawn(e);
        }
    }
}
