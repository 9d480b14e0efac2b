package loopscope.ui.preferences;

import loopscope.capture.AtomicFile;
import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.capture.UserFolders;
import loopscope.ui.base.Notice;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The file of the preferences, with names and values.
 *
 * <p>The file lies in a folder of its own below the user's {@linkplain UserFolders#settings()
 * settings}.
 *
 * <p>Not {@code java.util.prefs}: on Linux it keeps a folder below {@code ~/.java} that no desktop
 * knows, writes on a thread of its own at any time, reports failures on standard error alone, and
 * takes another folder only once per JVM.
 *
 * <p>A file that can't be read is never lost: it gets another name before a new one is saved.
 * Loading and saving block on the disk, so the JavaFX thread must not call them.
 */
public final class PreferencesFile {
    private static final String NAME = "preferences.properties";

    private final @Nullable Path place;
    private boolean unreadable;

    /**
     * A file in a folder, which is made at the first save.
     *
     * @param folder null if there is no place for the file
     */
    PreferencesFile(@Nullable Path folder) {
        place = folder == null ? null : folder.resolve(NAME);
    }

    /** The file of this user. */
    public static PreferencesFile ofUser() {
        return new PreferencesFile(
                UserFolders.ofUser()
                        .settings()
                        .map(settings -> settings.resolve("loopscope"))
                        .orElse(null));
    }

    /**
     * The preferences that were read.
     *
     * @param trouble a notice if something could not be read; else {@link Notice#NONE}
     */
    public record Loaded(Preferences preferences, Notice trouble) {}

    /** Reads the preferences; the default ones if there is no file. */
    public synchronized Loaded load() {
        return place == null ? new Loaded(Preferences.USUAL, Notice.NONE) : load(place);
    }

    private Loaded load(Path file) {
        Properties text = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            text.load(in);
        } catch (NoSuchFileException firstStart) {
            return new Loaded(Preferences.USUAL, Notice.NONE);
        } catch (IOException | IllegalArgumentException e) {
            unreadable = true;
            return new Loaded(Preferences.USUAL, trouble(file, "can't be read: starting as usual"));
        }
        List<String> unread = new ArrayList<>();
        Preferences read = PreferencesText.read(text, unread);
        unreadable = !unread.isEmpty();
        return new Loaded(
                read,
                unread.isEmpty()
                        ? Notice.NONE
                        : trouble(file, "says nothing usable for " + String.join(", ", unread)));
    }

    private static Notice trouble(Path file, String what) {
        return Notice.failed(
                "The file of your preferences, "
                        + file
                        + ", "
                        + what
                        + ". It is put aside under a new name, not lost.");
    }

    /**
     * Saves the preferences, whole or not at all.
     *
     * @throws CaptureFailedException if they can't be saved; the old file is untouched
     */
    synchronized void save(Preferences preferences) throws CaptureFailedException {
        Path file = place;
        if (file == null) {
            throw new CaptureFailedException(
                    "There is no home folder to keep them in: set HOME to a folder of yours.");
        }
        makeRoom(file);
        Properties text = PreferencesText.write(preferences);
        Path _ =
                AtomicFile.write(
                        file,
                        FileChoice.REPLACE,
                        out -> text.store(out, "Loopscope: written when it is closed"));
    }

    private void makeRoom(Path file) throws CaptureFailedException {
        try {
            Files.createDirectories(file.getParent());
            if (unreadable) {
                putAside(file);
                unreadable = false;
            }
        } catch (IOException e) {
            throw new CaptureFailedException(
                    file.getParent()
                            + " can't be written: make your home folder writable, or set HOME to"
                            + " another.",
                    e);
        }
    }

    private static void putAside(Path file) throws IOException {
        for (int n = 1; Files.exists(file); n++) {
            Path aside = file.resolveSibling("unread-" + n + "-" + NAME);
            if (!Files.exists(aside)) {
                Path _ = Files.move(file, aside);
            }
        }
    }
}
