package loopscope.picture.surface;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The palette: light, dark, or of high contrast. Clients have the Okabe-Ito hues, which people with
 * any colour vision can tell apart, in an order that keeps the first ones farthest apart; from the
 * eighth client on the hues repeat, and only the letter tells clients apart.
 *
 * <p>Each hue has a variant fit for words: at least 4.5:1 on every ground of the theme, and 7:1 in
 * that of high contrast.
 *
 * @see <a href="https://jfly.uni-koeln.de/color/">Okabe and Ito: Color Universal Design</a>
 */
public final class Theme {
    private static final int[] HUES = {
        0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0xF0E442
    };

    /** Never alone: it needs an outline to be seen on white. */
    private static final int YELLOW = 6;

    /** Dark on white. */
    public static final Theme LIGHT =
            new Theme(
                    "light",
                    false,
                    Tone::light,
                    0x0071B0,
                    0xB14E00,
                    0x007B5A,
                    0x95587A,
                    0x916400,
                    0x367193,
                    0x736D20);

    /** Light on near black, for a dim room. */
    public static final Theme DARK =
            new Theme(
                    "dark",
                    true,
                    Tone::dark,
                    0x57A2CC,
                    0xDF833B,
                    0x26AD88,
                    0xCF81AC,
                    0xE69F00,
                    0x8ECDF2,
                    0xF0E442);

    /** White on black: there the hues stay farther apart than in inks that suit white. */
    public static final Theme HIGH_CONTRAST =
            new Theme(
                    "high-contrast",
                    true,
                    Tone::contrast,
                    0x7DB5FF,
                    0xFF9A5C,
                    0x3DDCA8,
                    0xF0A0CC,
                    0xFFC04D,
                    0xB0E6FF,
                    0xF8F06A);

    /** All of them. */
    public static final List<Theme> ALL = List.of(LIGHT, DARK, HIGH_CONTRAST);

    private final String name;
    private final boolean dark;
    private final ToIntFunction<Tone> tones;
    private final int[] inks;
    private final Hatch[] hatches;
    private final Hatch anyone;
    private final Hatch held;

    private Theme(String name, boolean dark, ToIntFunction<Tone> tones, int... inks) {
        this.name = name;
        this.dark = dark;
        this.tones = tones;
        this.inks = inks;
        hatches = new Hatch[inks.length];
        for (int i = 0; i < hatches.length; i++) {
            hatches[i] = new Hatch(client(i), of(Tone.GROUND));
        }
        anyone = new Hatch(of(Tone.ANYONE), of(Tone.GROUND));
        held = new Hatch(of(Tone.INK), of(Tone.NOTICE));
    }

    /** Whether it is light on dark. */
    public boolean isDark() {
        return dark;
    }

    /** The colour for a purpose. */
    public int of(Tone tone) {
        return tones.applyAsInt(tone);
    }

    /**
     * A client's hue, for lines and areas; on a dark ground the lighter one its words have.
     *
     * @param client its number from 0 in order of arrival: 0 is A
     */
    public int client(int client) {
        return dark ? clientInk(client) : hue(client);
    }

    /**
     * A client's hue for words and outlines; also the fill of its badge, on which the letter has
     * the colour of {@link Tone#GROUND}.
     */
    public int clientInk(int client) {
        return Colour.rgb(inks[inkOf(client)]);
    }

    /** The ink of a client; inks repeat. */
    public static int inkOf(int client) {
        return Math.floorMod(client, HUES.length);
    }

    /** How many inks there are before they repeat. */
    public static int inkCount() {
        return HUES.length;
    }

    /** Whether marks in the client's hue need an outline in its ink to be seen. */
    public boolean needsOutline(int client) {
        return !dark && inkOf(client) == YELLOW;
    }

    /** A wait for one client. */
    public Hatch waitsFor(int client) {
        return hatches[Math.floorMod(client, hatches.length)];
    }

    /** A wait for anyone. */
    public Hatch waitsForAnyone() {
        return anyone;
    }

    /** A wait while the gate holds the server: dark on amber like a barrier, and like no client. */
    public Hatch waitsWhileHeld() {
        return held;
    }

    private static int hue(int client) {
        return Colour.rgb(HUES[Math.floorMod(client, HUES.length)]);
    }

    /** Its name on the command line. */
    @Override
    public String toString() {
        return name;
    }
}
