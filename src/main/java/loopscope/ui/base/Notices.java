package loopscope.ui.base;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The one notice that the window shows, the latest. Confined to the JavaFX thread. */
public final class Notices {
    private final ReadOnlyObjectWrapper<Notice> latest = new ReadOnlyObjectWrapper<>(Notice.NONE);

    /** The latest notice; {@link Notice#NONE} once it is dismissed. */
    public ReadOnlyObjectProperty<Notice> latestProperty() {
        return latest.getReadOnlyProperty();
    }

    /** Shows a notice in place of the one before. */
    public void show(Notice notice) {
        latest.set(notice);
    }

    /** Removes the notice. */
    public void dismiss() {
        latest.set(Notice.NONE);
    }

    /** Dismisses a notice that is no longer true; any other stays. */
    public void retract(Notice notice) {
        if (notice.equals(latest.get())) {
            dismiss();
        }
    }
}
