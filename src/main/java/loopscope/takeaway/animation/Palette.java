package loopscope.takeaway.animation;

import loopscope.picture.surface.Hatch;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The colours of an animation: those of the theme as they are, then the ones that the frames have
 * most of, none close to another while there is room. One more index is no colour: what was there
 * before stays.
 */
final class Palette {
    /** A GIF has this many colours, and one of them is none. */
    private static final int MOST = 255;

    /** The index of a pixel that stays as it was. */
    static final int SAME = MOST;

    /** Rarer colours than these many are not looked at. */
    private static final int MOST_LOOKED_AT = 6000;

    /** The square of the least distance of two colours at first; it is halved until all fit in. */
    private static final int APART = 4096;

    private final int[] colours;
    private final Map<Integer, Integer> known = new HashMap<>();

    private Palette(List<Integer> colours) {
        this.colours = colours.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Counts colours; frames that are looked at need not be kept. */
    static final class Counter {
        private final Map<Integer, Integer> counts = new HashMap<>();

        void add(BufferedImage image) {
            int[] pixels = pixels(image);
            int at = 0;
            while (at < pixels.length) {
                int colour = pixels[at];
                int from = at;
                while (at < pixels.length && pixels[at] == colour) {
                    at++;
                }
                counts.merge(colour & 0xFFFFFF, at - from, Integer::sum);
            }
        }

        Palette palette(Theme theme) {
            Set<Integer> chosen = new LinkedHashSet<>(ofTheme(theme));
            List<Integer> others =
                    counts.entrySet().stream()
                            .sorted(
                                    Comparator.comparing(Map.Entry<Integer, Integer>::getValue)
                                            .reversed()
                                            .thenComparing(Map.Entry::getKey))
                            .limit(MOST_LOOKED_AT)
                            .map(Map.Entry::getKey)
                            .toList();
            for (int apart = APART; apart > 0 && chosen.size() < MOST; apart /= 2) {
                for (int colour : others) {
                    if (chosen.size() < MOST && isApart(colour, chosen, apart)) {
                        chosen.add(colour);
                    }
                }
            }
            return new Palette(new ArrayList<>(chosen));
        }

        private static boolean isApart(int colour, Set<Integer> chosen, int apart) {
            for (int other : chosen) {
                if (distance(colour, other) < apart) {
                    return false;
                }
            }
            return true;
        }
    }

    private static List<Integer> ofTheme(Theme theme) {
        List<Integer> colours = new ArrayList<>();
        for (Tone tone : Tone.values()) {
            colours.add(theme.of(tone) & 0xFFFFFF);
        }
        for (int client = 0; client < Theme.inkCount(); client++) {
            colours.add(theme.client(client) & 0xFFFFFF);
            colours.add(theme.clientInk(client) & 0xFFFFFF);
            add(theme.waitsFor(client), colours);
        }
        add(theme.waitsForAnyone(), colours);
        add(theme.waitsWhileHeld(), colours);
        return colours;
    }

    private static void add(Hatch hatch, List<Integer> colours) {
        colours.add(hatch.stripe() & 0xFFFFFF);
        colours.add(hatch.tint() & 0xFFFFFF);
    }

    /** The index of the nearest colour. */
    int index(int pixel) {
        return known.computeIfAbsent(pixel & 0xFFFFFF, this::nearest);
    }

    private int nearest(int colour) {
        int best = 0;
        for (int i = 1; i < colours.length; i++) {
            if (distance(colour, colours[i]) < distance(colour, colours[best])) {
                best = i;
            }
        }
        return best;
    }

    /** The square of the distance of two colours, as an eye weighs red, green and blue. */
    private static int distance(int one, int other) {
        int red = (one >> 16 & 0xFF) - (other >> 16 & 0xFF);
        int green = (one >> 8 & 0xFF) - (other >> 8 & 0xFF);
        int blue = (one & 0xFF) - (other & 0xFF);
        return 3 * red * red + 4 * green * green + 2 * blue * blue;
    }

    /** The colours as ImageIO takes them. */
    IndexColorModel model() {
        byte[] red = new byte[MOST + 1];
        byte[] green = new byte[MOST + 1];
        byte[] blue = new byte[MOST + 1];
        for (int i = 0; i < colours.length; i++) {
            red[i] = (byte) (colours[i] >> 16);
            green[i] = (byte) (colours[i] >> 8);
            blue[i] = (byte) colours[i];
        }
        return new IndexColorModel(8, MOST + 1, red, green, blue, SAME);
    }

    /** The pixels of an image that {@code Pixels} drew. */
    static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
}
