package loopscope.ui;

import loopscope.capture.CaptureFailed;
import loopscope.capture.FileChoice;
import loopscope.capture.WholeFile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Keeps the preferences in a small file of names and values.
 *
 * <p>The file lies where the platform keeps such files:
 *
 * <pre>
 *   Linux     $XDG_CONFIG_HOME/loopscope/preferences.properties, usually below ~/.config
 *   macOS     ~/Library/Application Support/loopscope/preferences.properties
 *   Windows   %APPDATA%\loopscope\preferences.properties
 * </pre>
 *
 * <p>Not {@code java.util.prefs}: on Linux it keeps a folder below {@code ~/.java} that no desktop
 * knows, writes on a thread of its own when it likes, tells of failures on standard error alone,
 * and can't be pointed elsewhere by a test.
 *
 * <p>A file that can't be read is never lost: it is put aside before another is written. Everything
 * here waits for the disk: call it on another thread than JavaFX's.
 *
 * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG base
 *     directories</a>
 */
final class PreferencesFile {
    private static final String NAME = "preferences.properties";

    private final Path folder;
    private boolean unreadable;

    /** Keeps them in a folder, which is made when there is something to keep. */
    PreferencesFile(Path folder) {
        this.folder = folder;
    }

    /** Keeps them where this user's are. */
    static PreferencesFile ofUser() {
        return new PreferencesFile(
                folder(
                        System.getProperty("os.name", ""),
                        Path.of(System.getProperty("user.home", "")),
                        System.getenv()));
    }

    /** Where a platform keeps such files. */
    static Path folder(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return home.resolve("Library", "Application Support", "loopscope");
        }
        boolean windows = name.startsWith("windows");
        String told = environment.getOrDefault(windows ? "APPDATA" : "XDG_CONFIG_HOME", "");
        Path usual = windows ? home.resolve("AppData", "Roaming") : home.resolve(".config");
        // The specification has relative paths ignored.
        boolean usable = !told.isBlank() && Path.of(told).isAbsolute();
        return (usable ? Path.of(told) : usual).resolve("loopscope");
    }

    /**
     * What was read.
     *
     * @param trouble one sentence for the user where something could not be; else none
     */
    record Loaded(Preferences preferences, Notice trouble) {}

    /** Reads them; the usual ones where there are none. */
    synchronized Loaded load() {
        Path file = folder.resolve(NAME);
        Properties text = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            text.load(in);
        } catch (NoSuchFileException firstStart) {
            return new Loaded(Preferences.USUAL, Notice.NONE);
        } catch (IOException | IllegalArgumentException e) {
            unreadable = true;
            return new Loaded(Preferences.USUAL, trouble("can't be read: starting as usual"));
        }
        List<String> unread = new ArrayList<>();
        Preferences read = PreferencesText.read(text, unread);
        unreadable = !unread.isEmpty();
        return new Loaded(
                read,
                unread.isEmpty()
                        ? Notice.NONE
                        : trouble("says nothing usable for " + String.join(", ", unread)));
    }

    private Notice trouble(String what) {
        return Notice.failed(
                "The file of your preferences, "
                        + folder.resolve(NAME)
                        + ", "
                        + what
                        + ". It is put aside under a new name, not lost.");
    }

    /**
     * Writes them, whole or not at all.
     *
     * @throws CaptureFailed if they can't be; what was there before is untouched
     */
    synchronized void save(Preferences preferences) throws CaptureFailed {
        Properties text = PreferencesText.write(preferences);
        try {
            Files.createDirectories(folder);
            if (unreadable) {
                putAside();
                unreadable = false;
            }
        } catch (IOException e) {
            throw new CaptureFailed(folder + " can't be written: " + e, e);
        }
        Path unused =
                WholeFile.write(
                        folder.resolve(NAME),
                        FileChoice.REPLACE,
                        out -> text.store(out, "Loopscope: written when it is closed"));
    }

    private void putAside() throws IOException {
        Path file = folder.resolve(NAME);
        for (int n = 1; Files.exists(file); n++) {
            Path aside = folder.resolve("unread-" + n + "-" + NAME);
            if (!Files.exists(aside)) {
                Path unused = Files.move(file, aside);
            }
        }
    }
}
