package loopscope.picture.surface;

import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.text.Font;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps JavaFX's objects for colours, fonts and hatches, each made once, so that painting a frame
 * makes no object per mark. Confined to the thread of its {@link CanvasSurface}.
 */
final class CanvasPalette {
    private static final int SLOTS = 256;
    private static final int PROBES = 8;

    /** Loading registers a font with JavaFX for good, so once per run is enough. */
    private static final Map<Typeface, String> FONT_NAMES = new HashMap<>();

    private final int[] keys = new int[SLOTS];
    private final @Nullable Color[] colours = new Color[SLOTS];
    private final Map<TextStyle, Font> fonts = new HashMap<>();
    private final Map<Hatch, ImagePattern> hatches = new HashMap<>();
    private double hatchDensity;

    /**
     * Open addressing over a few slots; a colour that finds no free slot replaces the last one it
     * tried.
     */
    Color colour(int argb) {
        int home = (argb * 0x9E3779B9) >>> 24;
        int slot = home;
        for (int i = 0; i < PROBES; i++) {
            slot = (home + i) % SLOTS;
            Color known = colours[slot];
            if (known == null) {
                break;
            }
            if (keys[slot] == argb) {
                return known;
            }
        }
        Color made =
                Color.rgb((argb >> 16) & 255, (argb >> 8) & 255, argb & 255, Colour.opacity(argb));
        keys[slot] = argb;
        colours[slot] = made;
        return made;
    }

    Font font(TextStyle style) {
        Font known = fonts.get(style);
        if (known == null) {
            known = new Font(fontName(Typeface.of(style)), style.size());
            fonts.put(style, known);
        }
        return known;
    }

    ImagePattern hatch(Hatch hatch, double density) {
        if (density != hatchDensity) {
            hatches.clear();
            hatchDensity = density;
        }
        ImagePattern known = hatches.get(hatch);
        if (known == null) {
            known = pattern(hatch, density);
            hatches.put(hatch, known);
        }
        return known;
    }

    private static ImagePattern pattern(Hatch hatch, double density) {
        int side = HatchTile.side(density);
        WritableImage tile = new WritableImage(side, side);
        tile.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        side,
                        side,
                        PixelFormat.getIntArgbInstance(),
                        HatchTile.pixels(hatch, side),
                        0,
                        side);
        // The tile's side in picture pixels: one tile pixel falls on one device pixel.
        double period = side / density;
        return new ImagePattern(tile, 0, 0, period, period, false);
    }

    private static String fontName(Typeface face) {
        synchronized (FONT_NAMES) {
            return FONT_NAMES.computeIfAbsent(face, CanvasPalette::load);
        }
    }

    private static String load(Typeface face) {
        try (InputStream in = face.open()) {
            Font loaded = Font.loadFont(in, 12);
            return loaded == null ? Font.getDefault().getName() : loaded.getName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
