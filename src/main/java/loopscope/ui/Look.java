package loopscope.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.text.Font;

import loopscope.picture.Colour;
import loopscope.picture.Theme;
import loopscope.picture.Tone;
import loopscope.picture.Typeface;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;

/**
 * Fonts and colours of the window: AtlantaFX for the controls, and the picture's own tones, which
 * the style sheet knows as {@code -tone-ground} and so on, with the clients' inks as {@code
 * -client-0} and so on, so that both are of one piece.
 */
final class Look {
    private Look() {}

    /** Makes the bundled fonts known to the style sheet. Any thread, once. */
    static void loadFonts() {
        for (Typeface face : Typeface.all()) {
            try (InputStream in = Typeface.class.getResourceAsStream(face.toString())) {
                Font unused = Font.loadFont(Objects.requireNonNull(in), 12);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Dresses a window, and again whenever light turns to dark or back. */
    static void follow(Scene scene, ReadOnlyBooleanProperty dark) {
        String sheet = Objects.requireNonNull(Look.class.getResource("window.css")).toString();
        scene.getStylesheets().add(sheet);
        dark.addListener((value, was, is) -> dress(scene, is));
        dress(scene, dark.get());
    }

    private static void dress(Scene scene, boolean dark) {
        var controls = dark ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(controls.getUserAgentStylesheet());
        scene.getRoot().setStyle(tones(dark ? Theme.DARK : Theme.LIGHT));
    }

    private static String tones(Theme theme) {
        StringBuilder style = new StringBuilder();
        for (Tone tone : Tone.values()) {
            String name = tone.name().toLowerCase(Locale.ROOT).replace('_', '-');
            style.append("-tone-").append(name).append(": ");
            style.append(Colour.hex(theme.of(tone))).append("; ");
        }
        for (int ink = 0; ink < Theme.inkCount(); ink++) {
            style.append("-client-").append(ink).append(": ");
            style.append(Colour.hex(theme.clientInk(ink))).append("; ");
        }
        return style.toString();
    }
}
