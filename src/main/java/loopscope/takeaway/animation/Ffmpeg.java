package loopscope.takeaway.animation;

import loopscope.capture.CaptureFailedException;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A run of ffmpeg that takes frames of pixels on its standard input and makes a video of them.
 *
 * @see <a href="https://ffmpeg.org/ffmpeg.html">ffmpeg</a>
 */
final class Ffmpeg implements AutoCloseable {
    /** How long it may take for what is left when it has all frames, in seconds. */
    private static final long LIMIT = 120;

    private final Process process;
    private final OutputStream frames;
    private final Path errors;

    private Ffmpeg(Process process, Path errors) {
        this.process = process;
        this.frames = process.getOutputStream();
        this.errors = errors;
    }

    /** The program in one of the folders of a search path; empty where it is in none. */
    static Optional<Path> find(String searchPath) {
        return Stream.of(searchPath.split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty())
                .flatMap(Ffmpeg::programs)
                .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
                .findFirst();
    }

    private static Stream<Path> programs(String folder) {
        try {
            return Stream.of("ffmpeg", "ffmpeg.exe").map(name -> Path.of(folder, name));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    /**
     * Starts it.
     *
     * @param program the file to run
     * @param width of a frame in pixels
     * @param height of a frame in pixels
     * @param video the file to be made
     * @param errors gets what it has to say
     */
    static Ffmpeg start(Path program, int width, int height, Path video, Path errors)
            throws IOException {
        List<String> command =
                List.of(
                        program.toString(),
                        "-loglevel",
                        "error",
                        "-f",
                        "rawvideo",
                        "-pixel_format",
                        "bgra",
                        "-video_size",
                        String.format(Locale.ROOT, "%dx%d", width, height),
                        "-framerate",
                        "10",
                        "-i",
                        "-",
                        "-vf",
                        "pad=ceil(iw/2)*2:ceil(ih/2)*2:0:0:gray", // players want even sizes
                        "-pix_fmt",
                        "yuv420p",
                        "-movflags",
                        "+faststart",
                        "-y",
                        video.toString());
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(errors.toFile())
                        .start();
        return new Ffmpeg(process, errors);
    }

    /**
     * Gives it a frame.
     *
     * @param bytes blue, green, red and alpha of each pixel
     * @throws CaptureFailedException if it has ended
     */
    void add(byte[] bytes) throws CaptureFailedException {
        try {
            frames.write(bytes);
        } catch (IOException e) {
            throw failed();
        }
    }

    /**
     * Blocks until it has made the video.
     *
     * @throws CaptureFailedException if it could not
     */
    void finish() throws CaptureFailedException {
        try {
            frames.close();
            if (!process.waitFor(LIMIT, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw failed();
            }
        } catch (IOException e) {
            throw failed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CaptureFailedException("The video was interrupted: try again.", e);
        }
    }

    /** Its first words, without control characters, which it may have from a file's name. */
    private CaptureFailedException failed() {
        String said;
        try {
            process.waitFor(1, TimeUnit.SECONDS);
            said = Files.readString(errors).lines().findFirst().orElse("it says no more");
        } catch (IOException e) {
            said = "it says no more";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            said = "it was interrupted";
        }
        return new CaptureFailedException(
                "ffmpeg could not make the video: choose a .gif instead (" + said.strip() + ").");
    }

    /** Ends it, where it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
