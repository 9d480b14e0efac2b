package loopscope.ui;

import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * Shows a window's content larger or smaller than it was made for.
 *
 * <p>The content is laid out in a room of its own pixels and drawn at the scale: everything in it
 * grows alike, whether its size was given in pixels or in type, and text stays sharp. Popups are
 * windows of their own; {@link Look} sees to them.
 */
final class Enlarged extends Region {
    private final Region content;
    private final Scale scale = new Scale(1, 1, 0, 0);

    Enlarged(Parent content) {
        this.content = (Region) content;
        content.getTransforms().add(scale);
        getChildren().add(content);
    }

    /** How many pixels one of the content's is drawn with. */
    void setScale(double pixels) {
        scale.setX(pixels);
        scale.setY(pixels);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth() / scale.getX(), getHeight() / scale.getY());
    }
}
