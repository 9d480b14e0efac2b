package loopscope.ui.appearance;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

import loopscope.picture.surface.Theme;

/** The operating system's colour settings, as far as the toolkit knows them. */
public final class SystemColours {
    private static final String WINDOWS_CONTRAST = "Windows.SPI.HighContrast";
    private static final String GTK_THEME = "GTK.theme_name";

    private SystemColours() {}

    /** The theme that fits the system's settings, now and later; light where they are unknown. */
    public static ObservableValue<Theme> theme() {
        Platform.Preferences screen = Platform.getPreferences();
        return Bindings.createObjectBinding(
                () -> theme(screen), screen, screen.colorSchemeProperty());
    }

    /** Whether the toolkit knows any settings on this machine. */
    static boolean areKnown() {
        return !Platform.getPreferences().isEmpty();
    }

    private static Theme theme(Platform.Preferences screen) {
        boolean contrast =
                screen.getBoolean(WINDOWS_CONTRAST).orElse(false)
                        || screen.getString(GTK_THEME).orElse("").startsWith("HighContrast");
        if (contrast) {
            return Theme.HIGH_CONTRAST;
        }
        return screen.getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
    }
}
