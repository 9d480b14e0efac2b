package loopscope.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folders of the user who runs the app, where the platform keeps them.
 *
 * <pre>
 *             settings                            pictures
 *   Linux     $XDG_CONFIG_HOME, or ~/.config      what user-dirs.dirs names, or ~/Pictures
 *   macOS     ~/Library/Application Support       ~/Pictures
 *   Windows   %APPDATA%                           ~\Pictures
 *
 *             state
 *   Linux     $XDG_STATE_HOME, or ~/.local/state
 *   macOS     ~/Library/Application Support
 *   Windows   %LOCALAPPDATA%
 *
 *             cache
 *   Linux     $XDG_CACHE_HOME, or ~/.cache
 *   macOS     ~/Library/Caches
 *   Windows   %LOCALAPPDATA%
 * </pre>
 *
 * @param system the name of the operating system, as {@code os.name} has it
 * @param home the home folder, ignored where there is none of that name: Java calls it {@code ?}
 *     where the user is not in the password file
 * @param environment the variables of the process
 * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG base
 *     directories</a>
 * @see <a href="https://www.freedesktop.org/wiki/Software/xdg-user-dirs/">XDG user directories</a>
 */
public record UserFolders(String system, String home, Map<String, String> environment) {
    /** A line of shell: a path from the root, or from the home folder. */
    private static final Pattern PICTURES =
            Pattern.compile("\\s*XDG_PICTURES_DIR=\"(\\$HOME)?(/.*)\"\\s*");

    /** The folders of the user whose process this is. */
    public static UserFolders ofUser() {
        return new UserFolders(
                System.getProperty("os.name", ""),
                System.getProperty("user.home", ""),
                System.getenv());
    }

    /** The home folder; empty where there is none. */
    public Optional<Path> homeFolder() {
        return absolute(home).filter(Files::isDirectory);
    }

    /** Where programs keep what the user has set, each in a folder of its own. */
    public Optional<Path> settings() {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return inHome("Library", "Application Support");
        }
        return name.startsWith("windows")
                ? named("APPDATA").or(() -> inHome("AppData", "Roaming"))
                : named("XDG_CONFIG_HOME").or(() -> inHome(".config"));
    }

    /** Where programs keep what may be lost, each in a folder of its own. */
    public Optional<Path> state() {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return settings();
        }
        return name.startsWith("windows")
                ? named("LOCALAPPDATA").or(() -> inHome("AppData", "Local"))
                : named("XDG_STATE_HOME").or(() -> inHome(".local", "state"));
    }

    /** Where programs keep what they can make again, each in a folder of its own. */
    public Optional<Path> cache() {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return inHome("Library", "Caches");
        }
        return name.startsWith("windows")
                ? state()
                : named("XDG_CACHE_HOME").or(() -> inHome(".cache"));
    }

    /** The folder for pictures, else the home folder, else the current one. Blocks on the disk. */
    public Path pictures() {
        return Stream.of(namedPictures(), inHome("Pictures"))
                .flatMap(Optional::stream)
                .filter(Files::isDirectory)
                .findFirst()
                .or(this::homeFolder)
                .orElseGet(() -> Path.of("").toAbsolutePath());
    }

    private Optional<Path> namedPictures() {
        Optional<Path> names = settings().map(folder -> folder.resolve("user-dirs.dirs"));
        if (names.isEmpty() || !Files.isReadable(names.get())) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(names.get())) {
            return lines.map(PICTURES::matcher)
                    .filter(Matcher::matches)
                    .reduce((first, last) -> last)
                    .flatMap(this::path);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private Optional<Path> path(Matcher line) {
        String path = line.group(2).replaceAll("\\\\(.)", "$1");
        return absolute(line.group(1) == null ? path : home + path);
    }

    private Optional<Path> inHome(String first, String... more) {
        return homeFolder().map(folder -> folder.resolve(first, more));
    }

    /**
     * The folder that a variable names; relative paths are ignored, as the specification demands.
     */
    private Optional<Path> named(String variable) {
        return absolute(environment.getOrDefault(variable, ""));
    }

    private static Optional<Path> absolute(String path) {
        try {
            return Optional.of(Path.of(path)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
