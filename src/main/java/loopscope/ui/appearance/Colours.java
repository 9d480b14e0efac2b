package loopscope.ui.appearance;

import loopscope.picture.surface.Theme;

import java.util.Locale;

/** Which colours the user wants. */
public enum Colours {
    /** Light or dark, as the rest of the screen is. */
    SYSTEM,
    LIGHT,
    DARK,
    HIGH_CONTRAST;

    /** The theme that is meant. */
    Theme theme(Theme system) {
        return switch (this) {
            case SYSTEM -> system;
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
            case HIGH_CONTRAST -> Theme.HIGH_CONTRAST;
        };
    }

    /** The colours that a key goes on to from a theme. */
    static Colours after(Theme theme) {
        if (theme == Theme.LIGHT) {
            return DARK;
        }
        return theme == Theme.DARK ? HIGH_CONTRAST : LIGHT;
    }

    /** As it is written in files and in style sheets. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
