package loopscope.takeaway.page;

import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;

import java.util.Locale;

/** The themes' colours as properties of CSS, the dark ones where the reader's system is dark. */
final class PageColours {
    private PageColours() {}

    static String css() {
        return ":root {\n"
                + of(Theme.LIGHT)
                + "}\n@media (prefers-color-scheme: dark) {\n:root {\n"
                + of(Theme.DARK)
                + "}\n}\n";
    }

    private static String of(Theme theme) {
        StringBuilder css = new StringBuilder();
        for (Tone tone : Tone.values()) {
            add(css, tone.name().toLowerCase(Locale.ROOT).replace('_', '-'), theme.of(tone));
        }
        for (int client = 0; client < Theme.inkCount(); client++) {
            add(css, "client-" + client, theme.client(client));
            add(css, "ink-" + client, theme.clientInk(client));
            add(css, "stripe-" + client, theme.waitsFor(client).stripe());
            add(css, "tint-" + client, theme.waitsFor(client).tint());
        }
        add(css, "stripe-anyone", theme.waitsForAnyone().stripe());
        add(css, "tint-anyone", theme.waitsForAnyone().tint());
        add(css, "stripe-held", theme.waitsWhileHeld().stripe());
        add(css, "tint-held", theme.waitsWhileHeld().tint());
        return css.toString();
    }

    private static void add(StringBuilder css, String name, int colour) {
        css.append("  --").append(name).append(": ").append(Colour.hex(colour)).append(";\n");
    }
}
