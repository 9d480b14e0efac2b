package loopscope.ui.inspector.numbers;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;

import loopscope.picture.surface.CanvasSurface;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;

import java.util.function.Supplier;

/**
 * A canvas as wide as its room, painted when figures or width change. It can be focused, and has
 * its content in words for a screen reader.
 */
abstract class Plot {
    private final Canvas canvas = new Canvas();
    private final CanvasSurface surface = new CanvasSurface(canvas.getGraphicsContext2D());
    private final Supplier<Theme> theme;
    private final Pane pane = new Pane(canvas);
    private NumbersViewModel.Figures figures = NumbersViewModel.Figures.NONE;

    Plot(Supplier<Theme> theme, String id) {
        this.theme = theme;
        pane.setId(id);
        pane.getStyleClass().add("plot");
        pane.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        pane.setFocusTraversable(true);
        pane.widthProperty().addListener((value, was, is) -> paint());
    }

    /** The pane with the canvas. */
    Node node() {
        return pane;
    }

    /** The theme in use. */
    Theme theme() {
        return theme.get();
    }

    /** Shows other figures. */
    void show(NumbersViewModel.Figures now) {
        figures = now;
        paint();
    }

    private void paint() {
        double width = Math.floor(pane.getWidth());
        if (width < 1) {
            return;
        }
        double height = Math.ceil(height(figures));
        pane.setMinHeight(height);
        pane.setPrefHeight(height);
        canvas.setWidth(width);
        canvas.setHeight(height);
        double density =
                pane.getScene() == null ? 1 : pane.getScene().getWindow().getOutputScaleX();
        surface.begin(1, density, 0, 0);
        surface.rect(0, 0, width, height, theme().of(Tone.GROUND));
        paint(surface, figures, width);
        pane.setAccessibleText(words(figures));
    }

    /** The plot's height, in pixels. */
    abstract double height(NumbersViewModel.Figures figures);

    /** Paints the plot, with its upper left corner at (0, 0). */
    abstract void paint(CanvasSurface surface, NumbersViewModel.Figures figures, double width);

    /** The plot in words. */
    abstract String words(NumbersViewModel.Figures figures);
}
