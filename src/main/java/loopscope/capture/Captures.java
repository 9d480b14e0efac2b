package loopscope.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Saves pictures in the user's folder of pictures, or where the user chose.
 *
 * <p>Blocks as {@link PictureFile#write} does. Any thread but the JavaFX thread.
 */
public final class Captures {
    /** Sharp also on a projector and on paper. */
    private static final double PNG_SCALE = 2;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss-SSS", Locale.ROOT);

    private static final AtomicLong LATEST = new AtomicLong();

    private final Supplier<Path> folder;

    /** Saves into a folder, which is looked up at each save. */
    public Captures(Supplier<Path> folder) {
        this.folder = folder;
    }

    /** Saves into the user's folder of pictures. */
    public static Captures ofUser() {
        return new Captures(UserFolders.ofUser()::pictures);
    }

    /**
     * A file name of the present time and the stages' names, without an ending. Names sort in the
     * order in which they were asked for, also those of one second.
     */
    public static String stem(List<String> stages) {
        LocalDateTime now = LocalDateTime.ofInstant(instant(), ZoneId.systemDefault());
        return "loopscope-" + STAMP.format(now) + "-" + String.join("-", stages);
    }

    /** The present to the millisecond; a later one where it was asked for already. */
    private static Instant instant() {
        long now = System.currentTimeMillis();
        return Instant.ofEpochMilli(LATEST.updateAndGet(latest -> Math.max(now, latest + 1)));
    }

    /**
     * Saves a picture under a new name, the same in each format but for the ending.
     *
     * @param stem the name without an ending
     * @return where the files are
     * @throws CaptureFailedException if one can't be written; those before it are kept
     */
    public List<Path> save(Picture picture, String stem, Set<PictureFormat> formats)
            throws CaptureFailedException {
        Path place = folder.get();
        String free = free(place, stem, formats);
        List<Path> saved = new ArrayList<>();
        for (PictureFormat format : formats) {
            Path target = place.resolve(free + format.ending());
            saved.add(write(picture, format, target, FileChoice.NEW_NAME));
        }
        return saved;
    }

    /** The folder they are saved in. Blocks on the disk. */
    public Path folder() {
        return folder.get();
    }

    /** A file in that folder with a name and an ending that none there has. Blocks on the disk. */
    public Path target(String stem, String ending) {
        Path place = folder.get();
        Path target = place.resolve(stem + ending);
        for (int n = 2; Files.exists(target, LinkOption.NOFOLLOW_LINKS); n++) {
            target = place.resolve(stem + "-" + n + ending);
        }
        return target;
    }

    /** The stem, with a number where a file of any of the formats has it already. */
    private static String free(Path place, String stem, Set<PictureFormat> formats) {
        String free = stem;
        for (int n = 2; isTaken(place, free, formats); n++) {
            free = stem + "-" + n;
        }
        return free;
    }

    private static boolean isTaken(Path place, String stem, Set<PictureFormat> formats) {
        return formats.stream()
                .map(format -> place.resolve(stem + format.ending()))
                .anyMatch(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS));
    }

    /**
     * Saves a picture as PNG in a folder within that of captures, which is made where it is not
     * there.
     *
     * @param within the folder's name
     * @param name the file's name without its ending
     * @return where the file is
     * @throws CaptureFailedException if it can't be drawn or written
     */
    public Path saveWithin(String within, String name, Picture picture)
            throws CaptureFailedException {
        Path place = folder.get().resolve(within);
        try {
            Files.createDirectories(place);
        } catch (IOException e) {
            throw new CaptureFailedException(IoErrorText.sentence(place, e), e);
        }
        Path target = place.resolve(name + PictureFormat.PNG.ending());
        return write(picture, PictureFormat.PNG, target, FileChoice.NEW_NAME);
    }

    /**
     * Saves a picture to a file; see {@link PictureFile#write}.
     *
     * @return where the file is
     * @throws CaptureFailedException if it can't be drawn or written
     */
    public Path write(Picture picture, PictureFormat format, Path target, FileChoice choice)
            throws CaptureFailedException {
        return PictureFile.write(picture, format, PNG_SCALE, target, choice);
    }
}
