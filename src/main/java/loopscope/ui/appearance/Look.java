package loopscope.ui.appearance;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.PopupControl;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;
import loopscope.picture.surface.Typeface;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;

/**
 * Fonts and colours of the window. AtlantaFX styles the controls; the style sheet gets the
 * picture's tones as {@code -tone-ground} and so on, and the clients' inks as {@code -client-0} and
 * so on, so that controls and picture match.
 */
public final class Look {
    /** Height of the type in pixels at 100%, as the style sheet has it. */
    private static final double TYPE = 13;

    private static final PseudoClass HIGH_CONTRAST = PseudoClass.getPseudoClass("high-contrast");

    private Look() {}

    /** Makes the bundled fonts known to the style sheet. Called once, on any thread. */
    public static void loadFonts() {
        for (Typeface face : Typeface.all()) {
            try (InputStream in = Typeface.class.getResourceAsStream(face.toString())) {
                Font _ = Font.loadFont(Objects.requireNonNull(in), 12);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Styles a window, now and whenever its look changes. */
    public static void follow(Scene scene, Enlarged root, LookViewModel look) {
        look.themeProperty().subscribe(theme -> dress(scene, theme));
        look.sizeProperty().subscribe(percent -> root.setScale(look.scale()));
        Window.getWindows()
                .addListener((ListChangeListener<Window>) change -> sizePopups(scene, look));
    }

    /** Adds the style sheet for the window's content; the empty window is shown sooner without. */
    public static void refine(Scene scene) {
        String sheet = Objects.requireNonNull(Look.class.getResource("window.css")).toString();
        scene.getStylesheets().add(sheet);
    }

    private static void dress(Scene scene, Theme theme) {
        var controls = theme.isDark() ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(controls.getUserAgentStylesheet());
        scene.setFill(Color.web(Colour.hex(theme.of(Tone.GROUND))));
        scene.getRoot().setStyle(tones(theme));
        scene.getRoot().pseudoClassStateChanged(HIGH_CONTRAST, theme.equals(Theme.HIGH_CONTRAST));
    }

    /** Scales the popups by their font size, as they are outside the scaled pane. */
    private static void sizePopups(Scene scene, LookViewModel look) {
        String style = "-fx-font-size: " + TYPE * look.scale() + "px";
        Window.getWindows().stream()
                .filter(window -> isOver(window, scene.getWindow()))
                .filter(PopupControl.class::isInstance)
                .forEach(window -> ((PopupControl) window).setStyle(style));
    }

    private static boolean isOver(@Nullable Window window, Window owner) {
        return window instanceof PopupWindow popup
                && (owner.equals(popup.getOwnerWindow()) || isOver(popup.getOwnerWindow(), owner));
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
