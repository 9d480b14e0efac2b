package loopscope.ui.appearance;

import loopscope.picture.surface.Theme;

import java.util.Locale;

/** The user's choice of colours. */
public enum Colours {
    /** The operating system's choice. */
    SYSTEM,
    LIGHT,
    DARK,
    HIGH_CONTRAST;

    /** The theme of this choice. */
    Theme theme(Theme system) {
        return switch (this) {
            case SYSTEM -> system;
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
            case HIGH_CONTRAST -> Theme.HIGH_CONTRAST;
        };
    }

    /** The choice that follows a theme when the user goes on by a key. */
    static Colours after(Theme theme) {
        if (theme == Theme.LIGHT) {
            return DARK;
        }
        return theme == Theme.DARK ? HIGH_CONTRAST : LIGHT;
    }

    /** The name in files and in style sheets. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
