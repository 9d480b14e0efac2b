package loopscope.ui.appearance;

import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

import org.jspecify.annotations.Nullable;

/**
 * A pane that scales its content: that of a window, or the picture in it.
 *
 * <p>The content is laid out in its own pixels and drawn at the scale: everything in it grows
 * alike, whether its size was given in pixels or in type, and text stays sharp. Popups are windows
 * of their own; {@link Look} sizes them.
 */
public final class Enlarged extends Region {
    private @Nullable Region content;
    private final Scale scale = new Scale(1, 1, 0, 0);

    /** Sets the content; called once. */
    public void fill(Region with) {
        content = with;
        with.getTransforms().add(scale);
        getChildren().add(with);
    }

    /** Sets how many pixels a pixel of the content is drawn with. */
    public void setScale(double pixels) {
        if (pixels != scale.getX()) {
            scale.setX(pixels);
            scale.setY(pixels);
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        if (content != null) {
            content.resizeRelocate(0, 0, getWidth() / scale.getX(), getHeight() / scale.getY());
        }
    }
}
