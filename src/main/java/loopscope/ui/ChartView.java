package loopscope.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;

import loopscope.picture.plots.ScalingPlot;
import loopscope.picture.surface.CanvasSurface;
import loopscope.picture.surface.Theme;
import loopscope.ui.lessons.Chart;

import org.jspecify.annotations.Nullable;

/**
 * The chart of a lesson's experiment, over the picture while it is to be seen. Confined to the
 * JavaFX thread.
 */
final class ChartView {
    private final ObservableValue<@Nullable Chart> chart;
    private final ObservableValue<Theme> theme;
    private final Canvas canvas = new Canvas();
    private final CanvasSurface surface = new CanvasSurface(canvas.getGraphicsContext2D());
    private final Pane pane = new Pane(canvas);

    /** A chart that fills its room, where there is one. */
    ChartView(ObservableValue<@Nullable Chart> chart, ObservableValue<Theme> theme) {
        this.chart = chart;
        this.theme = theme;
        pane.setId("lessonChart");
        pane.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        pane.setFocusTraversable(true);
        pane.setVisible(false);
        // The canvas follows the pane: it must not keep the pane as large as it once was.
        canvas.setManaged(false);
        pane.setMinSize(0, 0);
        pane.widthProperty().addListener((value, was, is) -> paint());
        pane.heightProperty().addListener((value, was, is) -> paint());
        chart.addListener((value, was, is) -> paint());
        theme.addListener((value, was, is) -> paint());
    }

    /** The pane with the chart; it can't be seen while there is none. */
    Node node() {
        return pane;
    }

    private void paint() {
        Chart shown = chart.getValue();
        pane.setVisible(shown != null);
        double width = Math.floor(pane.getWidth());
        double height = Math.floor(pane.getHeight());
        if (shown == null || width < 1 || height < 1) {
            return;
        }
        canvas.setWidth(width);
        canvas.setHeight(height);
        double density =
                pane.getScene() == null ? 1 : pane.getScene().getWindow().getOutputScaleX();
        surface.begin(1, density, 0, 0);
        ScalingPlot.paint(surface, theme.getValue(), shown.scaling(), shown.title(), width, height);
        pane.setAccessibleText(ScalingPlot.words(shown.scaling()));
    }
}
