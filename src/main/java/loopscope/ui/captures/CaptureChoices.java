package loopscope.ui.captures;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import loopscope.capture.PictureSize;
import loopscope.takeaway.PictureSizes;

import org.jspecify.annotations.Nullable;

/** What the user has chosen of captures. Confined to the JavaFX thread. */
public final class CaptureChoices {
    /** The name of the size that a capture has by itself. */
    public static final String OWN_SIZE = "";

    private final ObjectProperty<CaptureScope> scope =
            new SimpleObjectProperty<>(CaptureScope.VISIBLE);
    private final StringProperty size = new SimpleStringProperty(OWN_SIZE);
    private final StringProperty caption = new SimpleStringProperty("");
    private final BooleanProperty transparent = new SimpleBooleanProperty();
    private final BooleanProperty inspector = new SimpleBooleanProperty();

    /** What of the run. */
    public ObjectProperty<CaptureScope> scopeProperty() {
        return scope;
    }

    /** The name of one of the {@linkplain PictureSizes#named() sizes}, or {@link #OWN_SIZE}. */
    public StringProperty sizeProperty() {
        return size;
    }

    /** Words below the picture. */
    public StringProperty captionProperty() {
        return caption;
    }

    /** Whether the picture has no ground. */
    public BooleanProperty transparentProperty() {
        return transparent;
    }

    /** Whether the sets and the code are part of it. */
    public BooleanProperty inspectorProperty() {
        return inspector;
    }

    /** The size; null for the capture's own. */
    public @Nullable PictureSize size() {
        return PictureSizes.named().get(size.get());
    }
}
