package loopscope.cli.base;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says in words why no window can be opened on this machine's display: by the environment, before
 * one is tried, and by the error, after one failed.
 */
public final class Display {
    private Display() {}

    /**
     * What the environment alone says against a window, as the first half of a sentence; empty
     * where one may open.
     */
    public static Optional<String> obstacle(String system, Map<String, String> environment) {
        if (!system.toLowerCase(Locale.ROOT).startsWith("linux") || isSet(environment, "DISPLAY")) {
            return Optional.empty();
        }
        return Optional.of(
                isSet(environment, "WAYLAND_DISPLAY")
                        ? "The window needs Xwayland (DISPLAY is not set)"
                        : "There is no display (DISPLAY is not set)");
    }

    /** The same for this process. */
    public static Optional<String> obstacle() {
        return obstacle(System.getProperty("os.name", ""), System.getenv());
    }

    /** Whether this process may show anything, such as a browser: also on Wayland alone. */
    public static boolean hasOne() {
        Map<String, String> environment = System.getenv();
        return obstacle().isEmpty() || isSet(environment, "WAYLAND_DISPLAY");
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    /** Why the toolkit failed to start, as the first half of a sentence. */
    public static String obstacle(Throwable failure) {
        String reason = String.valueOf(failure.getMessage());
        if (reason.contains("DISPLAY")) {
            return "The display "
                    + System.getenv().getOrDefault("DISPLAY", "of this machine")
                    + " can't be opened";
        }
        if (failure instanceof LinkageError || reason.contains("GTK")) {
            return "The window needs GTK 3, which can't be loaded here (install libgtk-3-0, or"
                    + " gtk3 as some systems call it)";
        }
        return "The window can't be opened (" + reason + ")";
    }
}
