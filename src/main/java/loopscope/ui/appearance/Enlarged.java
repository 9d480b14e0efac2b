package loopscope.ui.appearance;

import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

import org.jspecify.annotations.Nullable;

/**
 * Shows a window's content larger or smaller than it was made for.
 *
 * <p>The content is laid out in a room of its own pixels and drawn at the scale: everything in it
 * grows alike, whether its size was given in pixels or in type, and text stays sharp. Popups are
 * windows of their own; {@link Look} sees to them.
 */
public final class Enlarged extends Region {
    private @Nullable Region content;
    private final Scale scale = new Scale(1, 1, 0, 0);

    /** Shows a content; there was none before. */
    public void fill(Region with) {
        content = with;
        with.getTransforms().add(scale);
        getChildren().add(with);
    }

    /** How many pixels one of the content's is drawn with. */
    void setScale(double pixels) {
        scale.setX(pixels);
        scale.setY(pixels);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (content != null) {
            content.resizeRelocate(0, 0, getWidth() / scale.getX(), getHeight() / scale.getY());
        }
    }
}
