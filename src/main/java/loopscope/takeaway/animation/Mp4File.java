package loopscope.takeaway.animation;

import loopscope.capture.AtomicFile;
import loopscope.capture.CaptureFailedException;
import loopscope.capture.DrawnPixels;
import loopscope.capture.FileChoice;
import loopscope.capture.Picture;
import loopscope.takeaway.ExportOptions;
import loopscope.takeaway.ExportProgress;
import loopscope.takeaway.RecordedRun;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a run as a video, with the ffmpeg that is on this machine. Frames are drawn and handed to
 * it one after the other.
 */
public final class Mp4File {
    private static final Duration DRAWING = Duration.ofSeconds(60);

    private Mp4File() {}

    /**
     * Writes the file; see {@link loopscope.takeaway.ExportWriter#write}.
     *
     * @return where the file is now
     * @throws CaptureFailedException if there is no ffmpeg, or it fails, or the file can't be
     *     written; what was there before is untouched
     */
    public static Path write(
            RecordedRun run,
            ExportOptions options,
            Path target,
            FileChoice choice,
            ExportProgress progress)
            throws CaptureFailedException {
        return write(
                run, options, target, choice, progress, System.getenv().getOrDefault("PATH", ""));
    }

    /** The same with the ffmpeg of a search path. */
    static Path write(
            RecordedRun run,
            ExportOptions options,
            Path target,
            FileChoice choice,
            ExportProgress progress,
            String searchPath)
            throws CaptureFailedException {
        Path program = Ffmpeg.find(searchPath).orElseThrow(Mp4File::missing);
        AtomicFile.check(target, choice);
        try {
            Path folder = Files.createTempDirectory("loopscope-");
            try {
                Path video = folder.resolve("video.mp4");
                Film film = Film.of(run, options.picture());
                film(film, options.scale(), program, video, progress);
                return AtomicFile.write(target, choice, out -> Files.copy(video, out));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new CaptureFailedException(
                    "The video could not be made in the folder for temporary files: free some space"
                            + " there.",
                    e);
        }
    }

    private static CaptureFailedException missing() {
        return new CaptureFailedException(
                "There is no ffmpeg on the PATH, which makes .mp4 files: install it, or choose a"
                        + " .gif.");
    }

    private static void film(
            Film film, double scale, Path program, Path video, ExportProgress progress)
            throws IOException, CaptureFailedException {
        List<FilmFrame> frames = film.frames();
        BufferedImage first = drawn(film, frames.getFirst(), scale);
        Path errors = video.resolveSibling("errors");
        try (Ffmpeg ffmpeg =
                Ffmpeg.start(program, first.getWidth(), first.getHeight(), video, errors)) {
            for (int i = 0; i < frames.size(); i++) {
                byte[] bytes = bytes(i == 0 ? first : drawn(film, frames.get(i), scale));
                for (int shown = 0; shown < frames.get(i).tenths(); shown++) {
                    ffmpeg.add(bytes);
                }
                progress.reached((i + 1.0) / frames.size());
            }
            ffmpeg.finish();
        }
    }

    private static BufferedImage drawn(Film film, FilmFrame frame, double scale)
            throws CaptureFailedException {
        Picture picture = film.picture(frame);
        return DrawnPixels.of(picture, picture.pixels(scale), DRAWING);
    }

    private static byte[] bytes(BufferedImage image) {
        int[] pixels = Palette.pixels(image);
        byte[] bytes = new byte[4 * pixels.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(pixels);
        return bytes;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
